classdef Linear < modules.Weighted
    %MODULES.LINEAR  A fully connected layer, Y = X * W + B.
    %   layer = modules.Linear(M, N) maps M inputs to N outputs. The weights are drawn from a normal distribution with
    %   standard deviation 1 / sqrt(M), the bias is zero.
    %
    %   Properties:
    %     m, n    the number of inputs and outputs
    %     W, B    weights, M x N, and bias, 1 x N; both may be changed at any time
    %     X, Y    input and output of the last forward pass, samples x M and samples x N
    %     dW, dB  gradients of the last backward pass
    %
    %   See also modules.Sequential, modules.Convolution

    properties
        m
        n
    end

    properties (Transient)
        dW = []
        dB = []
    end

    methods
        function obj = Linear(m, n)
            obj = obj@modules.Weighted();
            if nargin > 0
                obj.m = m;
                obj.n = n;
                obj.B = zeros(1, n);
                obj.W = randn(m, n) / sqrt(m);
            end
        end

        function DX = backward(obj, DY)
            %BACKWARD  The gradient of the input times sqrt(m / n), which keeps training well conditioned; sets dW, dB.
            [obj.dW, obj.dB] = obj.gradients(DY);
            DX = backward@modules.Weighted(obj, DY);
        end

        function update(obj, lrate)
            %UPDATE  W = W - LRATE dW / sqrt(m), B = B - LRATE dB / n^(1/4), with the gradients of the last backward.
            obj.W = obj.W - lrate * obj.dW / sqrt(obj.m);
            obj.B = obj.B - lrate * obj.dB / obj.n ^ 0.25;
        end

        function clean(obj)
            clean@modules.Weighted(obj);
            obj.dW = [];
            obj.dB = [];
        end
    end

    methods (Hidden)
        function take(obj, layer)
            %TAKE  Takes over the parameters of a layer of the engine.
            obj.W = lrp_engine.fetch(lrp_engine.call('Parts', 'weights', layer));
            obj.B = lrp_engine.fetch(lrp_engine.call('Parts', 'bias', layer));
            [obj.m, obj.n] = size(obj.W);
        end
    end

    methods (Access = protected)
        function layer = make(obj)
            layer = lrp_engine.call('Layers', 'linear', lrp_engine.put(obj.W), lrp_engine.put(obj.B));
        end
    end
end
