classdef SumPool < modules.Pool
    %MODULES.SUMPOOL  Pools by the sum of a window, divided by the square root of its size.
    %   layer = modules.SumPool([H W], [S1 S2]) looks at every channel through windows of H x W positions, at steps
    %   of S1 rows and S2 columns; both default to [2 2]. The root keeps the scale of values.
    %
    %   Properties: pool and stride as above; X, Y input and output of the last forward pass.
    %
    %   See also modules.AveragePool, modules.MaxPool, modules.Sequential

    methods
        function obj = SumPool(varargin)
            obj = obj@modules.Pool(varargin{:});
        end
    end
end
