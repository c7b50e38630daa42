function x = fetch(tensor)
%LRP_ENGINE.FETCH  Fetches a tensor from Java as an array.

numbers = lrp_engine.call('Border', 'columns', tensor);
x = reshape(numbers, lrp_engine.call('Border', 'size', tensor).');
end
