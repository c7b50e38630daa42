function close_to(actual, expected, tolerance)
%CLOSE_TO  Asserts equal sizes, and differences of at most TOLERANCE (1e-12) of the largest expected value.

if nargin < 3
    tolerance = 1e-12;
end
assert(size(actual), size(expected));
assert(max(abs(actual(:) - expected(:))) <= tolerance * max(1e-300, max(abs(expected(:)))));
end
