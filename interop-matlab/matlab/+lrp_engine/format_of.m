function fmt = format_of(path, given)
%LRP_ENGINE.FORMAT  The format of a file: the one given, or else the ending of its name in small letters.

fmt = given;
if isempty(given)
    [~, ~, ending] = fileparts(path);
    fmt = lower(strrep(ending, '.', ''));
end
end
