function rgb = repaint_corner_pixels(rgb, scaling)
%RENDER.REPAINT_CORNER_PIXELS  Hides the marks that fix the range of a heatmap's colours.
%   rgb = render.repaint_corner_pixels(RGB, SCALING) paints the first and the last pixel of an image enlarged by
%   SCALING (default 3) with the mean of their three neighbours.

if nargin < 2 || isempty(scaling)
    scaling = 3;
end
s = scaling;
first = (rgb(1, s + 1, :) + rgb(s + 1, 1, :) + rgb(s + 1, s + 1, :)) / 3;
rgb(1:s, 1:s, :) = repmat(first, [s s 1]);
last = (rgb(end, end - s, :) + rgb(end - s, end, :) + rgb(end - s, end - s, :)) / 3;
rgb(end - s + 1:end, end - s + 1:end, :) = repmat(last, [s s 1]);
end
