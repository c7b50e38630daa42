function im = vec2im(V, shape)
%RENDER.VEC2IM  Makes an image of a vector; im = render.vec2im(V, SHAPE).
%   V holds the image row after row, SHAPE is [width height]; without it, the image is square.
%
%   See also render.hm_to_rgb, render.digit_to_rgb

if nargin < 2 || isempty(shape)
    side = sqrt(numel(V));
    if side ~= round(side)
        error('lrp:render', '%d values make no square image: give the shape', numel(V));
    end
    shape = [side side];
end
im = reshape(V, shape).';
end
