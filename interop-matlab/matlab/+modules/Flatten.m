classdef Flatten < modules.EngineModule
    %MODULES.FLATTEN  Makes a vector of every sample.
    %   layer = modules.Flatten() turns samples x rows x columns x channels into samples x values, channels fastest, as
    %   the Python toolbox does, so that models mean the same in both. The original Matlab toolbox has rows fastest;
    %   weights behind a Flatten are rearranged when its .mat files are read.
    %
    %   Properties:
    %     inputshape  the size of the input of the last forward pass; [] before
    %     X, Y        input and output of the last forward pass
    %
    %   See also modules.Sequential

    properties (Transient)
        inputshape = []
    end

    methods
        function obj = Flatten()
            obj = obj@modules.EngineModule();
        end

        function shape = get.inputshape(obj)
            shape = obj.inputshape;
            if isempty(shape) && ~isempty(obj.pass)
                shape = lrp_engine.call('Border', 'size', lrp_engine.call(obj.pass, 'inputOf', obj.place)).';
            end
        end
    end
end
