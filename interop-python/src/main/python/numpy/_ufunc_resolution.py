"""``ufunc.resolve_dtypes``: which types an element-wise function computes in, without computing."""

from . import _dtypes as D
from ._types import can_cast, result_type
from ._ufunc_calls import _ANSWERS
from ._ufunc_errors import UFuncTypeError, no_loop
from ._ufunc_loops import signature as _signature
from ._ufunc_types import types

_SAMPLES = {int: 1, float: 1.0, complex: 1j}


def resolved(function, given, signature, casting, reduction):
    """The types of the operands and of the results."""
    nin, nargs = function.nin, function.nargs
    if not isinstance(given, tuple) or len(given) != nargs:
        raise TypeError("resolve_dtypes: len(dtypes) must be equal to number of operands")
    if reduction and (given[0] is not None or given[2] is not None):
        raise TypeError("resolve_dtypes: for reductions only the second type is given, and None for the others")
    inputs = given[1:2] * 2 if reduction else given[:nin]
    for kind in (*inputs, *(k for k in given[nin:] if k is not None)):
        if not isinstance(kind, D.dtype) and kind not in _SAMPLES:
            raise TypeError(f"resolve_dtypes: a dtype, or int, float or complex, was expected and not {kind!r}")
    wanted = [None] * nargs if signature is None else _signature(function, signature)
    loop = _loop(function, inputs, wanted, reduction)
    for kind, own in zip(inputs, loop):
        if isinstance(kind, D.dtype) and not can_cast(kind, own, casting or "same_kind"):
            raise UFuncTypeError(f"Cannot cast ufunc '{function.__name__}' input from {kind!r} to {own!r} with casting rule '{casting}'")
    return loop


def _loop(function, inputs, wanted, reduction):
    plain = [k for k in inputs if isinstance(k, D.dtype)]
    named = next((k for k in wanted if k is not None), None)
    if named is not None and function.__name__ not in _ANSWERS:
        common = named
    else:
        common = result_type(*[k if isinstance(k, D.dtype) else _SAMPLES[k] for k in inputs])
    if common.kind == "V":
        raise no_loop(function.__name__, *_empty(plain))
    if common.kind in "SU" and function.__name__ in _ANSWERS:
        return (*inputs, D.BOOL) if all(k.kind == common.kind for k in plain) else (common,) * function.nin + (D.BOOL,)
    if function.__name__ == "divide" and common.kind in "biu":
        common = D.FLOAT64
    if reduction and function.__name__ in ("add", "multiply") and common.kind in "biu" and common.itemsize < 8:
        common = D.UINT64 if common.kind == "u" else D.INT64
    for loop in types(function):
        left, _, right = loop.partition("->")
        if can_cast(common, left[0]):
            return tuple(D.dtype(c) for c in left + right)
    raise no_loop(function.__name__, *_empty(plain))


def _empty(kinds):
    from ._creation import zeros

    return [zeros(0, k) for k in kinds]
