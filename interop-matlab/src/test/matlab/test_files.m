function test_files
% Models and data survive being written and read, in a folder Java did not start in.

mkdir('sub');
cd('sub');
nn = modules.Sequential({modules.Convolution([3 3 2 4], [1 1]), modules.Rect(), modules.SumPool([2 2], [2 2]), ...
    modules.MaxPool([1 1], [1 1]), modules.Flatten(), modules.Linear(16, 3), modules.Tanh(), modules.Linear(3, 2), ...
    modules.SoftMax()});
nn.modules{1}.B = [1 2 3 4] / 3;
X = randn(2, 6, 6, 2);
Y = nn.forward(X);
kinds = cellfun(@class, nn.modules, 'UniformOutput', false);
fails_with('In Matlab: call nn.forward\(X\) before', @() model_io.write(fresh(nn), 'net.mat'));
for fmt = {'txt', 'mat'}
    file = ['net.' fmt{1}];
    nn.forward(X);
    model_io.write(nn, file);
    assert(isempty(nn.modules{1}.X));
    back = model_io.read(file);
    assert(cellfun(@class, back.modules, 'UniformOutput', false), kinds);
    assert(back.modules{1}.W, nn.modules{1}.W);
    assert(back.modules{1}.B, nn.modules{1}.B);
    assert(back.modules{3}.pool, [2 2]);
    assert([back.modules{6}.m, back.modules{6}.n], [16 3]);
    close_to(back.forward(X), Y);
end
model_io.write(nn, 'net.model', 'txt');

% For the original toolbox in MATLAB the rows of weights behind a Flatten come in another order.
model_io.write(nn, 'theirs.txt', '', [6 6 2]);
theirs = model_io.read('theirs.txt');
order = permute(reshape(1:16, [4 2 2]), [3 2 1]); % channels fastest, to rows fastest
assert(theirs.modules{6}.W, nn.modules{6}.W(order(:), :));
back = model_io.read('theirs.txt', 'txt', [6 6 2]);
close_to(back.forward(X), Y);
model_io.read('net.model', 'txt');
assert(evalc('model_io.read(''net.txt'');'), sprintf('loading plain text model from net.txt\n'));
fails_with('^model_io.read : No such file or directory: none.txt$', @() model_io.read('none.txt'));
fails_with('''xyz'' is no known model format; known are', @() model_io.write(nn, 'net.xyz'));
fails_with('must be a modules.Sequential, but is of class double', @() model_io.write(3, 'net.txt'));
fails_with('module 1 is of class Doubling', @() model_io.write(modules.Sequential({Doubling()}), 'net.txt'));

data = randn(4, 3, 2);
data_io.write(data, 'data.mat');
assert(data_io.read('data.mat'), data);
file = fopen('data.mat');
header = fread(file, [1 6], 'uint8=>char');
fclose(file);
assert(header, 'MATLAB');
data_io.write(data(:, :, 1), 'data.txt');
assert(data_io.read('data.txt'), data(:, :, 1));
data_io.write(1:3, 'row', 'txt');
assert(data_io.read('row', 'txt'), 1:3);
fails_with('text holds matrices only', @() data_io.write(data, 'data.txt'));
fails_with('^data_io.read : No such file or directory: none.mat$', @() data_io.read('none.mat'));
fails_with('is no known array format', @() data_io.write(data, 'data.xyz'));
end

function nn = fresh(nn)
nn.clean();
end
