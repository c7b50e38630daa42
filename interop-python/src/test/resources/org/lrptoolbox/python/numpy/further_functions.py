# What NumPy's own tests asked for beyond the frequent: order in memory, rare arguments, warnings and refusals.
import io
import os
import pickle
import tempfile
import warnings
from fractions import Fraction

import numpy as np


def said(f):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            v = f()
            text = f"{type(v).__name__} {v!r}"
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
    print(" ".join(text.split()), *[f"{w.category.__name__}: {w.message}" for w in seen])


def stored(a):
    file = io.BytesIO()
    np.save(file, a)
    file.seek(0)
    folder = tempfile.mkdtemp()
    np.save(os.path.join(folder, "a.npy"), a)
    np.savez(os.path.join(folder, "a.npz"), a)
    named = np.load(os.path.join(folder, "a.npz"))
    again = np.load(os.path.join(folder, "a.npy"))
    same = bool((again == a).all() and (named["arr_0"] == a).all())
    return np.load(file).flags.fnc, again.flags.fnc, named["arr_0"].flags.fnc, os.path.basename(named.fid.name), same


class Indices(tuple):
    pass


class Zero:
    def __array__(self, dtype=None, copy=None):
        return np.array(0)


def table(text, **options):
    return np.loadtxt(io.StringIO(text), delimiter=",", **options)


def lines():
    file = io.StringIO()
    np.savetxt(file, np.array([(1, 2), (3, 4)], [("x", "i4"), ("y", "i4")]), fmt="%d")
    return file.getvalue()


columns = np.asfortranarray(np.arange(6.0).reshape(2, 3))
a = np.arange(6).reshape(2, 3)
almost = float(1 - np.finfo("f8").eps)
single = np.array(almost, "f4")
m = np.ma.array([1.0, 2, 4, 7], mask=[0, 1, 0, 0])
r = np.rec.array([(1, 2.5), (3, 4.0)], dtype=[("a", "i4"), ("b", "f8")])
for f in (
    lambda: stored(columns), lambda: stored(columns.T), lambda: np.pad(columns, 1).flags.fnc, lambda: np.pad(columns, 2, "edge").flags.fnc,
    lambda: np.pad(a, (((3,), (4,), (5,)), ((0,), (1,), (2,)))), lambda: np.unique(np.array([[1, None]], object), axis=0),
    lambda: np.diff(m), lambda: np.trapezoid(m), lambda: np.unwrap([0, 1, 2, -1, 0], period=4), lambda: np.unwrap([0, 1, 2, -1, 0], period=5),
    lambda: np.quantile([1, 2, 3], Fraction(1, 3)), lambda: np.quantile(np.array([Fraction(1), Fraction(2)]), Fraction(1, 3)),
    lambda: np.bincount([1], minlength="a"), lambda: np.histogram([1, 1.0000000000000002], bins=10), lambda: np.digitize([1, 2], [1, 2j]),
    lambda: np.sinc(np.float16(0)), lambda: np.sinc([0, 0.5]).round(12), lambda: np.array([1, np.ma.masked, 3]),
    lambda: np.reshape(a, (1.0, -1)), lambda: np.shares_memory(np.reshape(a, 6, copy=True), a), lambda: np.reshape(a.T, 6, copy=False),
    lambda: np.reshape(np.array([3]), ()), lambda: np.isclose(single, almost, atol=0, rtol=0), lambda: np.isclose(single, np.float64(almost), atol=0, rtol=0),
    lambda: np.isclose([1, 2], [1, 2], atol=np.inf), lambda: np.isclose([np.inf, np.nan], [np.inf, np.nan], equal_nan=True),
    lambda: type(np.isclose(2, np.ma.masked_where([1, 0], [1.0, 2]))).__name__, lambda: np.isclose(1 + 1j, 1), lambda: np.var(np.array([1j, 0], object)),
    lambda: np.can_cast("i4", None), lambda: a[Indices(([1], [1]))], lambda: np.zeros((1, 1))[0, Zero()], lambda: np.arange(9)[np.arange(3).flat],
    lambda: r.dtype, lambda: r[0], lambda: r, lambda: np.dtype((np.record, 2)), lambda: str(np.dtype((np.record, [("a", "<u2")]))),
    lambda: np.dtype((np.record, [("a", "<u2")])).name, lambda: pickle.loads(pickle.dumps(r)), lambda: pickle.loads(pickle.dumps(r.dtype)),
    lambda: r.dtype == np.dtype([("a", "i4"), ("b", "f8")]), lambda: r[["a"]], lambda: r[r.a > 1], lambda: r.copy().dtype.type.__name__,
    lambda: table("-1,0\n1,2\n\n3,4", dtype=int, max_rows=3), lambda: table("-1,0\n1,2\n\n3,4", dtype="U2", max_rows=2, skiprows=1), lines,
):  # fmt: skip
    said(f)
