function image = digit_to_rgb(X, scaling, shape, cmap)
%RENDER.DIGIT_TO_RGB  A picture of an input; image = render.digit_to_rgb(X, SCALING, SHAPE, CMAP).
%   X        the values, stretched to the range of the colours
%   SCALING  how often every pixel is repeated in both directions; 3
%   SHAPE    [width height]; square by default
%   CMAP     a colour map, numbers x 3; by default from white (smallest) to black
%   The picture is of size height x width x 3. Where an argument is [] or missing, its default counts.
%
%   See also render.hm_to_rgb, render.save_image

if nargin < 4 || isempty(cmap)
    cmap = 1 - gray(255);
end
if nargin < 3
    shape = [];
end
if nargin < 2
    scaling = [];
end
X = stretched(X);
image = render.colors_of(render.enlarge_image(render.vec2im(X, shape), scaling), cmap);
end

function X = stretched(X)
X = X - min(X(:));
if any(X(:))
    X = X / max(X(:));
end
X = round(X * 255);
end
