function test_training
% Networks learn, repeatably, and what was asked for is done.

X = double(rand(400, 2) > 0.5);
Y = [X(:, 1) == X(:, 2), X(:, 1) ~= X(:, 2)];
X = X + 0.1 * randn(size(X));

network = @() modules.Sequential({modules.Linear(2, 8), modules.Tanh(), modules.Linear(8, 2), modules.SoftMax()});
nn = network();
printed = evalc('nn.train(X, Y, X(1:50, :), Y(1:50, :), 10, 3000, 0.05, ''sublinear'')');
[~, found] = max(nn.forward(X), [], 2);
assert(mean(found == 2 - Y(:, 1)) > 0.98);
assert(~isempty(regexp(printed, 'Accuracy after 250 iterations on validation set: [\d.]+% \(l1-loss: ', 'once')));
assert(~isempty(strfind(printed, 'Adjusting learning rate')));

% The same random state, the same training.
results = cell(1, 2);
for i = 1:2
    rand('twister', 5); randn('twister', 7); %#ok<RAND>
    nn = network();
    evalc('nn.train(X, Y, [], [], 5, 300)');
    results{i} = nn.modules{3}.W;
end
assert(isequal(results{:}));

% The transform sees every batch.
global batches %#ok<GVMIS>
batches = {};
nn = network();
evalc('nn.train(X, Y, [], [], 7, 20, [], [], [], 10, [], @noted)');
assert(numel(batches), 20);
assert(all(cellfun(@(batch) isequal(size(batch), [7 2]), batches)));

one_step(X, double(Y))
own_layers()
fails_with('cannot draw batches of 500', @() nn.train(X, Y, [], [], 500));
fails_with('one target per input', @() nn.train(X, Y(1:3, :)));
end

function batch = noted(batch)
global batches %#ok<GVMIS>
batches{end + 1} = batch;
end

function one_step(X, Y)
% One step inside Java is forward, backward and update of the modules.
nn = modules.Sequential({modules.Linear(2, 3), modules.Rect(), modules.Linear(3, 2)});
twin = modules.Sequential({modules.Linear(2, 3), modules.Rect(), modules.Linear(3, 2)});
for i = [1 3]
    twin.modules{i}.W = nn.modules{i}.W;
end
evalc('nn.train(X, Y, [], [], size(X, 1), 1, 0.1, [], [], 1)');
twin.backward(twin.forward(X) - Y);
twin.update(0.1);
for i = [1 3]
    close_to(nn.modules{i}.W, twin.modules{i}.W);
    close_to(nn.modules{i}.B, twin.modules{i}.B);
end
end

function own_layers()
% A layer of one's own learns, too: y = 3 x.
X = randn(200, 1);
own = Doubling();
nn = modules.Sequential({own});
evalc('nn.train(X, 3 * X, [], [], 10, 200, 0.01, [], [], 50)');
close_to(own.W, 1.5, 1e-3);
end
