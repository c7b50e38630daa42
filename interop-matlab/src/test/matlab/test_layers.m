function test_layers
% Every layer computes what its formula says, forward and backward and for relevance; parameters can be changed.

linear()
convolution()
pools()
others()
end

function linear()
layer = modules.Linear(4, 3);
assert({size(layer.W), size(layer.B), layer.m, layer.n}, {[4 3], [1 3], 4, 3});
layer.B = [0.1 -0.2 0.3];
layer.W(2, 3) = 7;
assert(layer.W(2, 3), 7);
X = randn(5, 4);
Y = layer.forward(X);
close_to(Y, X * layer.W + repmat(layer.B, 5, 1));
assert(layer.X, X);
assert(layer.Y, Y);

R = randn(5, 3);
close_to(layer.lrp(R), X .* ((R ./ Y) * layer.W.'), 1e-10);
close_to(layer.epsilon_lrp(R, 0.5), X .* ((R ./ (Y + 0.5 * (2 * (Y >= 0) - 1))) * layer.W.'));
close_to(layer.lrp(R, 'epsilon', 0.5), layer.epsilon_lrp(R, 0.5));
close_to(layer.lrp(R, 'FLAT'), repmat(sum(R, 2) / 4, 1, 4));
V = layer.W .^ 2;
close_to(layer.lrp(R, 'w^2'), R * (V ./ repmat(sum(V), 4, 1)).');
close_to(layer.lrp(R, 'alphabeta', 2), 2 * share(layer, X, R, 1) - share(layer, X, R, -1), 1e-10);

% Relevance follows a change of the weights, without another forward.
layer.W(:) = 1;
close_to(layer.lrp(R, 'epsilon', 1), X .* repmat(sum(R ./ stabilized(X * layer.W + repmat(layer.B, 5, 1)), 2), 1, 4));

DX = layer.backward(R);
close_to(layer.dW, X.' * R);
close_to(layer.dB, sum(R));
close_to(DX, R * layer.W.' * sqrt(4 / 3));
before = layer.W;
layer.update(0.1);
close_to(layer.W, before - 0.1 * (X.' * R) / 2);
layer.clean();
assert(isempty(layer.X) && isempty(layer.Y) && isempty(layer.dW) && isempty(layer.dB));
fails_with('modules.Linear has seen no data yet', @() layer.lrp(R));
end

function R = share(layer, X, R, sign)
% The shares of contributions of one sign, loop by loop.
part = @(v) v .* (v * sign > 0);
out = zeros(size(X));
for n = 1:size(X, 1)
    for j = 1:size(R, 2)
        z = part(X(n, :) .* layer.W(:, j).');
        out(n, :) = out(n, :) + z / (sum(z) + part(layer.B(j))) * R(n, j);
    end
end
R = out;
end

function Z = stabilized(Y)
Z = Y + 2 * (Y >= 0) - 1;
end

function convolution()
layer = modules.Convolution([2 3 2 4], [1 2]);
assert({size(layer.W), size(layer.B), layer.filtersize, layer.stride}, {[2 3 2 4], [1 4], [2 3 2 4], [1 2]});
layer.B = randn(1, 4);
X = randn(3, 4, 7, 2);
Y = layer.forward(X);
assert(size(Y), [3 3 3 4]);
window = reshape(X(2, 2:3, 3:5, :), 1, []);
close_to(squeeze(Y(2, 2, 2, :)).', window * reshape(layer.W, [], 4) + layer.B);
R = layer.lrp(Y, 'flat');
assert(size(R), size(X));
close_to(sum(R(:)), sum(Y(:)));
DX = layer.backward(Y);
assert({size(DX), layer.DY}, {size(X), Y});
before = layer.B;
layer.update(0.01);
close_to(layer.B, before - 0.01 * reshape(sum(sum(sum(Y, 1), 2), 3), 1, 4) / 3);

% One channel and one filter: Matlab drops the dimensions of length 1.
layer = modules.Convolution([2 2 1 1], [1 1]);
X = randn(2, 3, 3);
Y = layer.forward(X);
assert(size(Y), [2 2 2]);
close_to(Y(2, 1, 2), sum(sum(squeeze(X(2, 1:2, 2:3)) .* layer.W)));
assert(size(layer.lrp(Y)), [2 3 3]);

layer = modules.Convolution();
assert({layer.filtersize, layer.stride}, {[5 5 3 32], [2 2]});
end

function pools()
X = randn(2, 4, 4, 3);
window = X(2, 3:4, 1:2, 3);
layer = modules.SumPool();
Y = layer.forward(X);
close_to(Y(2, 2, 1, 3), sum(window(:)) / 2);
% Windows that overlap add their gradients.
layer = modules.SumPool([2 2], [1 1]);
layer.forward(ones(1, 3, 3));
close_to(squeeze(layer.backward(ones(1, 2, 2))), [0.5 1 0.5; 1 2 1; 0.5 1 0.5]);
layer = modules.MaxPool([2 2], [2 2]);
Y = layer.forward(X);
assert(Y(2, 2, 1, 3), max(window(:)));
R = layer.lrp(ones(size(Y)));
assert(sum(R(:) == 1), numel(Y));
layer = modules.AveragePool([2 2]);
assert(layer.stride, [2 2]);
Y = layer.forward(X);
close_to(Y(2, 2, 1, 3), mean(window(:)));
layer.pool = [4 4];
assert(size(layer.forward(X)), [2 1 1 3]);
end

function others()
X = randn(3, 5);
layer = modules.Rect();
assert(layer.forward(X), max(0, X));
assert(layer.lrp(X), X);
layer = modules.Tanh();
close_to(layer.forward(X), tanh(X), 1e-15);
layer = modules.SoftMax();
close_to(layer.forward(X), exp(X) ./ repmat(sum(exp(X), 2), 1, 5), 1e-14);
layer = modules.Flatten();
X = reshape(1:24, [2 3 2 2]);
Y = layer.forward(X);
assert(Y(1, :), reshape(permute(X(1, :, :, :), [1 4 3 2]), 1, [])); % channels fastest
assert(layer.inputshape, [2 3 2 2]);
assert(layer.lrp(Y), X);
assert(layer.backward(Y), X);
end