r.dtype = np.dtype([("x", "i4"), ("y", "f8")])
print(r.x)
for wrong in ((0, 0), ("ij", [0, 0]), ("", 0, 0)):
    try:
        np.einsum_path(*wrong)
    except Exception as error:
        print(type(error).__name__)

from numpy.polynomial import Chebyshev, Polynomial, chebyshev, hermite, laguerre, legendre  # noqa: E402


def gauss(f, n):
    x, w = f(n)
    return [f"{v:.9e}" for v in (x[0], x[-1], w[0], w[n // 2], w[-1], w.sum())]


def put(key, value):
    b = np.arange(9).reshape(3, 3)
    b.flat[key] = value
    return b.tolist()


def agree(*arrays):
    try:
        np.testing.assert_array_equal(*arrays)
        return True
    except AssertionError:
        return False


a = np.arange(9).reshape(3, 3)
i2, i4, i8, f4, S0 = map(np.dtype, ("i2", "i4", "i8", "f4", "S0"))
masked = np.ma.array([3.0, np.nan, np.inf], mask=[False, True, True])
p = Polynomial([1, 2])
for f in (
    lambda: chebyshev.chebpts1(4).round(12), lambda: chebyshev.chebpts2(4).round(12), lambda: chebyshev.chebpts2(1), lambda: chebyshev.chebpts1(1.5),
    lambda: chebyshev.chebinterpolate(lambda x, b: np.tanh(x) + b, 5, (0.5,)).round(12), lambda: chebyshev.chebinterpolate(np.sin, 2.0),
    lambda: Chebyshev.interpolate(np.exp, 3, [0, 2]).coef.round(12), lambda: Chebyshev.interpolate(np.exp, 3, [0, 2]).domain,
    lambda: gauss(hermite.hermgauss, 100), lambda: gauss(laguerre.laggauss, 100), lambda: gauss(legendre.leggauss, 5), lambda: (p.copy().coef is p.coef, p.copy() == p),
    lambda: a.flat[()], lambda: a.flat[True], lambda: a.flat[False], lambda: a.flat[np.zeros(10, bool)], lambda: a.flat[[True, True]], lambda: a.flat[None],
    lambda: a.flat[1, 2], lambda: a.flat[[1.0, 2.0]], lambda: a.flat[np.array([], "S").flat], lambda: a.flat[np.array(["a"], "S").flat], lambda: a.flat[np.array([[1, 2]])],
    lambda: put((), 1), lambda: put(..., 1), lambda: put(True, 10), lambda: put([1.0, 2.0], 5), lambda: put([-1, -2], 20), lambda: put(slice(5, 10), 30),
    lambda: np.add.resolve_dtypes((i4, f4, None)), lambda: np.add.resolve_dtypes((i4, i4, None), signature=(None, None, "f4")),
    lambda: np.add.resolve_dtypes((f4, int, None)), lambda: np.equal.resolve_dtypes((S0, S0, None)), lambda: np.divide.resolve_dtypes((i8, i4, None)),
    lambda: np.add.resolve_dtypes((None, i2, None), reduction=True), lambda: np.sin.resolve_dtypes((i2, None)), lambda: np.less.resolve_dtypes((f4, complex, None)),
    lambda: agree(masked, np.array([3.0, 4, np.nan])), lambda: agree(masked, np.array([4.0, 4, 6.5])), lambda: np.add.reduce([1, 2], out=...),
):  # fmt: skip
    said(f)
for wrong in ((i4, i4), (None, i4, f4), (i4, None, f4), ("i4", "i4", None), (np.dtype("10i"), np.dtype("10i"), None)):
    try:
        print(np.add.resolve_dtypes(wrong))
    except TypeError:
        print("refused")
