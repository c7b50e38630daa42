classdef Rect < modules.EngineModule
    %MODULES.RECT  Rectification, Y = max(0, X).
    %   layer = modules.Rect() has no parameters. Relevance passes unchanged.
    %
    %   Properties: X, Y input and output of the last forward pass.
    %
    %   See also modules.Sequential

    methods
        function obj = Rect()
            obj = obj@modules.EngineModule();
        end
    end
end
