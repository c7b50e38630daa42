function test_types
% Classes of numbers survive files; what cannot go where it should is an error that says so.

for type = {'double', 'single', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'logical'}
    if strcmp(type{1}, 'logical')
        x = [true false true; false false true];
    elseif any(strcmp(type{1}, {'double', 'single'}))
        x = cast([0.1 -2 realmax(type{1}); Inf 0 -0], type{1});
    else
        x = [intmin(type{1}) 3 intmax(type{1}); 0 1 intmax(type{1}) - 1];
    end
    for value = {x, x(1, 3), x(:), x([], :), reshape(x, [1 2 3])}
        data_io.write(value{1}, 'x.mat');
        assert(isequal(lrp_engine.fetch_typed(lrp_engine.put_typed(value{1})), value{1}), type{1});
        back = lrp_engine.fetch_typed(lrp_engine.put_typed(value{1}));
        assert(class(back), type{1});
        assert(size(back), size(value{1}));
        back = data_io.read('x.mat');
        assert(isequal(back, value{1}) && strcmp(class(back), type{1}), type{1});
    end
end
data_io.write([intmax('int64') intmin('int64')], 'i.txt');
assert(strtrim(fileread('i.txt')), '9223372036854775807 -9223372036854775808');
data_io.write([0.1 2], 'd.txt');
assert(data_io.read('d.txt'), [0.1 2]);

nn = modules.Linear(2, 2);
nn.W = [1 2; 3 4];
fails_with('only real numbers go into a network, but this array of size \[1 2\] is complex', @() nn.forward([1i 1]));
fails_with('of class char', @() nn.forward('ab'));
fails_with('of class cell', @() nn.forward({1, 2}));
fails_with('of class int64 has numbers beyond 2\^53', @() nn.forward(intmax('int64') * int64([1 1])));
close_to(nn.forward(int32([1 1])), [4 6]);
close_to(nn.forward(single([1 1])), [4 6]);
close_to(nn.forward([true true]), [4 6]);
nn.W = [1 2i; 3 4];
fails_with('complex', @() nn.forward([1 1]));
fails_with('complex', @() data_io.write(1 + 2i, 'z.txt'));
fails_with('of class char', @() data_io.write('text', 't.txt'));
fails_with('complex', @() lrp_engine.put_typed(1 + 2i));
fails_with('of class char', @() lrp_engine.put_typed('text'));
data_io.write(1 + 2i, 'z.mat');
assert(data_io.read('z.mat'), 1 + 2i);
end
