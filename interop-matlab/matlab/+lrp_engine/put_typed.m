function array = put_typed(x)
%LRP_ENGINE.PUT_TYPED  Hands an array over to Java with its class of numbers; ARRAY = put_typed(X).

lrp_engine.require_real(x, 'are written to this format');
numbers = full(x(:));
if isa(x, 'int64') || isa(x, 'uint64')
    numbers = typecast(numbers, 'uint32'); % doubles would round them
end
numbers = double(numbers(:));
numbers(end + 2, 1) = 0; % none or one would not arrive as a vector; Java ignores what is too much
array = lrp_engine.call('Typed', 'of', class(x), numbers, size(x));
end
