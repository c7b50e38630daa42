% Trains a network on digits, keeps it in a file and explains what it has learned; in MATLAB or Octave.
%
%     octave-cli demos/matlab/training_demo.m

here = fileparts(mfilename('fullpath'));
demos = fullfile(here, '..');
run(fullfile(demos, '..', 'interop-matlab', 'matlab', 'lrp_setup.m'));

images = double(data_io.read(fullfile(demos, 'data', 'digits', 'test_images.mat'))) / 127.5 - 1;
labels = data_io.read(fullfile(demos, 'data', 'digits', 'test_labels.mat'));
targets = double(labels == 0:9); % a column per class

nn = modules.Sequential({modules.Linear(784, 100), modules.Rect(), modules.Linear(100, 10), modules.SoftMax()});
% 400 digits to learn from, with noise that changes each time they are drawn, and 100 to evaluate on.
noise = @(x) x + 0.2 * randn(size(x));
nn.train(images(1:400, :), targets(1:400, :), images(401:end, :), targets(401:end, :), 20, 2000, 0.01, 'sublinear', ...
    [], 250, [], noise);

if ~exist(fullfile(demos, 'output'), 'dir')
    mkdir(fullfile(demos, 'output'));
end
file = fullfile(demos, 'output', 'trained_m.mat');
model_io.write(nn, file); % MATLAB's own load reads it, too

nn = model_io.read(file);
nn.drop_softmax_output_layer();
i = find(labels(401:end) == 4, 1) + 400;
scores = nn.forward(images(i, :));
[~, winner] = max(scores);
fprintf('a %d is taken for a %d\n', labels(i), winner - 1);
relevance = nn.lrp(scores .* ((1:10) == winner), 'alphabeta', 2);
render.save_image({render.digit_to_rgb(images(i, :), 6), render.hm_to_rgb(relevance, images(i, :), 6)}, ...
    fullfile(demos, 'output', 'training_demo_m.png'));
