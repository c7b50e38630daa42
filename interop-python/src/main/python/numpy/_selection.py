"""Choosing elements by condition or index."""

from . import _dtypes as D
from ._creation import asanyarray, asarray, full, zeros
from ._arange import arange
from ._indexing import along, axis_of
from ._java import ForeignException, complete, guarded, of, translated
from ._reducing import into
from ._ndarray import ndarray, operand, wrap
from ._scalars import int64

_Search = of("Search")
_raw_where = _Search.where
_where = guarded(_raw_where)
_NoNumbers = of("NoNumbersException")
_nonzero = guarded(_Search.nonzero)
_count = guarded(_Search.count)
_ABSENT = object()  # None is an element like any other


def where(condition, x=_ABSENT, y=_ABSENT, /):
    """Elements of ``x`` where the condition holds, of ``y`` elsewhere; with one argument ``nonzero``."""
    condition = asarray(condition)
    if x is _ABSENT or y is _ABSENT:
        if x is not y:
            raise ValueError("either both or neither of x and y should be given")
        return nonzero(condition)
    try:
        return wrap(_raw_where(condition._j, _any(x), _any(y)))
    except ForeignException as error:
        if not isinstance(error, _NoNumbers):
            raise translated(error) from None
    x, y = asarray(x), asarray(y)
    kind = D.promoted(x.dtype, y.dtype)
    return wrap(_where(condition.astype(bool)._j, x.astype(kind)._j, y.astype(kind)._j))


def _any(value):
    o = operand(value)
    return asarray(value)._j if o is None else o


def nonzero(a):
    """The indices of the elements that are not zero: one vector for each axis."""
    if hasattr(a, "_mask"):
        return a.nonzero()
    a = asarray(a)
    if a.ndim == 0:
        raise ValueError("Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.")
    return tuple(map(wrap, _nonzero(_truths(a)._j)))


def _truths(a):
    """The array, or where its elements are no numbers which of them are true."""
    if a.dtype.kind in "biufc":
        return a if a.dtype.isnative else a.astype(a.dtype.newbyteorder("="))
    if a.dtype.names is None:
        return a.astype(bool)
    found = False
    for name in a.dtype.names:  # a field may be an array of its own
        part = _truths(a[name]) != 0
        found = found | (part.any(axis=tuple(range(a.ndim, part.ndim))) if part.ndim > a.ndim else part)
    return asarray(found)


def flatnonzero(a):
    """The flat indices of the elements that are not zero."""
    return nonzero(asanyarray(a).ravel())[0]


def argwhere(a):
    """The indices of the elements that are not zero: one row for each element."""
    from ._joining import stack

    if hasattr(a, "_mask"):
        a = a.filled(0)  # what is masked counts as zero
    a = asarray(a)
    return stack(nonzero(a)).T if a.ndim else zeros((int(bool(a)), 0), int)


def count_nonzero(a, axis=None, keepdims=False):
    """How many elements are not zero."""
    a = asarray(a)
    if axis is None and not keepdims:
        return int64(_count(_truths(a)._j))
    return (_truths(a) != 0).sum(axis=axis, keepdims=keepdims)


