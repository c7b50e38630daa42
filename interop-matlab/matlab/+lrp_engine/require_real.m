function require_real(x, what)
%LRP_ENGINE.REQUIRE_REAL  Refuses what is no array of real numbers; WHAT says what those do here.

if ~isnumeric(x) && ~islogical(x)
    error('lrp:type', 'only real numbers %s, but this is of class %s and size %s', what, class(x), mat2str(size(x)));
elseif ~isreal(x)
    error('lrp:type', ['only real numbers %s, but this array of size %s is complex; take real(x) and imag(x) ' ...
        'apart'], what, mat2str(size(x)));
end
end
