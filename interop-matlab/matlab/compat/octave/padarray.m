function out = padarray(array, padding, value, direction)
%PADARRAY  Puts a margin of one value around an array; a stand-in for the function of the image package.
%   padarray(ARRAY, PADDING, VALUE, DIRECTION) adds PADDING(d) elements along dimension d, 'pre', 'post' or (default)
%   'both'. VALUE, a number, defaults to 0.

if nargin < 4
    direction = 'both';
end
if nargin < 3
    value = 0;
end
if ischar(value)
    error('lrp:compat', 'padarray by "%s" needs the image package: pkg load image', value);
end
before = padding .* ~strcmp(direction, 'post');
after = padding .* ~strcmp(direction, 'pre');
count = max(ndims(array), numel(padding));
before(end + 1:count) = 0;
after(end + 1:count) = 0;
inner = arrayfun(@(d) size(array, d), 1:count);
out = repmat(cast(value, class(array)), inner + before + after);
places = arrayfun(@(first, n) first + (1:n), before, inner, 'UniformOutput', false);
out(places{:}) = array;
end
