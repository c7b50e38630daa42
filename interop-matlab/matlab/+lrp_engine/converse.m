function converse(training, network, transform)
%LRP_ENGINE.CONVERSE  Does what a training in Java asks for, until it is over or interrupted.

lrp_engine.call(training, 'start');
stop = onCleanup(@() training.stop()); %#ok<NASGU> ends the training on Ctrl-C, too
best = {};
while true
    request = lrp_engine.call(training, 'next');
    what = char(request.what());
    switch what
        case 'wait'
            % nothing yet; MATLAB and Octave listen to Ctrl-C between two calls
        case 'say'
            fprintf('%s\n', char(request.text()));
            if exist('OCTAVE_VERSION', 'builtin')
                fflush(stdout);
            end
        case 'transform'
            answer(training, transform(lrp_engine.fetch(request.tensor())));
        case 'forward'
            answer(training, network.forward(lrp_engine.fetch(request.tensor())));
        case 'backward'
            network.backward(lrp_engine.fetch(request.tensor()));
        case 'update'
            network.update(request.number());
        case 'remember'
            best = parameters(network);
        case 'recall'
            restore(network, best);
        case 'failed'
            error('lrp:engine', '%s', char(request.text()));
        case 'done'
            return
    end
end
end

function answer(training, x)
lrp_engine.call(training, 'answer', lrp_engine.put(x));
end

function kept = parameters(network)
kept = cell(numel(network.modules), 2);
for i = find(cellfun(@has_parameters, network.modules(:).'))
    kept(i, :) = {network.modules{i}.W, network.modules{i}.B};
end
end

function restore(network, kept)
for i = find(cellfun(@has_parameters, network.modules(:).'))
    [network.modules{i}.W, network.modules{i}.B] = kept{i, :};
end
end

function tf = has_parameters(module)
tf = all(ismember({'W', 'B'}, properties(module)));
end
