function out = enlarge_image(img, scaling)
%RENDER.ENLARGE_IMAGE  Repeats every pixel in both directions; out = render.enlarge_image(IMG, SCALING).
%   IMG is of size H x W or H x W x D; SCALING, an integer of at least 1, defaults to 3.

if nargin < 2 || isempty(scaling)
    scaling = 3;
end
scaling = round(scaling);
if scaling < 1
    error('lrp:render', 'the scaling is %g, but needs to be an integer >= 1', scaling);
end
rows = ceil((1:size(img, 1) * scaling) / scaling);
columns = ceil((1:size(img, 2) * scaling) / scaling);
out = img(rows, columns, :);
end
