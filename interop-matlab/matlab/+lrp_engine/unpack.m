function x = unpack(numbers)
%LRP_ENGINE.UNPACK  The array that a vector from Java holds: elements, dimensions, and how many of these there are.

last = numel(numbers) - 1 - numbers(end);
x = reshape(numbers(1:last), numbers(last + 1:end - 1).');
end
