function test_explain
% lrp_explain_onnx, on a network in a text file: only the format differs.

nn = modules.Sequential({modules.Convolution([3 3 3 4], [1 1]), modules.Rect(), modules.MaxPool([2 2], [2 2]), ...
    modules.Flatten(), modules.Linear(36, 5)});
nn.modules{1}.B = randn(1, 4) / 10;
model_io.write(nn, 'net.txt');
x = randn(3, 8, 8, 3);
y = nn.forward(x);
[~, best] = max(y, [], 2);
start = y .* (best == 1:5);

% A batch: every number has its relevance.
[R, scores] = lrp_explain_onnx('net.txt', x, 'composite', 'epsilon');
close_to(scores, y);
close_to(R, nn.lrp(start, 'epsilon', 1e-6));
R = lrp_explain_onnx('net.txt', x, 'composite', 'epsilon', 'target', [2 5 1]);
close_to(R, nn.lrp(y .* ([2; 5; 1] == 1:5), 'epsilon', 1e-6));
R = lrp_explain_onnx('net.txt', x, 'composite', 'epsilon', 'target', 4);
close_to(R, nn.lrp(y .* ((1:5) == 4), 'epsilon', 1e-6));
close_to(lrp_explain_onnx('net.txt', x, 'composite', 'epsilon; *Linear=epsilon(0.5); *Conv*=epsilon(0.5)'), ...
    nn.lrp(start, 'epsilon', 0.5));
fails_with('no layer has a name or type like', ...
    @() lrp_explain_onnx('net.txt', x, 'composite', 'epsilon; nowhere=flat'));

% Pictures: as arrays, as files, several at once.
settings = 'scale=1/255 mean=0.5 std=0.5 layout=nhwc';
a = uint8(floor(256 * rand(8, 8, 3)));
b = uint8(floor(256 * rand(8, 8, 3)));
imwrite(b, 'b.png');
[R, scores] = lrp_explain_onnx('net.txt', a, 'preprocess', settings);
assert({size(R), size(scores)}, {[8 8 3], [1 5]});
close_to(scores, nn.forward(reshape((double(a) / 255 - 0.5) / 0.5, [1 8 8 3])), 1e-10);
both = lrp_explain_onnx('net.txt', {a, 'b.png'}, 'preprocess', settings);
close_to(both{1}, R);
file = fopen('settings.txt', 'w');
fprintf(file, '%s\n', settings);
fclose(file);
close_to(both{1}, lrp_explain_onnx('net.txt', a, 'preprocess', 'settings.txt'));
close_to(both{2}, lrp_explain_onnx('net.txt', 'b.png', 'preprocess', settings));

% The box of possible inputs is that of the preprocessing, unless given.
box = lrp_explain_onnx('net.txt', a, 'preprocess', settings, 'composite', 'epsilon-gamma-box');
close_to(box, lrp_explain_onnx('net.txt', a, 'preprocess', settings, 'composite', 'epsilon-gamma-box', 'low', -1, ...
    'high', 1));
other = lrp_explain_onnx('net.txt', a, 'preprocess', settings, 'composite', 'epsilon-gamma-box', 'low', -3);
assert(~isequal(box, other));
each = lrp_explain_onnx('net.txt', a, 'preprocess', settings, 'composite', 'EpsilonGammaBox', 'low', [-1 -1 -1], ...
    'high', ones(8, 8, 3));
close_to(box, each);
fails_with('is empty', @() lrp_explain_onnx('net.txt', a, 'preprocess', settings, 'composite', 'epsilon_gamma_box', ...
    'low', [2 -1 -1]));

% What is explained may be a text, with classes counted from 0; the function at the output stays on demand.
close_to(lrp_explain_onnx('net.txt', x, 'target', 'class:2'), lrp_explain_onnx('net.txt', x, 'target', 3));
[~, kept] = lrp_explain_onnx('net.txt', x, 'keep_output', true);
close_to(kept, nn.forward(x), 1e-10);

% The shape of the input, in every spelling; names of what is not there.
for shape = {[8 8 3], '8x8x3', {'input=1x8x8x3'}}
    close_to(lrp_explain_onnx('net.txt', x, 'input', shape{1}), lrp_explain_onnx('net.txt', x));
    close_to(lrp_explain_onnx('net.txt', x, 'shape', shape{1}), lrp_explain_onnx('net.txt', x));
end
fails_with('no input is named', @() lrp_explain_onnx('net.txt', x, 'input', 'pixels=1x3'));
fails_with('no output is named', @() lrp_explain_onnx('net.txt', x, 'output', 'hidden'));
fails_with('lost.mat', @() lrp_explain_onnx('net.txt', x, 'input', 'input=lost.mat'));

% A file that changed is read anew.
nn.modules{5}.B(:) = 100;
pause(1.1);
model_io.write(nn, 'net.txt');
[~, scores] = lrp_explain_onnx('net.txt', x, 'composite', 'epsilon');
assert(all(scores(:) > 50));

fails_with('no composite is named ''guess''; the names are', @() lrp_explain_onnx('net.txt', x, 'composite', 'guess'));
fails_with('known are preprocess, composite', @() lrp_explain_onnx('net.txt', x, 'rule', 'zero'));
fails_with('there is no engine ''gpu''; the names are \[java', @() lrp_explain_onnx('net.txt', x, 'engine', 'gpu'));
fails_with('No such file or directory: none.onnx', @() lrp_explain_onnx('none.onnx', x));
fails_with('takes samples of shape \(H, W, 3\)', @() lrp_explain_onnx('net.txt', randn(1, 8, 8, 2)));
fails_with('rows x columns x 3', @() lrp_explain_onnx('net.txt', randn(8), 'preprocess', settings));
end
