classdef HalvedLinear < modules.Linear
    %MODULES.HALVEDLINEAR  A layer of a user's in the toolbox's own package: half of what Linear gives.

    methods
        function obj = HalvedLinear(varargin)
            obj = obj@modules.Linear(varargin{:});
        end

        function Y = forward(obj, X)
            Y = forward@modules.Linear(obj, X) / 2;
        end
    end
end
