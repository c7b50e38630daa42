function test_compat
% What Octave lacks and original scripts use.

import model_io.*
import modules.Linear

assert(isempty(input('hit enter!'))); % no input here
assert(input('text? ', 's'), '');

assert(padarray([1 2; 3 4], [1 0]), [0 0; 1 2; 3 4; 0 0]);
assert(padarray([1 2], [0 2], -1, 'both'), [-1 -1 1 2 -1 -1]);
assert(padarray(uint8(5), [0 1], 7, 'pre'), uint8([7 5]));
assert(padarray([1; 2], [1 1], 9, 'post'), [1 9; 2 9; 9 9]);
x = padarray(ones(2, 3, 3), [0 2 2], -1, 'both');
assert(size(x), [2 7 7]);
assert(sum(x(:)), 2 * (9 - 40));

assert(edge(double(magic(12) > 70), 'canny', [], 1), render.outline(double(magic(12) > 70), 1));
fails_with('pkg load image', @() edge(rand(5), 'sobel'));

try
    throw(MException('a:b', 'number %d', 3));
catch problem
    assert({problem.identifier, problem.message}, {'a:b', 'number 3'});
    assert(getReport(problem), 'error: number 3');
end

% Showing a picture needs no display.
imshow(rand(4, 5, 3));
axis off;
drawnow;
end
