function varargout = call(target, method, varargin)
%LRP_ENGINE.CALL  Calls a method of the Java side.
%   call(TARGET, METHOD, ...) calls a static method of the class named TARGET in the toolbox's bridge, or a method of
%   the Java object TARGET. What goes wrong in Java is thrown with Java's own message and the identifier lrp:engine.

if ischar(target)
    target = ['org.lrptoolbox.matlab.bridge.' target];
end
try
    [varargout{1:nargout}] = javaMethod(method, target, varargin{:});
catch problem
    if isempty(which('lrp_setup'))
        error('lrp:setup', 'run lrp_setup first, in the folder matlab of the toolbox');
    end
    error('lrp:engine', '%s', lrp_engine.reason(problem));
end
end
