classdef MaxPool < modules.Pool
    %MODULES.MAXPOOL  Pools by the maximum of a window.
    %   layer = modules.MaxPool([H W], [S1 S2]) looks at every channel through windows of H x W positions, at steps
    %   of S1 rows and S2 columns; both default to [2 2]. Relevance goes to the maximum; equal maxima share it.
    %
    %   Properties: pool and stride as above; X, Y input and output of the last forward pass.
    %
    %   See also modules.SumPool, modules.AveragePool, modules.Sequential

    methods
        function obj = MaxPool(varargin)
            obj = obj@modules.Pool(varargin{:});
        end
    end
end
