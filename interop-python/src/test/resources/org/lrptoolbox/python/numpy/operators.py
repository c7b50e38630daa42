# Operators of arrays and scalars: what is frequent goes another way than what is not, and neither may show.
import warnings

import numpy as np


def refusal(error):
    """A TypeError without its words, of which each version of NumPy has others."""
    return "TypeError" if isinstance(error, TypeError) else f"{type(error).__name__}: {error}"


def told(code, **names):
    """What an expression or a statement yields, type and all, or how it is refused."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            value = eval(code, globals(), names)
            text = f"{type(value).__name__} {getattr(value, 'dtype', '')} {value!r}"
        except Exception as error:
            text = refusal(error)
    return " ".join(text.split()) + "".join(f" ({w.category.__name__}: {w.message})" for w in seen)


def done(code, a):
    """What a statement makes of an array, or how it is refused."""
    try:
        exec(code, globals(), {"a": a})
    except Exception as error:
        return refusal(error)
    return " ".join(repr(a).split())


def fresh(kind="f8"):
    return np.arange(6).reshape(2, 3).astype(kind)


print("-- reading")
for key in ("1", "-1", "1, 2", "-1, -1", "0, -4", "2", "0, 3", "1:", "::-1", ":, 1", "..., 0", "None", "1, None", "None, :, 2",
            "[0, 1], [2, 0]", "np.array([1, 0])", "a > 2", "np.int64(1)", "np.int64(1), 0", "True", "(1, 2)", "()",
            "1, 2, 3", "1.0", "'x'", "np.uint8(1)", "1:np.int64(2)", "slice(None, None, 0)", "[]"):
    print(key, "->", told(f"a[{key}]", a=fresh()))
for kind in ("i8", "i4", "u8", "?", "f4", "f2", "c16", "U2", "O", "M8[D]"):
    print(kind, "->", told("a[1]", a=np.zeros(3, kind)), told("a[1, 0]", a=np.zeros((2, 2), kind)), told("a[:1]", a=np.zeros(3, kind)))

print("-- writing")
for kind in ("f8", "f4", "i8", "u1", "O"):
    for place, value in (("1, 2", "7"), ("0", "2.5"), ("0, 0", "True"), (":, 1", "a[:, 0]"), ("a > 2", "-1"), ("1", "np.float64(9.5)"),
                         ("1, 1", "np.int64(3)"), ("0, 1", "3j"), ("2", "0"), ("0", "[1, 2]"), ("...", "np.arange(3)"), ("0", "None"),
                         ("0, 0", "float('nan')"), ("0, 0", "'4'"), ("0", "a[1, ::-1]")):
        print(kind, place, value, "->", done(f"a[{place}] = {value}", fresh(kind)))
a = fresh()
a.flags.writeable = False
print(done("a[0, 0] = 1", a), done("a[0] = 1", a), done("a[:] = 1", a))
print(done("del a[0]", fresh()))

print("-- arithmetic")
OTHERS = ("2", "2.5", "True", "np.float64(0)", "np.int64(3)", "np.float32(1.5)", "np.ones(3, 'i4')", "[1, 2, 3]", "(1,)", "1j", "None",
          "'x'", "np.ones(4)", "300", "float('inf')", "np.zeros((2, 1))", "np.True_", "a")
for kind, ops in (("f8", "+<"), ("f4", "/"), ("u1", "-"), ("?", "&"), ("i8", ("==",))):
    for other in OTHERS:
        for op in ops:
            print(kind, op, other, "->", told(f"a {op} {other}", a=fresh(kind)), "|", told(f"{other} {op} a", a=fresh(kind)))

print("-- scalars")
NUMBERS = ("np.float64(2.5)", "np.int64(7)", "np.float32(1.5)", "np.int32(4)", "np.int64(2**62)", "np.float64(1e308)", "np.float64('nan')", "3", "0", "10.0")
for left in NUMBERS[:7]:
    for right in NUMBERS:
        for op in ("+", "/", "<") if "float" in left else ("-", "*", "=="):
            print(left, op, right, "->", told(f"{left} {op} {right}"))
for left in ("3", "-1"):
    for op in ("+", "-", "*", "/", ">=", "&", "|", "^"):
        print(left, op, "->", told(f"{left} {op} np.int64(6)"))

print("-- classes of one's own")


class Left(np.ndarray):
    def __add__(self, other):
        return "left"


class Right(np.ndarray):
    def __radd__(self, other):
        return "right"


class Key(np.ndarray):
    def __getitem__(self, key):
        return super().__getitem__(key) * 2


class Answering:
    __array_ufunc__ = None

    def __radd__(self, other):
        return "answering"

    def __gt__(self, other):
        return "greater"


a = np.ones(3)
for kind in (Left, Right, Key):
    s = a.view(kind)
    print(kind.__name__, *[str(np.asarray(v)) for v in (s + 1, 1 + s, s + a, a + s)], type(s - 1).__name__, type(s[1:]).__name__, s[1], type(s < 1).__name__)
print(a + Answering(), a < Answering(), told("a - Answering()", a=a))
print(np.ndarray.__add__(a, 1), np.ndarray.__getitem__(a, 1), np.ndarray.__radd__(a, 1), a.__lt__(2), np.float64.__mul__(np.float64(2), 3))
print(np.matrix([[1, 2]]) + a[:2], type(np.matrix([[1, 2]])[0]).__name__, np.ma.array([1, 2], mask=[0, 1]) + a[:2])


class Own(np.ndarray):
    pass


gaps = np.array([[1, np.nan, 3], [np.nan, np.nan, 6.0]], "f4")
own = gaps.view(Own)
with np.errstate(all="ignore"), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print([type(f(own, axis=0)).__name__ for f in (np.nansum, np.nanmin, np.nanmean, np.nancumsum)], np.nanmedian(own, axis=1).dtype)
print(type(np.apply_along_axis(np.sort, 0, own)).__name__, np.nanargmax(gaps, axis=1, out=np.zeros(2, int)))
print(np.nanpercentile(gaps, [50, 100], axis=1, keepdims=True).shape, np.nanmedian(gaps, keepdims=True))
records = np.array([(1, 2.5), (3, 4.5), (5, 6.5)], "i4,f8")
print(np.lib.stride_tricks.as_strided(records, (2, 2), (12, 12))["f1"], np.pad([1, 2], 1, lambda v, w, axis, options: v.put([0, -1], 9)))
z = np.array([-1 - 1j, 0.5j, 100])
print(np.log10(z).round(12), np.log2(z).round(12), np.sign(np.array([complex("inf+1j"), complex("nan+1j"), 3 + 4j])))
nan = np.array([complex(0, np.nan)])
print(nan < 1, nan > -1, nan <= 1, np.spacing(np.array([np.inf, 1.0])), np.frexp(np.array([np.nan, -np.inf, 6]))[1])
import fractions  # noqa: E402

print(np.floor(np.array([fractions.Fraction(-7, 3), 2.5], dtype=object)), np.ceil(np.array([fractions.Fraction(7, 3)], dtype=object)))
print(np.arange(4).reshape(2, 2).flatten("f"))


def warned(f):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            answer = f()
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
    return answer, sorted({str(w.message) for w in seen})


# Python's numbers on the left of scalars are compared by the scalar, whatever its type.
for left in (2.5, 3, True, 1 + 0j):
    for kind in ("i1", "u8", "f2", "f4", "f8", "c8", "?"):
        scalar = np.array(1, kind)[()]
        print(left, kind, *sorted({type(v).__module__ for v in (left < scalar, left == scalar, left >= scalar, scalar > left)}))
# Warnings are those of scalars where one operand has the type that both meet in, otherwise those of functions.
least = np.int8(-128)
for f in (
    lambda: least // np.int8(-1), lambda: divmod(least, -1), lambda: np.array([least]) // -1, lambda: least * np.int8(2),
    lambda: 2.5 / np.int64(0), lambda: np.int8(1) // np.uint8(0), lambda: np.float32(1) / 0, lambda: np.True_ - np.uint8(3),
    lambda: np.float16(1) + 1e300, lambda: np.float32(np.inf) == 1e300, lambda: np.True_ + 2**70,
    lambda: np.int8(1) & 2.5, lambda: np.multiply(1e300, 1e300), lambda: np.floor_divide.reduce(np.array([1, 0])),
    lambda: np.sum([1e308, 1e308]), lambda: np.divmod(np.array([5, 3]), np.array([0, 2])),
):  # fmt: skip
    print(warned(f))
# What C makes of 1 / 0 in whole numbers; places in vectors that are not sorted; three operands that meet in one type.
with np.errstate(all="ignore"):
    print(*(np.reciprocal(np.array([0, 1, 2], k)).tolist() for k in ("i1", "i4", "i8", "u8")))
print(np.searchsorted([0, 4, 2, 4, 0, 0], [0, 3, 4, 0, -2, 0]), np.searchsorted([3.0, 1, 2], [1, 2, 0, 3], "right"))
print(repr(np.clip(np.array([True, False]), -1, np.array(2, "f4"))), np.histogram(np.zeros(0, "f4"))[1].dtype)
print(np.quantile(np.ones((3, 4)), [], axis=0).shape, warned(lambda: np.quantile([1.0], np.ones((1, 1, 1)))))
# Texts and numbers are unequal for the operator, and no question for the function.
print(np.array(["a"]) == 2, warned(lambda: np.less("a", b"a"))[0], warned(lambda: np.equal(np.array("a"), b"a"))[0])
texts = np.array(["ab", "c"])
texts *= 2
print(texts, np._core.umath.find(np.array(["abab"]), "a", np.int8(1), np.int64(4)))
# Elements that are arrays are filled with numbers.
print(np.array([[1, 2], [3, 4]], "(3,)f4").shape, np.arange(2).astype("(2,)i2").tolist(), np.array([(1, 2)], "(2,)i2").tolist())
print(warned(lambda: np.arange(3).__setitem__(1, np.ma.masked))[0], warned(lambda: np.arange(3.0).__setitem__(1, np.ma.masked))[1])
