classdef SoftMax < modules.EngineModule
    %MODULES.SOFTMAX  Y = exp(X) / sum of exp(X) over the second dimension.
    %   layer = modules.SoftMax() turns scores into probabilities. Relevance passes unchanged, and so does the gradient:
    %   training gives (output - target) to it, the gradient of the cross entropy.
    %
    %   Properties: X, Y input and output of the last forward pass.
    %
    %   See also modules.Sequential

    methods
        function obj = SoftMax()
            obj = obj@modules.EngineModule();
        end
    end
end
