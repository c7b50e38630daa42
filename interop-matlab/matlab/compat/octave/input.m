function value = input(prompt, kind)
%INPUT  As Octave's own, but at the end of the input it returns [] instead of failing.
%   So scripts that wait for a key run to their end without a keyboard, too.

try
    text = builtin('input', prompt, 's');
catch problem
    if isempty(strfind(problem.message, 'reading user-input failed')) %#ok<STREMP>
        rethrow(problem);
    end
    fprintf('\n');
    text = '';
end
if nargin > 1
    value = text;
elseif isempty(strtrim(text))
    value = [];
else
    value = evalin('caller', text);
end
end
