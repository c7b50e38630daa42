function x = fetch_typed(array)
%LRP_ENGINE.FETCH_TYPED  Fetches an array from Java in its class of numbers.

type = char(lrp_engine.call('Typed', 'type', array));
numbers = lrp_engine.call('Typed', 'numbers', array);
dimensions = lrp_engine.call('Typed', 'size', array).';
switch type
    case {'int64', 'uint64'}
        numbers = typecast(uint32(numbers(:)), type);
    case 'logical'
        numbers = numbers ~= 0;
    otherwise
        numbers = cast(numbers, type);
end
x = reshape(numbers, dimensions);
end