def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at the given indices of an axis; of the flattened array without one."""
    if type(a) is not ndarray and isinstance(a, ndarray):
        from ._kept import like, own

        method = own(a, "take")
        return method(indices, axis, out, mode) if method else like(a, take(asarray(a), indices, axis, out, mode))
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    _require_mode(mode)
    if mode != "raise":
        n = a.shape[axis_of(axis, a.ndim)]
        indices = asarray(indices).clip(0, n - 1) if mode == "clip" else asarray(indices) % n
    if out is not None:
        from ._types import can_cast

        if not can_cast(out.dtype, a.dtype):  # what is taken goes through the type of the array
            raise TypeError(f"Cannot cast array data from {out.dtype!r} to {a.dtype!r} according to the rule 'safe'")
    return into(a[along(a, axis, indices if isinstance(indices, int) else asarray(indices))], out)


def compress(a, condition, axis=None, out=None):
    """``ndarray.compress``: the slices of an axis where a vector of conditions holds."""
    return take(a, flatnonzero(condition), axis, out)


def extract(condition, arr):
    """The elements where the condition holds."""
    return asarray(arr).ravel()[asarray(condition).ravel() != 0]


def put(a, ind, v, mode="raise"):
    """Sets elements by their flat index: as often as there are indices, from the values, which are repeated."""
    if not hasattr(a, "_j"):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(a).__name__}")
    ind, v, n = asarray(ind).ravel(), asarray(v, a.dtype).ravel(), a.size
    _require_mode(mode)
    if not v.size or not ind.size:
        return
    ind = ind.astype(int) if ind.dtype.kind == "b" else ind
    if mode == "raise" or not n:
        bad = ind[(ind < -n) | (ind >= n)]
        if bad.size:
            raise IndexError(f"index {bad[0]} is out of bounds for axis 0 with size {n}")
    else:
        ind = ind % n if mode == "wrap" else ind.clip(0, n - 1)
    a.flat[ind] = v[arange(ind.size) % v.size]


def _require_mode(mode):
    """Refuses what says in no way which elements are meant by indices beyond the ends."""
    if mode not in ("raise", "wrap", "clip"):
        raise ValueError(f"clipmode must be one of 'clip', 'raise', or 'wrap' (got {mode!r})")


def putmask(a, /, mask, values):
    """Sets the elements where the mask holds, from the same places of ``values``, which is repeated."""
    if not hasattr(a, "_j"):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(a).__name__}")
    if asarray(mask).size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    if isinstance(values, ndarray):
        from ._types import can_cast

        if not can_cast(values.dtype, a.dtype):
            raise TypeError(f"Cannot cast array data from {values.dtype!r} to {a.dtype!r} according to the rule 'safe'")
    values = asarray(values, a.dtype).ravel()
    places = flatnonzero(mask)
    a.flat[places] = values[places % values.size]


def place(arr, mask, vals):
    """Sets the elements where the mask holds, from the first elements of ``vals``, which is repeated."""
    if not hasattr(arr, "_j"):
        raise TypeError(f"argument 1 must be numpy.ndarray, not {type(arr).__name__}")
    vals = asarray(vals, arr.dtype).ravel()
    if not vals.size and asarray(mask).any():
        raise ValueError("Cannot insert from an empty array!")
    places = flatnonzero(mask)
    arr.flat[places] = vals[arange(places.size) % vals.size]


def copyto(dst, src, casting="same_kind", where=True):
    """Sets the elements of an array, where a mask holds, from another one."""
    if not hasattr(dst, "_j"):
        raise TypeError(f"copyto() argument 1 must be numpy.ndarray, not {type(dst).__name__}")
    if type(src) in (int, float, bool) and where is True and (type(src) is not float or dst.dtype.kind in "fcO"):
        dst[...] = src
        return
    if type(src) is int and dst.dtype.kind in "iufc":
        src = full((), src, dst.dtype)  # which it has to fit
    given, src = src, asarray(src)
    from ._types import can_cast

    fits = can_cast(src.dtype, dst.dtype, casting) if hasattr(given, "dtype") else D.same_kind(src.dtype, dst.dtype)
    if not fits and casting != "unsafe":
        what = "array data" if src.ndim else "scalar"
        raise TypeError(f"Cannot cast {what} from {src.dtype!r} to {dst.dtype!r} according to the rule '{casting}'")
    if where is True:
        dst[...] = src
    elif dst.dtype.kind in "biufc" and src.dtype.kind in "biufc":
        dst[...] = wrap(_where(asarray(where)._j, src.astype(dst.dtype)._j, dst._j))
    else:
        from ._broadcasting import broadcast_to

        mask = broadcast_to(asarray(where, bool), dst.shape)
        if not dst.ndim:
            if mask:
                dst[...] = src
            return
        dst[mask] = broadcast_to(src.view(ndarray), dst.shape)[mask]


def repeat(a, repeats, axis=None):
    """Every element several times: the same number of times, or one number for each."""
    if type(a) is not ndarray and isinstance(a, ndarray):
        from ._kept import like, own

        method = own(a, "repeat")
        return method(repeats, axis) if method else like(a, repeat(asarray(a), repeats, axis))
    a = asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    a = a.reshape(1) if a.ndim == 0 else a
    n = a.shape[axis_of(axis, a.ndim)]
    times = asarray(repeats).ravel()
    if times.size and times.min() < 0:
        raise ValueError("repeats may not contain negative values.")
    if times.size == 1:
        index = arange(n * int(times[0])) // max(int(times[0]), 1)
    elif times.size == n:
        from ._sorting import searchsorted

        ends = times.cumsum()
        index = searchsorted(ends, arange(int(ends[-1]) if n else 0), "right")
    else:
        raise ValueError(f"operands could not be broadcast together with shape ({n},) ({times.size},)")
    return a[along(a, axis, index)]


def choose(a, choices, out=None, mode="raise"):
    """For every element the one of the choices it is the number of."""
    a = asarray(a)
    if len(choices) > 64:
        raise ValueError("Need at least 0 and at most 64 array objects.")
    if a.dtype.kind not in "biu":
        raise TypeError(f"Cannot cast array data from {a.dtype!r} to dtype('int64') according to the rule 'safe'")
    if mode != "raise":
        a = a % len(choices) if mode == "wrap" else a.clip(0, len(choices) - 1)
    elif ((a < 0) | (a >= len(choices))).any():
        raise ValueError("invalid entry in choice array")
    from ._broadcasting import broadcast_arrays
    from ._types import result_type

    kind = result_type(*[c if type(c) in (int, float, complex) else asarray(c) for c in choices])
    a, *choices = broadcast_arrays(a, *[asarray(c).astype(kind) for c in choices])
    made = choices[0].copy()
    for k in range(1, len(choices)):
        made = asarray(where(a == k, choices[k], made))
    return into(made if made.ndim else made[()], out)


def select(condlist, choicelist, default=0):
    """For every element the choice of the first condition that holds."""
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if not len(condlist):
        raise ValueError("select with an empty condition list is not possible")
    from ._types import result_type

    for k, condition in enumerate(condlist):
        if asarray(condition).dtype.kind != "b":
            raise TypeError(f"invalid entry {k} in condlist: should be boolean ndarray")
    kind = result_type(*[c if type(c) in (int, float, complex) else asarray(c) for c in (*choicelist, default)])
    made = asarray(default).astype(kind)
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        made = where(condition, asarray(choice).astype(kind), made)
    return made


def piecewise(x, condlist, funclist, *args, **kw):
    """A function put together from one for each condition, and perhaps one for where none holds (0 by default)."""
    x = asanyarray(x)
    if not isinstance(condlist, (list, tuple, ndarray)) or len(condlist) and (
        x.ndim and not isinstance(condlist[0], (list, tuple, ndarray))
    ):
        condlist = [condlist]
    conditions = [asarray(c, bool) for c in condlist]
    if len(funclist) == len(conditions) + 1:
        rest = full(x.shape, True, bool)
        for condition in conditions:
            rest = rest & ~condition
        conditions.append(rest)
    elif len(funclist) != len(conditions):
        n = len(conditions)
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    made = x._wrap(zeros(x.shape, x.dtype)._j)
    for condition, function in zip(conditions, funclist):
        if not callable(function):
            made[condition] = function
        elif (part := x[condition]).size:
            made[condition] = function(part, *args, **kw)
    return made


complete(__name__)
