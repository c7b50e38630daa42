classdef Sequential < modules.Module
    %MODULES.SEQUENTIAL  A network: a chain of modules.
    %   nn = modules.Sequential({modules.Linear(2, 3), modules.Tanh(), modules.Linear(3, 2)}) puts layers in a row.
    %   Neighbouring layers of the toolbox run as one in the Java engine; layers of your own are called in between.
    %
    %   Y = nn.forward(X);                 the output for a batch X, samples along the first dimension
    %   R = nn.lrp(Y, 'epsilon', 0.01);    relevance of the input of that batch
    %   nn.train(X, Y);                    stochastic gradient descent
    %
    %   Properties:
    %     modules  the layers, a cell array
    %
    %   See also modules.Module, modules.Linear, modules.Convolution, model_io.read

    properties
        modules
    end

    methods
        function obj = Sequential(layers)
            obj = obj@modules.Module();
            if nargin > 0
                obj.modules = layers;
            end
        end

        function drop_softmax_output_layer(obj)
            %DROP_SOFTMAX_OUTPUT_LAYER  Removes a softmax at the end, so that scores are explained, not probabilities.
            if isa(obj.modules{end}, 'modules.SoftMax')
                disp('removing softmax output mapping')
                obj.modules(end) = [];
            else
                disp('output layer is not softmax. nothing to do')
            end
        end

        function X = forward(obj, X)
            %FORWARD  The output of the last module for a batch; Y = nn.forward(X), samples along the first dimension.
            list = obj.modules;
            if numel(list) > 0 && list{1}.ticket > 0
                [Y, known] = modules.EngineModule.again(list, X);
                if known
                    X = Y;
                    return
                end
            end
            first = 1;
            while first <= numel(obj.modules)
                last = first;
                if obj.modules{first}.in_engine()
                    while last < numel(obj.modules) && obj.modules{last + 1}.in_engine()
                        last = last + 1;
                    end
                    X = modules.EngineModule.run(obj.modules(first:last), X);
                else
                    X = obj.modules{first}.forward(X);
                end
                first = last + 1;
            end
        end

        function R = lrp(obj, R, lrp_var, param)
            %LRP  Hands the relevance of the output back to the input of the last forward.
            %   R = nn.lrp(R, LRP_VAR, PARAM) takes relevance in the size of the output: usually the output, or the
            %   output with all but one class set to 0. It returns relevance in the size of the input. Variant and
            %   parameter are those of modules.Module; without both, the presets of each module count.
            if nargin < 4
                param = [];
            end
            if nargin < 3
                lrp_var = [];
            end
            last = numel(obj.modules);
            while last > 0
                first = obj.start_of_pass(last);
                if first > last
                    first = last;
                    R = obj.modules{last}.lrp(R, lrp_var, param);
                else
                    R = modules.EngineModule.back(obj.modules(first:last), R, lrp_var, param);
                end
                last = first - 1;
            end
        end

        function DY = backward(obj, DY)
            %BACKWARD  The gradient of the input, given that of the output; leaves in the modules what update needs.
            for i = numel(obj.modules):-1:1
                DY = obj.modules{i}.backward(DY);
            end
        end

        function update(obj, lrate)
            %UPDATE  Takes one step of gradient descent in every module; nn.update(LRATE).
            for i = 1:numel(obj.modules)
                obj.modules{i}.update(lrate);
            end
        end

        function clean(obj)
            %CLEAN  Lets go of what forward and backward passes left behind in the modules.
            for i = 1:numel(obj.modules)
                obj.modules{i}.clean();
            end
        end

        function set_lrp_parameters(obj, varargin)
            %SET_LRP_PARAMETERS  Presets variant and parameter in every module; nn.set_lrp_parameters(LRP_VAR, PARAM).
            for i = 1:numel(obj.modules)
                obj.modules{i}.set_lrp_parameters(varargin{:});
            end
        end

        function train(obj, X, Y, varargin)
            %TRAIN  Trains the network by stochastic gradient descent on (output - target).
            %   nn.train(X, Y, XVAL, YVAL, BATCHSIZE, ITERS, LRATE, LRATE_DECAY, LFACTOR_INITIAL, STATUS, CONVERGENCE,
            %   TRANSFORM); leave out arguments at the end or pass [] for their defaults.
            %     X, Y             samples x ... and targets, samples x classes
            %     XVAL, YVAL       samples and targets to evaluate on; default: those to train on
            %     BATCHSIZE        samples per iteration, drawn anew each time without repetition; 25
            %     ITERS            number of iterations; 10000
            %     LRATE            learning rate; 0.005
            %     LRATE_DECAY      'none', or 'sublinear' or 'linear': at each improvement, the rate becomes LRATE times
            %                      1 - accuracy^2, or 1 - accuracy
            %     LFACTOR_INITIAL  a factor on the rate until the first decay; 1
            %     STATUS           iterations between two evaluations; 250
            %     CONVERGENCE      evaluations without improvement after which training stops; -1 for never
            %     TRANSFORM        a function that changes each batch of X before it is used
            %   At the end the modules have the W and B with the lowest loss among the evaluations. Batches follow the
            %   state of rand, so that rand('twister', ...) or rng(...) makes a training repeatable.
            settings = {[], [], 25, 10000, 0.005, 'none', 1, 250, -1, []};
            given = find(~cellfun(@isempty, varargin));
            settings(given) = varargin(given);
            [Xval, Yval, batchsize, iters, lrate, decay, factor, status, convergence, transform] = settings{:};

            training = lrp_engine.create('Training', lrp_engine.put(X), lrp_engine.put(Y));
            lrp_engine.call(training, 'setOptions', batchsize, iters, lrate, decay, factor, status, convergence);
            lrp_engine.call(training, 'setSeed', floor(rand() * 2 ^ 32));
            if ~isempty(Xval) && ~isempty(Yval)
                lrp_engine.call(training, 'setValidation', lrp_engine.put(Xval), lrp_engine.put(Yval));
            end
            if ~isempty(transform)
                lrp_engine.call(training, 'setTransformed');
            end
            if all(cellfun(@(module) module.in_engine(), obj.modules(:)))
                layers = lrp_engine.layers(obj.modules);
                lrp_engine.call(training, 'setLayers', layers);
                lrp_engine.converse(training, obj, transform);
                obj.take(layers);
            else
                lrp_engine.converse(training, obj, transform);
            end
        end
    end

    methods (Access = private)
        function first = start_of_pass(obj, last)
            %START_OF_PASS  The first of the modules up to LAST that the last forward pass ran as one; LAST + 1 if none.
            list = obj.modules;
            first = last + 1;
            ticket = list{last}.ticket;
            if ticket > 0
                place = list{last}.place;
                while first > 1 && list{first - 1}.ticket == ticket && list{first - 1}.place == place
                    first = first - 1;
                    place = place - 1;
                end
                return
            end
            while first > 1 && list{first - 1}.in_engine()
                pass = list{first - 1}.current();
                place = list{first - 1}.place;
                if first <= last && (pass.number() ~= number || place ~= list{first}.place - 1)
                    break
                end
                number = pass.number();
                first = first - 1;
            end
        end

        function take(obj, layers)
            %TAKE  Takes over the parameters that were trained in Java.
            for i = 1:numel(obj.modules)
                obj.modules{i}.clean();
                if any(strcmp(class(obj.modules{i}), {'modules.Linear', 'modules.Convolution'}))
                    obj.modules{i}.take(lrp_engine.call(layers, 'get', i - 1));
                end
            end
        end
    end
end
