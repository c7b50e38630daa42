# nditer: the order in which arrays are walked, several at once, results made on the way, buffers and reductions.
import numpy as np

a = np.arange(12).reshape(3, 4)
print([int(x) for x in np.nditer(a.T)], [int(x) for x in np.nditer(a.T, order="C")], [int(x) for x in np.nditer(a[::-1])])
it = np.nditer(a[::2, ::-1], flags=["multi_index", "f_index"])
print([(int(x), it.multi_index, it.index) for x in it])
it.reset()
print(it.shape, it.itersize, it.ndim, it.nop)
it.multi_index = (1, 2)
print(int(it[0]), it.iterindex, it.index)
print([row.tolist() for row in np.nditer(a[:, 1:], flags=["external_loop"], order="F")])

with np.nditer([a, [[1], [2], [3]], None]) as it:
    for x, y, z in it:
        z[...] = x * y
    print(it.operands[2], it.dtypes, len(it))
with np.nditer(a.astype("f4"), op_flags=["readwrite"]) as it:
    for x in it:
        x[...] = 2 * x
    print(it.operands[0])

integers = np.arange(10)
with np.nditer(integers, ["buffered", "external_loop"], ["readwrite"], op_dtypes="f8", casting="unsafe", buffersize=4) as it:
    for block in it:
        print(block.dtype, block.tolist())
        block *= 1.5
print(integers)
with np.nditer(integers, [], [["readwrite", "updateifcopy"]], op_dtypes="f8", casting="unsafe") as it:
    it.operands[0][:3] = 7.9
    print(integers[:3], integers.flags.writeable)
print(integers, integers.flags.writeable)

for flags in (["reduce_ok"], ["reduce_ok", "buffered", "delay_bufalloc", "external_loop"]):
    with np.nditer([a, None], flags, [["readonly"], ["readwrite", "allocate"]], op_axes=[None, [0, -1]], buffersize=3) as it:
        it.operands[1][...] = 0
        it.reset()
        for x, total in it:
            total[...] += x.sum()
        print(flags, it.operands[1], it.itersize)

overlapping = np.arange(6)
with np.nditer([overlapping[:-1], overlapping[1:]], ["copy_if_overlap"], [["readonly"], ["writeonly"]]) as it:
    for x, y in it:
        y[...] = x
print(overlapping)
outer = np.nditer([np.arange(2), np.arange(3), None], op_axes=[[0, -1], [-1, 0], None])
for x, y, z in outer:
    z[...] = 10 * x + y
print(outer.operands[2], outer.operands[2].strides)
i, j = np.nested_iters(a, [[1], [0]], flags=["multi_index"])
print([(i.multi_index, [int(y) for y in j]) for _ in i])
it = np.nditer(a, flags=["ranged"])
it.iterrange = (3, 6)
print([int(x) for x in it.copy()], it.iterrange)
masked = np.zeros(4)
with np.nditer([masked, [True, False, True, False]], ["buffered"], [["readwrite", "writemasked"], ["readonly", "arraymask"]], ["i8", None], casting="unsafe") as it:
    for x, _ in it:
        x[...] = 3
print(masked)


def refused(*args, **options):
    try:
        np.nditer(*args, **options)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


refused([np.ones(3), np.ones(4)])
refused(np.ones(3), flags=["walk"])
refused(1.5, op_flags=["readwrite"])
refused(np.ones(0))
refused(np.ones(3), op_dtypes="f4")
refused(np.ones(3, "f4"), op_dtypes="f8")
refused(np.array([None, 1]))
refused([np.ones(3), None], [], [["readonly"], ["readwrite", "allocate"]], op_axes=[None, [5]])
refused(np.ones(3), ["external_loop", "multi_index"])
