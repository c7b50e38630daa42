function object = create(name, varargin)
%LRP_ENGINE.CREATE  An object of a class of the toolbox's bridge; OBJECT = create(NAME, ...).

try
    object = javaObject(['org.lrptoolbox.matlab.bridge.' name], varargin{:});
catch problem
    error('lrp:engine', '%s', lrp_engine.reason(problem));
end
end
