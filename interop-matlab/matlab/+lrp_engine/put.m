function tensor = put(x, dimensions)
%LRP_ENGINE.PUT  Hands an array over to Java; TENSOR = put(X) or, for trailing dimensions of 1, put(X, DIMENSIONS).

if nargin < 2
    dimensions = size(x);
end
numbers = double(full(x(:)));
if numel(numbers) == 1
    numbers(2, 1) = 0; % a vector of one would arrive as a plain number; Java ignores what is too much
end
tensor = lrp_engine.call('Border', 'tensor', numbers, dimensions);
end
