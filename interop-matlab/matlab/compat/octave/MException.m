function exception = MException(identifier, template, varargin)
%MEXCEPTION  Stands in for MATLAB's class: a structure that throw, rethrow and getReport take.

if nargin < 2
    template = identifier;
    identifier = '';
end
exception = struct('identifier', identifier, 'message', sprintf(template, varargin{:}), ...
    'stack', struct('file', {}, 'name', {}, 'line', {}, 'column', {}));
end
