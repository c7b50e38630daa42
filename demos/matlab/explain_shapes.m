% Explains an ONNX network for coloured shapes: each heatmap shows the shape that was asked about; in MATLAB or Octave.
%
% The pictures show two shapes each. A row is the picture and a heatmap for either shape: red speaks for it, blue
% against. Needs all of the project built.
%
%     octave-cli demos/matlab/explain_shapes.m

here = fileparts(mfilename('fullpath'));
demos = fullfile(here, '..');
run(fullfile(demos, '..', 'interop-matlab', 'matlab', 'lrp_setup.m'));

pairs = {'cross-ring', 'cross-square', 'ring-triangle', 'triangle-ring'};
data = fullfile(demos, 'data', 'shapes');
classes = strsplit(strtrim(fileread(fullfile(data, 'classes.txt'))), "\n");
files = cellfun(@(pair) fullfile(data, [pair '.png']), pairs, 'UniformOutput', false);

% One heatmap for each of the two shapes in every picture.
heatmaps = cell(numel(pairs), 2);
for place = 1:2
    names = cellfun(@(pair) strsplit(pair, '-'), pairs, 'UniformOutput', false);
    [~, targets] = ismember(cellfun(@(both) both{place}, names, 'UniformOutput', false), classes);
    [relevance, scores] = lrp_explain_onnx(fullfile(demos, 'models', 'shapes', 'shapes.onnx'), files, ...
        'preprocess', fullfile(data, 'preprocess.txt'), 'target', targets);
    for i = 1:numel(pairs)
        fprintf('%-14s %-9s score %7.3f   sum of relevance %7.3f\n', pairs{i}, classes{targets(i)}, ...
            scores(i, targets(i)), sum(relevance{i}(:)));
        heatmaps{i, place} = render.hm_to_rgb(sum(relevance{i}, 3).', [], 4); % render takes images row after row
    end
end

if ~exist(fullfile(demos, 'output'), 'dir')
    mkdir(fullfile(demos, 'output'));
end
pictures = cellfun(@(file) render.enlarge_image(double(imread(file)) / 255, 4), files(:), 'UniformOutput', false);
render.save_image({cell2mat([pictures, heatmaps])}, fullfile(demos, 'output', 'explain_shapes_m.png'));
