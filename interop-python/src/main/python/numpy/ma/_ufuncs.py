"""NumPy's own element-wise functions of masked arrays: what is masked, or outside the domain, is masked in the result."""

from .. import _ufuncs as U
from .._creation import asarray as _asarray
from .._ndarray import ndarray
from .._scalars import generic
from ._array import MaskedArray, masked, of
from ._masks import getdata, getmask, getmaskarray, nomask


def _by_zero(x, y):
    return U.equal(y, 0)


#: Where functions are not defined, and what stands there.
_DOMAINS = {
    "sqrt": (lambda x: U.less(x, 0), 0.0), "log": (lambda x: U.less_equal(x, 0), 1.0),
    "log2": (lambda x: U.less_equal(x, 0), 1.0), "log10": (lambda x: U.less_equal(x, 0), 1.0),
    "arcsin": (lambda x: U.greater(U.absolute(x), 1), 0.0), "arccos": (lambda x: U.greater(U.absolute(x), 1), 0.0),
    "arccosh": (lambda x: U.less(x, 1), 1.0), "arctanh": (lambda x: U.greater_equal(U.absolute(x), 1), 0.0),
    "divide": (_by_zero, 1), "floor_divide": (_by_zero, 1), "remainder": (_by_zero, 1), "fmod": (_by_zero, 1),
}  # fmt: skip


#: Of a scalar with a masked array: the array answers, as for the operators.
_COMPARISONS = {
    "equal": "__eq__", "not_equal": "__ne__", "less": "__gt__", "less_equal": "__ge__", "greater": "__lt__", "greater_equal": "__le__",
}  # fmt: skip


def call(function, inputs, options):
    """The function of the data, with the masks of all arguments together."""
    if function.__name__ in _COMPARISONS and isinstance(inputs[0], generic) and not options:
        return getattr(inputs[1], _COMPARISONS[function.__name__])(inputs[0])
    out = options.pop("out", None)
    values = [getdata(v) if isinstance(v, MaskedArray) else v for v in inputs]
    made = function(*values, **options)
    domain, instead = _DOMAINS.get(function.__name__, (None, None))
    arrays = [_asarray(v) for v in values]
    if domain is not None and all(a.dtype.kind in "biuf" for a in arrays):
        outside = _asarray(domain(*arrays))
    else:
        outside = None
    made = tuple(_masked(m, inputs, outside, instead) for m in made) if isinstance(made, tuple) else (
        _masked(made, inputs, outside, instead))  # fmt: skip
    return made if out is None else _into(made, out)


def _masked(made, inputs, outside, instead):
    source = next(v for v in inputs if isinstance(v, MaskedArray))
    mask = False
    for v in inputs:
        if getmask(v) is not nomask or isinstance(v, MaskedArray):
            mask = mask | getmaskarray(v)
    if outside is not None and outside.any():
        mask = mask | outside
        made = U.where(outside, _asarray(instead).astype(made.dtype), made)
    mask = _asarray(mask)
    if len(inputs) > 1 and mask.dtype.names is None and not mask.any():
        return of(made, nomask, source)
    if not isinstance(made, ndarray) or not made.ndim:
        return masked if mask.any() else made[()] if isinstance(made, ndarray) else made
    from .._broadcasting import broadcast_to

    return of(made, broadcast_to(mask, made.shape).copy(), source)


def _into(made, out):
    target = out[0] if type(out) is tuple else out
    target[...] = made if isinstance(target, MaskedArray) else getdata(made)
    return target
