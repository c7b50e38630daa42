classdef Weighted < modules.EngineModule
    %MODULES.WEIGHTED  A layer with weights W and a bias B, both of which may be changed at any time.
    %
    %   See also modules.Linear, modules.Convolution

    properties
        W = []
        B = []
    end

    methods
        function set.W(obj, W)
            obj.W = W;
            obj.changed();
        end

        function set.B(obj, B)
            obj.B = B;
            obj.changed();
        end
    end

    methods (Access = protected)
        function [dW, dB] = gradients(obj, DY)
            %GRADIENTS  Those of weights and bias, given that of the output of the last forward pass.
            pass = obj.current();
            obj.ticket = 0; % the next forward clears the gradients
            dy = lrp_engine.put(DY);
            dW = lrp_engine.fetch(lrp_engine.call(pass, 'weightGradient', obj.place, dy));
            dB = lrp_engine.fetch(lrp_engine.call(pass, 'biasGradient', obj.place, dy));
        end
    end
end
