function numbers = elements(x)
%LRP_ENGINE.ELEMENTS  The elements of an array as a vector of doubles that Java takes, which computes with doubles.

lrp_engine.require_real(x, 'go into a network');
numbers = double(full(x(:)));
if (isa(x, 'int64') || isa(x, 'uint64')) && any(abs(numbers) > flintmax)
    error('lrp:type', 'an array of class %s has numbers beyond 2^53, which networks would round', class(x));
end
if numel(numbers) == 1
    numbers(2, 1) = 0; % a vector of one would arrive as a plain number; Java ignores what is too much
end
end
