% Times the original Matlab toolbox and this one in turn, both in Octave, and prints a table:
%
%     octave-cli demos/benchmarks/compare_matlab.m ORIGINAL [RUNS]
%
% ORIGINAL is the folder with the original's +modules. Both get the same networks, inputs and relevance to start from;
% the last column says how far their results are apart.

1; % a script, not a function

function main(original, runs)
    here = fileparts(mfilename('fullpath'));
    ours = fullfile(here, '..', '..', 'interop-matlab', 'matlab');
    results = cell(1, 2);
    folders = {original, ours};
    for i = 1:2
        file = [tempname() '.mat'];
        command = sprintf('octave-cli --norc "%s" --child "%s" %d "%s"', [mfilename('fullpath') '.m'], folders{i}, ...
            runs(i), file);
        assert(system(command), 0);
        results{i} = load(file).results;
        delete(file);
    end
    printf('\n| | original | this toolbox | original / this | largest difference |\n|---|---|---|---|---|\n');
    for i = 1:numel(results{1})
        [a, b] = deal(results{1}{i}, results{2}{i});
        printf('| %s | %.3g ms | %.3g ms | %.3g | %.1e |\n', a.name, a.ms, b.ms, a.ms / b.ms, ...
            max(abs(a.R(:) - b.R(:))) / max(abs(a.R(:))));
    end
    for i = numel(results{1}) + 1:numel(results{2})
        printf('| %s | | %.3g ms | | |\n', results{2}{i}.name, results{2}{i}.ms);
    end
end

function child(folder, runs, file)
    addpath(folder);
    ours = exist('lrp_setup', 'file') ~= 0;
    if ours
        lrp_setup();
    end
    results = {};
    lenet = modules.Sequential({modules.Convolution([5 5 1 10], [1 1]), modules.Rect(), modules.SumPool(), ...
        modules.Convolution([5 5 10 25], [1 1]), modules.Rect(), modules.SumPool(), ...
        modules.Convolution([4 4 25 100], [1 1]), modules.Rect(), modules.SumPool(), ...
        modules.Convolution([1 1 100 10], [1 1]), modules.Flatten()});
    results = measure(results, 'LeNet-5, 64 images', lenet, numbers(1, [64 32 32 1]), runs);
    mlp = modules.Sequential({modules.Linear(784, 1296), modules.Rect(), modules.Linear(1296, 1296), ...
        modules.Rect(), modules.Linear(1296, 1296), modules.Rect(), modules.Linear(1296, 10)});
    results = measure(results, 'MLP 784-1296-1296-1296-10, 16 images', mlp, numbers(2, [16 784]), runs);
    if ours
        results = border(results, runs);
    end
    save('-v7', file, 'results');
end

function results = measure(results, name, nn, X, runs)
    for i = 1:numel(nn.modules)
        if any(strcmp(class(nn.modules{i}), {'modules.Linear', 'modules.Convolution'}))
            W = nn.modules{i}.W;
            nn.modules{i}.W = numbers(i, size(W)) / sqrt(numel(W) / size(W, ndims(W)));
            nn.modules{i}.B = numbers(i + 20, size(nn.modules{i}.B)) / 10;
        end
    end
    Y = nn.forward(X);
    results{end + 1} = timed([name ': forward'], @() nn.forward(X), runs);
    results{end + 1} = timed([name ': simple'], @() nn.lrp(Y), runs);
    results{end + 1} = timed([name ': epsilon 1'], @() nn.lrp(Y, 'epsilon', 1), runs);
    results{end + 1} = timed([name ': alphabeta 2'], @() nn.lrp(Y, 'alphabeta', 2), runs);
end

function results = border(results, runs)
    X = numbers(3, [256 784]);
    tensor = lrp_engine.put(X);
    results{end + 1} = timed('256 x 784 into Java', @() lrp_engine.put(X), 10 * runs);
    results{end + 1} = timed('256 x 784 out of Java', @() lrp_engine.fetch(tensor), 10 * runs);
end

function result = timed(name, action, runs)
    times = zeros(1, runs);
    for i = 1:runs
        tic();
        R = action();
        times(i) = toc();
    end
    result = struct('name', name, 'ms', 1000 * median(times), 'R', []);
    if isnumeric(R)
        result.R = R;
    end
end

function x = numbers(seed, dimensions)
    % Normally distributed, and the same in both toolboxes.
    randn('twister', seed); %#ok<RAND>
    x = randn(dimensions);
end

words = argv();
if any(strcmp(words, '--child'))
    words = words(find(strcmp(words, '--child')) + 1:end);
    child(words{1}, str2double(words{2}), words{3});
elseif isempty(words)
    error('usage: octave-cli compare_matlab.m ORIGINAL [RUNS]');
else
    repeats = 20;
    if numel(words) > 1
        repeats = str2double(words{2});
    end
    main(words{1}, [max(1, round(repeats / 10)), repeats]);
end
