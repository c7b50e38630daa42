classdef EngineModule < modules.Module
    %MODULES.ENGINEMODULE  A layer that is computed by the Java engine: the base of all layers of the toolbox.
    %   Properties:
    %     X, Y  input and output of the last forward pass, fetched from Java when asked for; [] before
    %
    %   See also modules.Module, modules.Sequential

    properties (Transient)
        X = []
        Y = []
    end

    properties (Hidden, Transient, SetAccess = protected)
        pass = []   % the last forward pass, a Java object
        made = []   % the engine's layer, made of the parameters; [] after they have changed
    end

    methods
        function X = get.X(obj)
            X = obj.X;
            if isempty(X) && ~isempty(obj.pass)
                X = lrp_engine.fetch(lrp_engine.call(obj.pass, 'inputOf', obj.place));
            end
        end

        function set.X(obj, X)
            obj.X = X;
            if ~isempty(X)
                obj.pass = []; %#ok<MCSUP> it was made of other data
                obj.ticket = 0; %#ok<MCSUP>
            end
        end

        function set.Y(obj, Y)
            obj.Y = Y;
            if ~isempty(Y)
                obj.ticket = 0; %#ok<MCSUP>
            end
        end

        function Y = get.Y(obj)
            Y = obj.Y;
            if isempty(Y) && ~isempty(obj.pass)
                Y = lrp_engine.fetch(lrp_engine.call(obj.pass, 'outputOf', obj.place));
            end
        end

        function Y = forward(obj, X)
            %FORWARD  The output for a batch; Y = module.forward(X), samples along the first dimension of X.
            Y = modules.EngineModule.run({obj}, X);
        end

        function DX = backward(obj, DY)
            %BACKWARD  The gradient of the input, given that of the output; DX = module.backward(DY).
            DX = lrp_engine.fetch(lrp_engine.call(obj.current(), 'gradient', obj.place, lrp_engine.put(DY)));
        end

        function clean(obj)
            %CLEAN  Lets go of what the last forward pass left behind.
            obj.pass = [];
            obj.ticket = 0;
            obj.X = [];
            obj.Y = [];
        end

        function R = simple_lrp(obj, R)
            %SIMPLE_LRP  LRP-0, Eq. (56) of doi 10.1371/journal.pone.0130140.
            R = modules.EngineModule.back({obj}, R, 'simple', []);
        end

        function R = flat_lrp(obj, R)
            %FLAT_LRP  Distributes the relevance of every output evenly over its inputs.
            R = modules.EngineModule.back({obj}, R, 'flat', []);
        end

        function R = ww_lrp(obj, R)
            %WW_LRP  By squared weights, Eq. (12) of arxiv.org/abs/1512.02479v1.
            R = modules.EngineModule.back({obj}, R, 'ww', []);
        end

        function R = epsilon_lrp(obj, R, epsilon)
            %EPSILON_LRP  With stabiliser EPSILON, Eq. (58) of doi 10.1371/journal.pone.0130140.
            R = modules.EngineModule.back({obj}, R, 'epsilon', epsilon);
        end

        function R = alphabeta_lrp(obj, R, alpha)
            %ALPHABETA_LRP  Weights positive contributions by ALPHA and negative ones by 1 - ALPHA, Eq. (60).
            R = modules.EngineModule.back({obj}, R, 'alphabeta', alpha);
        end
    end

    methods (Hidden)
        function tf = in_engine(obj)
            % A class derived from one of the toolbox's may compute something else, whatever package it lies in.
            tf = any(strcmp(class(obj), modules.EngineModule.own_classes()));
        end

        function made = layer(obj)
            %LAYER  The engine's layer with the parameters as they are now.
            if isempty(obj.made)
                obj.made = obj.make();
            end
            made = obj.made;
        end

        function remember(obj, pass, ticket, place, together)
            %REMEMBER  Takes note of a forward pass through this layer.
            obj.clean();
            obj.pass = pass;
            obj.ticket = ticket;
            obj.place = place;
            obj.together = together;
        end

        function pass = current(obj)
            %CURRENT  The last forward pass, repeated where parameters have changed since or X was set.
            if isempty(obj.pass) && isempty(obj.X)
                error('lrp:module', '%s has seen no data yet: call forward first', class(obj));
            end
            if isempty(obj.pass) || isempty(obj.made)
                obj.forward(obj.X);
            end
            pass = obj.pass;
        end
    end

    methods (Access = protected)
        function type = engine_type(obj)
            %ENGINE_TYPE  The name, without package, of the toolbox's class that this one is or derives from.
            own = modules.EngineModule.own_classes();
            type = own{cellfun(@(name) isa(obj, name), own)}(numel('modules.') + 1:end);
        end

        function changed(obj)
            %CHANGED  To be called when a parameter was set.
            obj.made = [];
            obj.ticket = 0;
        end

        function layer = make(obj)
            %MAKE  Makes the engine's layer; for layers without parameters the class's name says all.
            layer = lrp_engine.call('Layers', 'plain', obj.engine_type());
        end
    end

    methods (Static, Hidden)
        function names = own_classes()
            %OWN_CLASSES  The layers that the engine computes, by the names of their classes.
            names = {'modules.Linear', 'modules.Convolution', 'modules.SumPool', 'modules.MaxPool', ...
                'modules.AveragePool', 'modules.Rect', 'modules.Tanh', 'modules.SoftMax', 'modules.Flatten'};
        end

        function Y = run(list, X)
            %RUN  Runs a batch through modules, one after the other, all in Java.
            [Y, known] = modules.EngineModule.again(list, X);
            if known
                return
            end
            pass = lrp_engine.call('ForwardPass', 'of', lrp_engine.layers(list), lrp_engine.put(X));
            ticket = lrp_engine.call(pass, 'number');
            for i = 1:numel(list)
                list{i}.remember(pass, ticket, i - 1, numel(list));
            end
            Y = lrp_engine.fetch(lrp_engine.call(pass, 'output'));
        end

        function [Y, known] = again(list, X)
            %AGAIN  As RUN, in one call of Java, if the modules are, all and in order, those of their last pass,
            %   unchanged since; else KNOWN is false.
            Y = [];
            ticket = list{1}.ticket;
            known = ticket > 0 && list{1}.together == numel(list);
            i = 1;
            while known && i <= numel(list)
                module = list{i};
                known = module.ticket == ticket && module.place == i - 1;
                i = i + 1;
            end
            if known
                Y = lrp_engine.unpack(lrp_engine.call(list{1}.pass, 'again', lrp_engine.elements(X), size(X)));
            end
        end

        function R = back(list, R, lrp_var, param)
            %BACK  Hands relevance back through modules that the same pass went through, all in Java.
            counted = 1; % the same for all
            for i = 1:(isempty(lrp_var) && isempty(param)) * numel(list)
                module = list{i};
                if ~isempty(module.lrp_var) || ~isempty(module.lrp_param)
                    counted = numel(list); % there are presets
                    break
                end
            end
            variants = cell(1, counted);
            numbers = NaN(1, counted + 1); % one more, because a vector of one would arrive as a plain number
            for i = 1:counted
                [variants{i}, number] = list{i}.rule(lrp_var, param);
                if ~isempty(number)
                    numbers(i) = number;
                end
            end
            pass = list{1}.current();
            from = list{1}.place;
            R = lrp_engine.unpack(lrp_engine.call(pass, 'lrp', from, from + numel(list), lrp_engine.elements(R), ...
                size(R), sprintf('%s\n', variants{:}), numbers));
        end
    end
end
