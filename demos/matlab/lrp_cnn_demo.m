% Explains a LeNet-5 by several rules, side by side: how much the choice of the rule matters; in MATLAB or Octave.
%
% One row per digit: the digit, then its heatmaps by epsilon, by alpha-beta, and by a composite that treats the first
% layer and the others differently.
%
%     octave-cli demos/matlab/lrp_cnn_demo.m

here = fileparts(mfilename('fullpath'));
demos = fullfile(here, '..');
run(fullfile(demos, '..', 'interop-matlab', 'matlab', 'lrp_setup.m'));

nn = model_io.read(fullfile(demos, 'models', 'digits', 'LeNet-5.txt'));
pixels = double(data_io.read(fullfile(demos, 'data', 'digits', 'test_images.mat'))) / 127.5 - 1;
labels = data_io.read(fullfile(demos, 'data', 'digits', 'test_labels.mat'));

% The network takes images of 32 x 32 pixels with one channel: rows of pixels become images, with a margin of two pixels
% of background.
images = -ones(numel(labels), 32, 32);
images(:, 3:30, 3:30) = permute(reshape(pixels, [], 28, 28), [1 3 2]);
[~, predicted] = max(nn.forward(images), [], 2);
fprintf('accuracy on %d digits: %.4f\n', numel(labels), mean(predicted - 1 == labels));

chosen = arrayfun(@(digit) find(labels == digit, 1), [0 2 3 5 8]);
x = images(chosen, :, :);
scores = nn.forward(x);
start = scores .* (scores == repmat(max(scores, [], 2), 1, size(scores, 2)));

heatmaps = {nn.lrp(start, 'epsilon', 1), nn.lrp(start, 'alphabeta', 2)};
% Presets per layer make a composite: epsilon everywhere, but the squared weights alone in the first layer.
nn.set_lrp_parameters('epsilon', 1);
nn.modules{1}.set_lrp_parameters('ww');
heatmaps{3} = nn.lrp(start);
names = {'epsilon 1', 'alpha 2, beta -1', 'w^2 first'};
for k = 1:3
    fprintf('%-18s sum of scores %8.3f   sum of relevance %8.3f\n', names{k}, sum(start(:)), sum(heatmaps{k}(:)));
end

if ~exist(fullfile(demos, 'output'), 'dir')
    mkdir(fullfile(demos, 'output'));
end
rows = cell(numel(chosen), 1);
for i = 1:numel(chosen)
    % render takes images row after row, Matlab stores them column after column.
    upright = @(image) reshape(image, 32, 32).';
    pictures = {render.digit_to_rgb(upright(x(i, :, :)), 5)};
    for k = 1:3
        pictures{end + 1} = render.hm_to_rgb(upright(heatmaps{k}(i, :, :)), upright(x(i, :, :)), 5); %#ok<SAGROW>
    end
    name = sprintf('lrp_cnn_demo_m-%d.png', labels(chosen(i)));
    rows{i} = render.save_image(pictures, fullfile(demos, 'output', name));
    imshow(rows{i});
    title(['digit   ' strjoin(names, '   ')]);
    drawnow;
end
render.save_image({cell2mat(rows)}, fullfile(demos, 'output', 'lrp_cnn_demo_m.png'));
