classdef Module < handle
    %MODULES.MODULE  What all layers share, and the identity as default behaviour.
    %   A layer of your own derives from this class, overrides forward and lrp (and backward and update, if it is to
    %   be trained) and works between the others in a modules.Sequential.
    %
    %   Properties:
    %     lrp_var    the preset variant, used when lrp is called without one; [] for 'simple'
    %     lrp_param  the preset parameter
    %
    %   See also modules.Sequential, modules.Linear, modules.Convolution

    properties
        lrp_var = []
        lrp_param = []
    end

    properties (Hidden, Transient)
        ticket = 0 % the number of the pass this layer last went through, as long as all it knows is that pass; else 0
        place = 0  % of this layer within the pass, counted from 0
        together = 0 % how many layers went through the pass
    end

    methods
        function X = forward(obj, X) %#ok<INUSL>
            %FORWARD  The output for a batch; Y = module.forward(X), samples along the first dimension of X.
        end

        function DY = backward(obj, DY) %#ok<INUSL>
            %BACKWARD  The gradient of the input, given that of the output; DX = module.backward(DY).
        end

        function update(obj, lrate) %#ok<INUSD>
            %UPDATE  Takes a step with the gradients of the last backward; module.update(LRATE).
        end

        function clean(obj) %#ok<MANU>
            %CLEAN  Lets go of what forward and backward passes left behind.
        end

        function train(obj, varargin)
            %TRAIN  Is for networks; see modules.Sequential.
            error('lrp:module', 'training is not implemented for class %s', class(obj));
        end

        function set_lrp_parameters(obj, lrp_var, param)
            %SET_LRP_PARAMETERS  Presets variant and parameter for calls of lrp without any.
            %   module.set_lrp_parameters(LRP_VAR, PARAM) overwrites both; what is left out becomes [].
            if nargin < 3
                param = [];
            end
            if nargin < 2
                lrp_var = [];
            end
            obj.lrp_var = lrp_var;
            obj.lrp_param = param;
        end

        function R = lrp(obj, R, lrp_var, param)
            %LRP  Hands the relevance of the output back to the input of the last forward.
            %   R = module.lrp(R, LRP_VAR, PARAM) takes relevance in the size of the output and returns it in the size
            %   of the input. Variants, in any case of letters:
            %     'none', 'simple'      LRP-0, Eq. (56)
            %     'epsilon'             with a stabiliser, PARAM, Eq. (58)
            %     'alphabeta', 'alpha'  alpha = PARAM, beta = 1 - alpha, Eq. (60)
            %     'flat'                evenly over all inputs
            %     'ww', 'w^2'           by squared weights
            %   Equations are those of Bach et al. 2015, doi 10.1371/journal.pone.0130140. Without variant and PARAM,
            %   the presets of set_lrp_parameters count; if either is given, the presets do not.
            if nargin < 4
                param = [];
            end
            if nargin < 3
                lrp_var = [];
            end
            [lrp_var, param] = obj.rule(lrp_var, param);
            switch lrp_var
                case {'none', 'simple', 'slow', 'simple_slow'}
                    R = obj.simple_lrp(R);
                case 'flat'
                    R = obj.flat_lrp(R);
                case {'ww', 'w^2'}
                    R = obj.ww_lrp(R);
                case {'epsilon', 'epsilon_slow'}
                    R = obj.epsilon_lrp(R, param);
                case {'alphabeta', 'alpha', 'alphabeta_slow', 'alpha_slow'}
                    R = obj.alphabeta_lrp(R, param);
                otherwise
                    error('lrp:variant', 'unknown lrp variant %s', lrp_var);
            end
        end

        function R = simple_lrp(obj, R)
            %SIMPLE_LRP  LRP-0; what lrp calls for 'simple'.
            R = obj.missing('simple_lrp', R);
        end

        function R = flat_lrp(obj, R)
            %FLAT_LRP  Even shares; what lrp calls for 'flat'.
            R = obj.missing('flat_lrp', R);
        end

        function R = ww_lrp(obj, R)
            %WW_LRP  Shares by squared weights; what lrp calls for 'ww'.
            R = obj.missing('ww_lrp', R);
        end

        function R = epsilon_lrp(obj, R, epsilon) %#ok<INUSD>
            %EPSILON_LRP  The epsilon rule; what lrp calls for 'epsilon'.
            R = obj.missing('epsilon_lrp', R);
        end

        function R = alphabeta_lrp(obj, R, alpha) %#ok<INUSD>
            %ALPHABETA_LRP  The alpha-beta rule; what lrp calls for 'alphabeta'.
            R = obj.missing('alphabeta_lrp', R);
        end
    end

    methods (Hidden)
        function [lrp_var, param] = rule(obj, lrp_var, param)
            %RULE  The variant, in small letters, and the parameter that a call of lrp means.
            if isempty(lrp_var) && isempty(param)
                lrp_var = obj.lrp_var;
                param = obj.lrp_param;
            end
            if isempty(lrp_var)
                lrp_var = 'simple';
            end
            lrp_var = lower(lrp_var);
        end

        function tf = in_engine(obj) %#ok<MANU>
            %IN_ENGINE  Whether this module and its neighbours can run in Java as one.
            tf = false;
        end

        function R = missing(obj, method, R) %#ok<INUSD>
            error('lrp:module', '%s is not implemented for class %s', method, class(obj));
        end
    end
end
