function test_render
% Pictures: layout, colours, marks in the corners, outlines, files.

assert(render.vec2im(1:6, [3 2]), [1 2 3; 4 5 6]);
assert(render.vec2im(1:4), [1 2; 3 4]);
fails_with('5 values make no square image', @() render.vec2im(1:5));
assert(render.enlarge_image([1 2; 3 4], 2), [1 1 2 2; 1 1 2 2; 3 3 4 4; 3 3 4 4]);
assert(size(render.enlarge_image(rand(2, 3, 3))), [6 9 3]);
fails_with('needs to be an integer >= 1', @() render.enlarge_image(1, 0));

% An input is stretched to its range: the smallest value white, the largest black.
digit = render.digit_to_rgb([-1 0 0 1], 1);
assert(digit(1, 1, :), ones(1, 1, 3));
assert(digit(2, 2, :), zeros(1, 1, 3));
flat = render.digit_to_rgb(zeros(1, 4), 1);
assert(all(isfinite(flat(:))));

% Relevance: the middle of the map is zero, the ends are plus and minus the largest absolute value.
R = zeros(1, 36);
R(8) = 4;
R(20) = -2;
map = jet(255);
hm = render.hm_to_rgb(R, [], 2);
assert(size(hm), [12 12 3]);
assert(squeeze(hm(3, 3, :)).', map(255, :));
assert(squeeze(hm(7, 3, :)).', map(64, :));
assert(squeeze(hm(5, 5, :)).', map(128, :));
assert(hm(1, 1, :), (hm(1, 3, :) + hm(3, 1, :) + hm(3, 3, :)) / 3);
assert(hm(end, end, :), hm(end - 2, end, :));
flat = render.hm_to_rgb(zeros(1, 9), [], 1);
assert(all(isfinite(flat(:))));

% The outline of a square is a closed line near its border, whatever the range of values.
X = -ones(12);
X(4:9, 4:9) = 1;
edges = render.outline(render.enlarge_image(X, 3), 2);
assert(islogical(edges));
found = find(edges(:, 18)).';
assert(all(ismember(found, [9 10 27 28])) && any(found < 18) && any(found > 18));
assert(edges, edges.');
assert(isequal(edges, render.outline(render.enlarge_image(X * 50 + 3, 3), 2)));
assert(~any(any(render.outline(ones(9), 2))));
with = render.hm_to_rgb(randn(1, 144), X, 3);
black = all(with == 0, 3);
assert(all(black(edges)));
printed = evalc('render.hm_to_rgb(randn(1, 9), X, 3);');
assert(~isempty(strfind(printed, 'skipping drawing of outline')));

% Side by side with a gap, in a file that can be read back.
a = rand(5, 4, 3);
image = render.save_image({a, rand(6, 4, 3), a}, 'two.png', 3);
assert(image, [a, zeros(5, 3, 3), a]);
assert(imread('two.png'), uint8(round(image * 255)));
assert(size(render.save_image({a, a}, 'gap.png')), [5 10 3]);
end
