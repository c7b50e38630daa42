"""Which types an element-wise function computes in when a call names some, or says how strict casts are to be.

A function has one formula (NumPy: a loop) for each of its ``types``. The types that a call names have to be those of a formula;
where it names none, an operand is cast safely. A result's type alone is taken for the operands, too.
"""

from . import _dtypes as D
from ._types import can_cast, result_type
from ._ufunc_errors import UFuncTypeError
from ._ufunc_types import COMPARING, types

_WEAK = {int: D.INT64, float: D.FLOAT64, complex: D.COMPLEX128}
_NUMBERS = "biufc"


def general(given):
    """A type that a call names, which may say what kind of type it is, and no more: no byte order, unit or length."""
    kind = D.dtype(given)
    detailed = (
        kind.kind in _NUMBERS and not kind.isnative
        or kind.kind in "mM" and "[" in kind.str
        or kind.kind in "SU" and kind.itemsize
        or kind.kind == "V"
    )  # fmt: skip
    if detailed and not isinstance(given, type):
        raise TypeError(
            "The `dtype` and `signature` arguments to ufuncs only select the general DType and not details such as the byte"
            " order or time unit. You can avoid this error by using the scalar types `np.float64` or the dtype string notation."
        )
    return kind


def reducing(function, a, dtype):
    """The type that a reduction is to be computed in, of which the function has to have a formula."""
    kind = general(dtype)
    if kind.kind not in _NUMBERS or a.dtype.kind not in _NUMBERS:
        return kind
    for loop in types(function):
        if D.dtype(loop[0]) is kind and D.dtype(loop[-1]) is kind:
            return kind
    raise TypeError(f"No loop matching the specified signature and casting was found for ufunc {function.__name__}")


def signature(function, given):
    """The types of arguments and results that a signature names, None where it leaves them open."""
    nin, nargs = function.nin, function.nargs
    given = given.decode("ascii") if isinstance(given, bytes) else given
    if not isinstance(given, (str, tuple)):
        raise TypeError("the signature object to ufunc must be a string or a tuple.")
    if len(given) == 1 and nargs != 1:
        raise TypeError("Use `dtype` or  fill the tuple with more than one 'None'.")
    if isinstance(given, tuple):
        if len(given) != nargs:
            raise ValueError(f"a type-tuple must be specified of length {nargs} for ufunc '{function.__name__}'")
        return [None if k is None else general(k) for k in given]
    if len(given) != nargs + 2 or given[nin : nin + 2] != "->":
        raise ValueError(
            f"a type-string for {function.__name__}, {nin} typecode(s) before and {function.nout} after the -> sign"
        )
    try:
        return [D.dtype(c) for c in given.replace("->", "")]
    except TypeError:
        raise ValueError("Invalid data-type for array") from None


def chosen(function, values, wanted, casting):
    """The types to compute in and of the results; None where there are other elements than numbers."""
    own = [_WEAK.get(type(v)) or (D.BOOL if type(v) is bool else v.dtype) for v in values]
    if any(k is not None and k.kind not in _NUMBERS for k in (*own, *wanted)):
        return None
    typed = [k for v, k in zip(values, own) if type(v) not in _WEAK]
    if typed and function.__name__ != "ldexp":
        own = [result_type(v, *typed) if type(v) in _WEAK else k for v, k in zip(values, own)]
    loops = [[D.dtype(c) for c in loop.replace("->", "")] for loop in types(function) if "O" not in loop]
    nin = function.nin
    for loop in loops:
        if all(_same(w, k) for w, k in zip(wanted, loop)) and all(
            w is not None or can_cast(o, k) for w, o, k in zip(wanted, own, loop)
        ):
            return loop
    if not any(wanted):
        return None
    named = {D._key(k) for k in wanted[nin:] if k is not None}
    if len(named) == 1 and not any(wanted[:nin]):
        kind = next(k for k in wanted[nin:] if k is not None)
        for loop in loops:
            if all(_same(kind, k) for k in loop):
                return loop
    raise TypeError(f"No loop matching the specified signature and casting was found for ufunc {function.__name__}")


def _same(wanted, kind):
    return wanted is None or D._key(wanted) == D._key(kind)


def cast(function, place, value, kind, casting):
    """An argument in the type to compute in."""
    from ._creation import array, asarray

    weak = _WEAK.get(type(value))
    if weak is not None and casting in ("no", "equiv") and weak is not kind:
        raise TypeError(f"cannot cast Python {type(value).__name__} to {kind} under the casting rule '{casting}'")
    if type(value) is int and kind.kind in "iu":
        return array(value, kind)
    a = asarray(value)
    if a.dtype == kind:
        return a
    allowed = can_cast(a.dtype, kind, casting) or weak is not None and (
        casting == "safe" and D.same_kind(weak, kind) or function.__name__ in COMPARING
    )
    if not allowed:
        number = f" {place}" if function.nin > 1 else ""
        raise UFuncTypeError(
            f"Cannot cast ufunc '{function.__name__}' input{number} from {a.dtype!r} to {kind!r} with casting rule '{casting}'"
        )
    return a.astype(kind)
