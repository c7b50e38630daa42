classdef Pool < modules.EngineModule
    %MODULES.POOL  What SumPool, MaxPool and AveragePool share: a window and its steps.
    %
    %   See also modules.SumPool, modules.MaxPool, modules.AveragePool

    properties
        stride
        pool
    end

    methods
        function obj = Pool(pool, stride)
            obj = obj@modules.EngineModule();
            if nargin < 2 || isempty(stride)
                stride = [2 2];
            end
            if nargin < 1 || isempty(pool)
                pool = [2 2];
            end
            obj.pool = pool;
            obj.stride = stride;
        end

        function set.pool(obj, pool)
            obj.pool = pool;
            obj.changed();
        end

        function set.stride(obj, stride)
            obj.stride = stride;
            obj.changed();
        end
    end

    methods (Access = protected)
        function layer = make(obj)
            layer = lrp_engine.call('Layers', 'pool', obj.engine_type(), obj.pool(1), obj.pool(2), obj.stride(1), ...
                obj.stride(2));
        end
    end
end
