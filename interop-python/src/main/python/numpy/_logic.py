"""Comparing arrays as a whole."""

from ._creation import asanyarray, asarray, full
from ._java import complete
from ._ndarray import ndarray
from ._scalars import generic
from ._ufuncs import absolute, equal, isfinite, isnan, less_equal


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Which elements differ by at most ``atol + rtol*abs(b)``."""
    from ._float_errors import errstate

    a, b, atol, rtol = (v if isinstance(v, (int, float, complex)) else asanyarray(v) for v in (a, b, atol, rtol))
    if type(b) in (int, float):
        b = float(b)
    elif b.dtype.kind in "biu":
        b = b * 1.0  # the least integer has no absolute value
    if not isfinite(atol).all() or not isfinite(rtol).all():
        import warnings

        warnings.warn(f"One of rtol or atol is not valid, atol: {atol}, rtol: {rtol}", RuntimeWarning, stacklevel=2)
    with errstate(invalid="ignore"):
        close = less_equal(absolute(a - b), atol + rtol * absolute(b)) & isfinite(b) | equal(a, b)
    return close | isnan(a) & isnan(b) if equal_nan else close


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements differ by at most ``atol + rtol*abs(b)``."""
    return bool(isclose(a, b, rtol, atol, equal_nan).all())


def array_equal(a1, a2, equal_nan=False):
    """Whether shape and all elements are the same."""
    try:
        a, b = asarray(a1), asarray(a2)
    except (TypeError, ValueError):
        return False
    if a.shape != b.shape:
        return False
    same = a == b
    if equal_nan and a.dtype.kind in "fcmM" and b.dtype.kind in "fcmM":
        same = same | (a != a) & (b != b)
    return bool(same.all())


def array_equiv(a1, a2):
    """As ``array_equal``, after broadcasting."""
    try:
        return bool((asarray(a1) == asarray(a2)).all())
    except ValueError:
        return False


def iscomplexobj(x):
    """Whether elements are of a complex type."""
    return _kind(x) == "c"


def isrealobj(x):
    """Whether elements are of a real type."""
    return _kind(x) != "c"


def _kind(x):
    kind = getattr(x, "dtype", None)
    return (asarray(x).dtype if kind is None or not hasattr(kind, "kind") else kind).kind


def isreal(x):
    """Which elements have no imaginary part."""
    x = asarray(x)
    return x.imag == 0 if x.dtype.kind in "cO" else full(x.shape, True, bool)[()]


def iscomplex(x):
    """Which elements have an imaginary part."""
    x = asarray(x)
    return x.imag != 0 if x.dtype.kind in "cO" else full(x.shape, False, bool)[()]


def iterable(y):
    """Whether one can iterate over it."""
    try:
        iter(y)
    except TypeError:
        return False
    return True


def may_share_memory(a, b, max_work=None):
    """Whether both are views of the same storage, whose first and last elements do not lie apart."""
    if not _of_one_storage(a, b):
        return False
    if a.dtype != b.dtype:
        return True
    (first, last), (start, stop) = _bounds(a), _bounds(b)
    return first <= stop and start <= last


def shares_memory(a, b, max_work=None):
    """Whether both have an element in common; told by the addresses of their views."""
    if not _of_one_storage(a, b):
        return False
    return bool(set(_addresses(a)) & set(_addresses(b)))


def _of_one_storage(a, b):
    return isinstance(a, ndarray) and isinstance(b, ndarray) and bool(a.size and b.size) and _root(a) == _root(b)


def _bounds(a):
    """The addresses of the first and the last element."""
    reaches = [(n - 1) * step for n, step in zip(a.shape, a._j.strides())]
    return a._j.offset() + sum(r for r in reaches if r < 0), a._j.offset() + sum(r for r in reaches if r > 0)


def _root(a):
    base = a._j.base()
    return a._j if base is None else base


def _addresses(a):
    places = [a._j.offset()]
    for n, step in zip(a.shape, a._j.strides()):
        places = [p + k * step for p in places for k in range(n)]
    return places


complete(__name__)
