classdef Convolution < modules.Weighted
    %MODULES.CONVOLUTION  A convolution over images, without padding.
    %   layer = modules.Convolution([H W D N], [S1 S2]) applies N filters of H x W positions and D channels at steps of
    %   S1 rows and S2 columns, to batches of size samples x rows x columns x D. Defaults are [5 5 3 32] and [2 2]. The
    %   weights are drawn from a normal distribution with standard deviation 1 / sqrt(H W D), the bias is zero.
    %
    %   Properties:
    %     filtersize, stride  as above
    %     W, B                filters, H x W x D x N, and bias, 1 x N; both may be changed at any time
    %     X, Y                input and output of the last forward pass
    %     DY                  the gradient given to the last backward pass
    %
    %   See also modules.Sequential, modules.SumPool, modules.MaxPool

    properties
        filtersize
        stride
    end

    properties (Transient)
        DY = []
    end

    methods
        function obj = Convolution(filtersize, stride)
            obj = obj@modules.Weighted();
            if nargin < 2 || isempty(stride)
                stride = [2 2];
            end
            if nargin < 1 || isempty(filtersize)
                filtersize = [5 5 3 32];
            end
            obj.filtersize = filtersize;
            obj.stride = stride;
            obj.W = randn(filtersize) / sqrt(prod(filtersize(1:3)));
            obj.B = zeros(1, filtersize(4));
        end

        function set.stride(obj, stride)
            obj.stride = stride;
            obj.changed();
        end

        function DX = backward(obj, DY)
            %BACKWARD  The gradient of the input, given that of the output, which update will need, too.
            DX = backward@modules.Weighted(obj, DY);
            obj.DY = DY;
        end

        function update(obj, lrate)
            %UPDATE  W = W - LRATE dW / sqrt(h w d P), B = B - LRATE dB / sqrt(P), with P positions of the output.
            [dW, dB] = obj.gradients(obj.DY);
            positions = size(obj.DY, 2) * size(obj.DY, 3);
            obj.W = obj.W - lrate * dW / sqrt(prod(obj.filtersize(1:3)) * positions);
            obj.B = obj.B - lrate * dB / sqrt(positions);
        end

        function clean(obj)
            clean@modules.Weighted(obj);
            obj.DY = [];
        end
    end

    methods (Hidden)
        function take(obj, layer)
            %TAKE  Takes over the parameters of a layer of the engine.
            filters = lrp_engine.call('Parts', 'weights', layer);
            window = lrp_engine.call('Parts', 'window', layer).';
            obj.filtersize = lrp_engine.call('Border', 'size', filters).';
            obj.stride = window(3:4);
            obj.W = lrp_engine.fetch(filters);
            obj.B = lrp_engine.fetch(lrp_engine.call('Parts', 'bias', layer));
        end
    end

    methods (Access = protected)
        function layer = make(obj)
            filters = lrp_engine.put(obj.W, obj.filtersize);
            layer = lrp_engine.call('Layers', 'convolution', filters, lrp_engine.put(obj.B), obj.stride(1), ...
                obj.stride(2));
        end
    end
end
