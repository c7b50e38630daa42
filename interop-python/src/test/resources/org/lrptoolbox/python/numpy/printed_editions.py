# Arrays and scalars as older editions of NumPy printed them, and texts of several lines.
import numpy as np

SCALARS = [
    np.float64(1 / 3), np.float32(1 / 3), np.float16(1 / 3), np.int8(3), np.True_, np.complex128(1 + 2j), np.complex64(1 / 3 + 2j),
    np.str_("a"), np.bytes_(b"a"), np.datetime64("2012"), np.timedelta64(1, "s"), np.void(b"a"), np.array((1, 2), "f8,f4")[()],
    np.complex128(complex(1, np.nan)), np.float64(1e20), np.float64(3),
]  # fmt: skip
ARRAYS = [
    np.arange(4.0), np.array([1.234e9]), np.array([1 + 1j, 1.123456789 + 1.123456789j]), np.arange(10000), np.array(1.0),
    np.array([True]), np.array(True), np.array(["xxxxx"]), np.array(["a", "b"] * 20), np.array(3, "f4"), np.half([1e3, 1e4, 65504]),
    np.single([1e6, 1e7]), np.array([np.nan, -np.inf, 1e-5]), np.arange(27).reshape(3, 3, 3) / 7, np.zeros((0, 3)),
    np.array([(1, 2.5), (3, 4)], "i4,f8"), np.arange(40) * 1.5, np.array(["2012-01-01", "NaT"], "M8[s]"), np.array([1, -2.5]),
    np.arange(30).reshape(2, 15) * 1000,
]  # fmt: skip
for edition in ("1.13", "1.21", "1.25", "2.1", "2.2", False):
    with np.printoptions(legacy=edition):
        print("--", np.get_printoptions()["legacy"])
        for value in [*SCALARS, *ARRAYS]:
            print(repr(value), value)
        print(np.array2string(np.full(6, 1), separator="", max_line_width=5), np.dtype({"names": ["a"], "formats": ["i4"], "offsets": [4]}))
with np.printoptions(edgeitems=1, threshold=1):
    print(np.arange(30, dtype="<i8").view([("i", "<i8", (5, 2, 3))]))
    with np.printoptions(legacy="1.13"):
        print(np.zeros((3, 3, 1, 1)), np.arange(27).reshape(3, 3, 3))
fields = np.arange(22, dtype="<i8").reshape(2, 11).view([("i1", "<i8"), ("i10", "<i8", (10,))])
print(np.array2string(fields, threshold=1, edgeitems=1), np.array([("Sarah", (8.0, 7.0))], [("name", np.str_, 16), ("grades", "f8", (2,))]))


class Lines:
    def __repr__(self):
        return "line 1\nlongest line 2\nline 3"


print(repr(np.array([[None, Lines()], [Lines(), None]])), np.array_repr(np.array([None, Lines()]), 20))
held = np.empty((2, 2), object)
held[0, 0], held[0, 1], held[1, 1] = np.eye(2), np.array(5), np.ones((3, 1))
print(held, [type(v).__name__ for v in held.ravel()])
itself = np.array(None)
itself[()] = itself
print(repr(itself))
itself[()] = 0
a = np.float64.fromhex("-1p-97")
print(np.float64(np.array2string(a, floatmode="unique")) == a)
for wrong in ("1", 1.5):
    try:
        np.set_printoptions(precision=wrong)
    except TypeError as error:
        print(type(error).__name__)
