% Explains what a small dense network sees in ten handwritten-looking digits, in MATLAB or Octave.
%
% For each digit: the true and the predicted class, and a picture of the digit beside its heatmap (red speaks for the
% prediction, blue against it). Then all digits at once, to show how fast batches are.
%
%     octave-cli demos/matlab/lrp_demo.m

here = fileparts(mfilename('fullpath'));
demos = fullfile(here, '..');
run(fullfile(demos, '..', 'interop-matlab', 'matlab', 'lrp_setup.m'));

% The file holds an object of a MATLAB class. Without its softmax the network gives scores, which explain better than
% probabilities.
nn = model_io.read(fullfile(demos, 'models', 'digits', 'long-rect.mat'));
nn.drop_softmax_output_layer();

images = double(data_io.read(fullfile(demos, 'data', 'digits', 'test_images.mat'))) / 127.5 - 1; % 0..255 to -1..1
labels = data_io.read(fullfile(demos, 'data', 'digits', 'test_labels.mat'));
[~, predicted] = max(nn.forward(images), [], 2);
fprintf('accuracy on %d digits: %.4f\n', numel(labels), mean(predicted - 1 == labels));

if ~exist(fullfile(demos, 'output'), 'dir')
    mkdir(fullfile(demos, 'output'));
end
pictures = cell(2, 5);
for digit = 0:9
    i = find(labels == digit, 1);
    x = images(i, :);
    scores = nn.forward(x);
    [~, winner] = max(scores);
    fprintf('true class: %d   predicted class: %d\n', labels(i), winner - 1);

    % Explain the strongest score alone: relevance starts there and nowhere else.
    start = zeros(size(scores));
    start(winner) = scores(winner);
    relevance = nn.lrp(start, 'epsilon', 0.01);

    picture = render.save_image({render.digit_to_rgb(x, 6), render.hm_to_rgb(relevance, x, 6)}, ...
        fullfile(demos, 'output', sprintf('lrp_demo_m-%d.png', digit)));
    pictures{floor(digit / 5) + 1, mod(digit, 5) + 1} = picture;
    imshow(picture);
    title(sprintf('a %d that looks like a %d', labels(i), winner - 1));
    drawnow;
end

% All ten in two rows; pictures are arrays like any other.
render.save_image({cell2mat(pictures)}, fullfile(demos, 'output', 'lrp_demo_m.png'));

tic;
relevance = nn.lrp(nn.forward(images));
fprintf('%d heatmaps in %.3f s\n', size(relevance, 1), toc);
