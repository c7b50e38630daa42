function test_sequential
% Chains: runs in Java as one, layers of one's own in between, presets, the softmax at the end.

X = randn(6, 4);
a = modules.Linear(4, 5);
b = modules.Tanh();
c = modules.Linear(5, 3);
nn = modules.Sequential({a, b, c, modules.SoftMax()});
nn.drop_softmax_output_layer();
assert(numel(nn.modules), 3);
assert(evalc('nn.drop_softmax_output_layer()'), sprintf('output layer is not softmax. nothing to do\n'));

Y = nn.forward(X);
close_to(Y, c.forward(b.forward(a.forward(X))));
Y = nn.forward(X);
close_to(nn.modules{2}.X, a.Y);
R = nn.lrp(Y, 'epsilon', 0.1);
close_to(R, a.lrp(b.lrp(c.lrp(Y, 'epsilon', 0.1)), 'epsilon', 0.1));

% Presets count where a call names nothing; both are overwritten by set_lrp_parameters.
nn.set_lrp_parameters('epsilon', 0.1);
close_to(nn.lrp(Y), R);
a.set_lrp_parameters('flat');
assert(isempty(a.lrp_param));
close_to(nn.lrp(Y), a.flat_lrp(b.lrp(c.lrp(Y))));
close_to(nn.lrp(Y, 'epsilon', 0.1), R);
nn.set_lrp_parameters();

% A change of weights in the middle is seen at once.
c.W(:) = 1;
close_to(nn.lrp(Y, 'epsilon', 1), a.lrp(b.lrp(c.lrp(Y, 'epsilon', 1)), 'epsilon', 1));

fails_with('nknown lrp variant guess', @() nn.lrp(Y, 'guess'));
fails_with('needs a parameter \(epsilon\)', @() nn.lrp(Y, 'epsilon'));
fails_with('Linear.*expected.*|Linear', @() nn.forward(randn(2, 9)));
fails_with('relevance of shape \(6, 7\)', @() nn.lrp(randn(6, 7)));
fails_with('training is not implemented for class modules.Linear', @() a.train(X, Y));

own_layers(X)
cleaned(nn, X)
repeated(X)
end

function repeated(X)
% A second batch goes through the same pass in one call; whatever changes a module in between is seen.
a = modules.Linear(4, 5);
b = modules.Rect();
c = modules.Linear(5, 2);
nn = modules.Sequential({a, b, c});
step = @(X) c.forward(b.forward(a.forward(X)));
other = modules.Sequential({a, b});
for changes = {@() [], @() a.clean(), @() set_input(b), @() other.forward(2 * X), ...
        @() nn.backward(ones(6, 2)), @() fails_with('Linear', @() nn.forward(ones(2, 9)))}
    expected = step(3 * X);
    inner = b.Y;
    nn.forward(X);
    changes{1}();
    close_to(nn.forward(3 * X), expected);
    close_to(b.Y, inner);
    close_to(nn.lrp(expected, 'flat'), a.lrp(b.lrp(c.lrp(expected, 'flat'), 'flat'), 'flat'));
    nn.forward(X(1, :));
    close_to(nn.forward(3 * X), expected);
end

c.B(:) = 7;
close_to(nn.forward(3 * X), expected + 7);
expected = expected + 7;

% Presets of single modules, next to modules without.
b.set_lrp_parameters('epsilon', 0.5);
close_to(nn.lrp(expected), a.lrp(b.lrp(c.lrp(expected))));
end

function own_layers(X)
own = Doubling();
nn = modules.Sequential({modules.Linear(4, 5), own, modules.Rect(), modules.Linear(5, 2)});
Y = nn.forward(X);
close_to(nn.modules{3}.X, 2 * nn.modules{1}.Y);
R = nn.lrp(Y, 'epsilon', 0.5);
step = nn.modules{3}.lrp(nn.modules{4}.lrp(Y, 'epsilon', 0.5));
close_to(R, nn.modules{1}.lrp(own.lrp(step, 'epsilon', 0.5), 'epsilon', 0.5));
fails_with('flat_lrp is not implemented for class Doubling', @() nn.lrp(Y, 'flat'));
end

function cleaned(nn, X)
nn.forward(X);
nn.clean();
assert(isempty(nn.modules{1}.X));
fails_with('has seen no data yet', @() nn.lrp(ones(6, 3)));
end

function set_input(b)
b.X = rand(6, 5);
end
