classdef Tanh < modules.EngineModule
    %MODULES.TANH  Y = tanh(X).
    %   layer = modules.Tanh() has no parameters. Relevance passes unchanged.
    %
    %   Properties: X, Y input and output of the last forward pass.
    %
    %   See also modules.Sequential

    methods
        function obj = Tanh()
            obj = obj@modules.EngineModule();
        end
    end
end
