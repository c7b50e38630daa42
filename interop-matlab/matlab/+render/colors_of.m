function rgb = colors_of(img, cmap)
%RENDER.COLORS_OF  The colours of an image of numbers: row IMG(i, j) of CMAP, the nearest row beyond its ends.

rows = min(max(img, 1), size(cmap, 1));
rgb = reshape(cmap(rows, :), [size(img) 3]);
end
