"""Arrays of whatever Python has: lists that hold themselves, other libraries' arrays, ranges, exact casts."""
import numpy as np


def tried(text, **names):
    try:
        made = eval(text, {**globals(), **names})
    except Exception as error:
        made = f"{type(error).__name__}: {error}"
    print(text, "->", repr(made) if not isinstance(made, str) else made)


class Duck:
    def __init__(self, a):
        self.a = a

    def __array__(self, dtype=None, copy=None):
        return self.a if dtype is None else self.a.astype(dtype)

    def __repr__(self):
        return f"Duck({self.a!r})"


class Told:
    def __init__(self, a):
        self.a, self.__array_interface__ = a, a.__array_interface__


endless = []
endless.append(endless)
x = np.arange(12.0).reshape(3, 4)
flat, row = Duck(np.array(1.5)), Duck(np.arange(3))
tried("np.array([endless, endless], dtype=object).ndim")
tried("np.array(endless)")
tried("np.array(np.int64)")
for text in ("[row]", "[row, row]", "[row, [4, 5, 6]]", "[flat], dtype=object", "[row], dtype=object", "[np.array(0.0), 3], dtype=object"):
    tried(f"np.array({text})")
tried("np.array([np.zeros((3, 2)), np.zeros((3, 3))], dtype=object)")
tried("np.array([np.zeros((3, 2)), np.zeros((1, 2))], dtype=object).shape")

told = np.asarray(Told(x[::2, 1:]))
told[0, 0] = -1
print(told, x[0], np.shares_memory(told, x))
tried("np.array(Told(np.array(2.5)))")
tried("np.asarray(Told(np.array([None, 2], dtype=object)))")
tried("np.asarray(Told(np.broadcast_to(x, (2, 3, 4)))).flags.writeable")

for text in ("[np.float64('nan')], 'i4'", "[np.uint64(2**64 - 1)], 'i8'", "[np.int64(300)], 'i1'", "[np.int64(300)], 'u1'", "[np.float64(3.7)], 'i4'", "[np.float64('inf')], 'i2'"):
    tried(f"np.array({text})")
tried("np.array(np.datetime64(123, 's'), dtype='U6')")

for text in ("5, step=2", "2, 9, 3", "start=2, stop=5", "stop=4", "start=4", "", "3, None, -1", "0, 3, dtype=bool", "2, dtype=bool", "3, device='gpu'", "3, device='cpu'", "3, dtype='S1'", "'a', 'b'", "0, 3, 0", "0, np.inf", "5.0, step=2", "3, dtype='(2,)i4'"):
    tried(f"np.arange({text})")

for source, target in (([1.0, 2.0], "i4"), ([1.5], "i4"), ([0.1], "f4"), ([0.5], "f4"), ([2**53 + 1], "f8"), ([2**63 - 1], "f8"), ([2.0**63], "i8"), ([-1], "u8"), ([300], "u1"), ([1 + 1j], "f8"), ([1 + 0j], "f8"), ([np.nan, np.inf], "f2"), ([np.nan], "i8"), ([2], "?"), ([1], "U3")):
    tried("np.array(source).astype(target, casting='same_value')", source=source, target=target)

four = np.arange(4.0)
with np.errstate(all="ignore"):
    import warnings

    warnings.simplefilter("ignore")
    print(four.mean(where=False), four.var(where=False), four.reshape(2, 2).mean(axis=0, where=False), four.sum(where=False))


class Plain(np.ndarray):
    pass


class Urgent(np.ndarray):
    __array_priority__ = 1


plain, urgent = four.view(Plain), four.view(Urgent)
print(type(np.concatenate([plain, plain])).__name__, type(np.stack([plain, urgent])).__name__, type(np.concatenate([np.matrix(1), [[2]]])).__name__)
tried("np.float64(1.5).astype('i4', casting='same_value')")
tried("np.float64(1.5).astype('i4', casting='safe')")
