function image = save_image(rgb_images, path, gap)
%RENDER.SAVE_IMAGE  Writes pictures side by side; image = render.save_image(RGB_IMAGES, PATH, GAP).
%   RGB_IMAGES  a cell array of pictures of one height, H x W x 3; others are skipped
%   PATH        the file, its ending names the format
%   GAP         the width of the black columns between pictures; 2
%   Returns the picture that was written.
%
%   See also render.hm_to_rgb, render.digit_to_rgb

if nargin < 3 || isempty(gap)
    gap = 2;
end
image = rgb_images{1};
for i = 2:numel(rgb_images)
    next = rgb_images{i};
    if size(next, 1) ~= size(image, 1) || size(next, 3) ~= size(image, 3)
        fprintf('image %d differs in size. unable to perform horizontal alignment\n', i);
        fprintf('expected: Hx_xD = %dx_x%d\n', size(image, 1), size(image, 3));
        fprintf('got: Hx_xD = %dx_x%d\n', size(next, 1), size(next, 3));
        fprintf('skipping image\n\n');
    else
        image = [image, zeros(size(image, 1), gap, size(image, 3)), next]; %#ok<AGROW>
    end
end
fprintf('saving image to %s\n\n', path);
imwrite(uint8(round(image * 255)), path); % of doubles Octave would write 16 bits
end
