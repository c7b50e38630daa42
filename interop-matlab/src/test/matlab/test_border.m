function test_border
% Arrays of all ranks and sizes cross into Java and back unchanged.

sizes = {[1 1], [1 5], [5 1], [3 4], [70 90], [2 3 4], [2 3 4 5], [2 1 3 1 2], [4 1 1 3], [1 4 1 2], [0 0], ...
    [0 3], [2 0 3]};
for i = 1:numel(sizes)
    x = reshape(randn(1, prod(sizes{i})), sizes{i});
    assert(isequal(lrp_engine.fetch(lrp_engine.put(x)), x));
end

% In C order the last index is fastest.
x = reshape(1:24, [2 3 4]);
data = javaMethod('data', lrp_engine.put(x));
assert(data(:).', reshape(permute(x, [3 2 1]), 1, []));
matrix = reshape(1:6, [2 3]);
data = javaMethod('data', lrp_engine.put(matrix));
assert(data(:).', [1 3 5 2 4 6]);

% All classes of numbers become double.
assert(lrp_engine.fetch(lrp_engine.put(true)), 1);
assert(lrp_engine.fetch(lrp_engine.put(uint8([1 200]))), [1 200]);
assert(lrp_engine.fetch(lrp_engine.put(single([0.5 2]))), [0.5 2]);
assert(lrp_engine.fetch(lrp_engine.put(sparse([0 1; 2 0]))), [0 1; 2 0]);

% Messages of Java come without its class names.
fails_with('^2 elements for an array of size \(3, 1\)$', ...
    @() lrp_engine.call('Border', 'tensor', [1; 2], [3 1]));
end
