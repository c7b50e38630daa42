function tensor = put(x, dimensions)
%LRP_ENGINE.PUT  Hands an array over to the engine, which computes with doubles; TENSOR = put(X) or, for trailing dimensions of 1, put(X, DIMENSIONS).

if nargin < 2
    dimensions = size(x);
end
tensor = lrp_engine.call('Border', 'tensor', lrp_engine.elements(x), dimensions);
end
