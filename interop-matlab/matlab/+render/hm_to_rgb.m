function rgb = hm_to_rgb(R, X, scaling, shape, sigma, cmap, normalize)
%RENDER.HM_TO_RGB  A picture of relevance; rgb = render.hm_to_rgb(R, X, SCALING, SHAPE, SIGMA, CMAP, NORMALIZE).
%   R          the relevance; zero has the colour in the middle of the map
%   X          an input whose outline is drawn over it in black; none by default
%   SCALING    how often every pixel is repeated in both directions; 3
%   SHAPE      [width height]; square by default
%   SIGMA      the blur, in enlarged pixels, before the outline is looked for; 2
%   CMAP       a colour map, numbers x 3; jet(255)
%   NORMALIZE  whether to divide R by its largest absolute value; true
%   The picture is of size height x width x 3. Where an argument is [] or missing, its default counts.
%
%   The ends of the colour map are fixed by a 1 and a -1 in the first and the last pixel, which are then painted over.
%
%   See also render.digit_to_rgb, render.save_image

if nargin < 7 || isempty(normalize)
    normalize = true;
end
if nargin < 6 || isempty(cmap)
    cmap = jet(255);
end
if nargin < 5 || isempty(sigma)
    sigma = 2;
end
if nargin < 4
    shape = [];
end
if nargin < 3 || isempty(scaling)
    scaling = 3;
end

if normalize && any(R(:))
    R = R / max(abs(R(:)));
end
R(1) = 1;
R(end) = -1;
R = R - min(R(:));
R = round(R / max(R(:)) * 255);
R(1) = 1;
R(end) = 0;
R = render.enlarge_image(render.vec2im(R, shape), scaling);
rgb = render.repaint_corner_pixels(render.colors_of(R, cmap), scaling);

if nargin > 1 && ~isempty(X)
    X = render.enlarge_image(render.vec2im(X, shape), scaling);
    if ~isequal(size(X), size(R))
        fprintf('transformed heatmap and data dimension mismatch. data dimensions differ?\n');
        fprintf('size(R) = %s size(X) = %s\n', mat2str(size(R)), mat2str(size(X)));
        fprintf('skipping drawing of outline\n\n');
    else
        rgb = rgb .* ~repmat(render.outline(X, sigma), [1 1 3]);
    end
end
end
