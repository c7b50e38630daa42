"""What element-wise functions do at places: without buffering, so that repeated ones count."""

from ._creation import asarray
from ._java import guarded, of
from ._ndarray import ndarray
from ._overrides import overridden

_accumulate_at = guarded(of("Items").accumulate)
_ACCUMULATING = frozenset(("add", "subtract", "multiply", "maximum", "minimum"))


def at(function, a, indices, b):
    """In place, one element after the other, so that repeated indices count repeatedly."""
    from ._arange import arange
    from ._broadcasting import broadcast_to

    if function.signature is not None:
        raise TypeError("method at is not allowed in ufunc with non-trivial signature")
    if function.nin > 2 or function.nout != 1:
        raise ValueError("Only unary and binary ufuncs supported at this time")
    if (b is None) != (function.nin == 1):
        raise ValueError("second operand needed for ufunc" if b is None else "second operand provided when ufunc is unary")
    answered, _ = overridden(function, "at", (a, indices) if b is None else (a, indices, b), {}, ())
    if answered:
        return
    if not isinstance(a, ndarray):
        raise TypeError("first operand must be array")
    if isinstance(indices, list):
        indices = asarray(indices)
    if a.ndim == 1 and isinstance(indices, ndarray) and indices.dtype.kind in "iu":
        places = indices
    else:
        places = asarray(arange(a.size).reshape(a.shape)[indices])
    if b is not None and a.dtype.kind in "iuf" and function.__name__ in _ACCUMULATING and a.dtype.name != "uint64":
        values = asarray(b)
        if values.dtype.kind in "biuf" and (values.dtype.kind in "biu" or a.dtype.kind == "f"):
            if values.shape != places.shape and values.ndim:
                values = broadcast_to(values, places.shape)
            _accumulate_at(function._op, a._j, places.ravel()._j, values.ravel()._j)
            return
    target = a.flatten()
    flat = places.ravel().tolist()
    if b is None:
        for i in flat:
            target[i] = function(target[i])
    else:
        values = broadcast_to(asarray(b), places.shape).ravel()
        for i, value in zip(flat, values):
            made = function(target[i], value)
            target[i] = made if getattr(made, "dtype", target.dtype) == target.dtype else made.astype(target.dtype)
    a[...] = target.reshape(a.shape)
