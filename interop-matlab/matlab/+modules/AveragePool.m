classdef AveragePool < modules.Pool
    %MODULES.AVERAGEPOOL  Pools by the mean of a window.
    %   layer = modules.AveragePool([H W], [S1 S2]) looks at every channel through windows of H x W positions, at steps
    %   of S1 rows and S2 columns; both default to [2 2]. It is unknown to the original toolbox.
    %
    %   Properties: pool and stride as above; X, Y input and output of the last forward pass.
    %
    %   See also modules.SumPool, modules.MaxPool, modules.Sequential

    methods
        function obj = AveragePool(varargin)
            obj = obj@modules.Pool(varargin{:});
        end
    end
end
