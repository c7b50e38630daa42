"""Arrays of Python's nested lists.

Elements cross to Java packed as bytes, all at once: one by one they would take a hundred times as long.
"""

from array import array as _packed
from itertools import chain

from . import _dtypes as D
from ._java import guarded, of
from ._ndarray import ndarray, wrap
from ._scalars import bool_, float32, float64, generic, integer

_DEEPEST = 64  # axes that an array can have; lists that hold themselves would have no end
_PLAIN = {float, int}
_REAL = (float64, float32, integer, bool_, bool)
_FLOATS, _INTS, _WIDE = {float}, {int}, 1 << 63
_of_doubles, _of_longs = of("Create").ofDoubles, of("Create").ofLongs
_scalar = guarded(of("Scalars").cast)
_cast = guarded(of("MemoryOrder").cast)
_from_bytes = guarded(of("Create").fromBytes)
_stack = guarded(of("Join").stack)
_reshape = guarded(of("Layout").reshape)


def from_python(value, wanted, deepest=None):
    """An array of a number, of nested lists, or of anything else that can be iterated over.

    Parameters
    ----------
    wanted : dtype or None
    deepest : how many axes there may be, or None; what lies deeper are objects
    """
    if deepest == 0 and wanted is not None and wanted.kind == "O":
        return _from_flat([value], (), wanted)
    if isinstance(value, (float, int, bool, generic)) and (
        wanted is None or wanted.kind in "biuf" and isinstance(value, (int, float))
    ):
        if isinstance(value, generic) and wanted is None:
            return wrap(value._j)
        if isinstance(value, int) and not isinstance(value, generic) and wanted is None and not -(1 << 63) <= value < 1 << 64:
            return _from_flat([value], (), D.OBJECT)
        kind = wanted or D.dtype(type(value) if isinstance(value, (generic, bool)) else _number_kind(value))
        if kind.kind in "iu" and isinstance(value, (int, float)) and not isinstance(value, generic):
            _require_room(value, kind)
        return wrap(_cast(value._j, kind._e, "C") if isinstance(value, generic) else _scalar(kind._e, value))
    if isinstance(value, generic) and wanted is not None and wanted.kind in "SU" and value.dtype.kind == "M":
        return _from_flat([str(value)], (), wanted)
    if hasattr(value, "__array__") and not isinstance(value, type):
        made = value.__array__()
        if not isinstance(made, ndarray):
            raise ValueError("object __array__ method not producing an array")
        return made if wanted is None else made.astype(wanted)
    if hasattr(value, "__array_interface__"):
        from ._interface import from_interface, told

        found = told(value)
        if found is not None:
            made = from_interface(found)
            return made if wanted is None else made.astype(wanted)
    if isinstance(value, (bytes, str, dict, set, complex)) or value is None:
        return _from_flat([value], (), wanted)
    records = wanted is not None and wanted.kind == "V" and (wanted.names or wanted.subdtype) is not None
    if records and isinstance(value, tuple):
        return _from_flat([value], (), wanted)
    if isinstance(value, (bytearray, memoryview, _packed)):
        from ._memory import from_view

        return from_view(value, wanted)
    try:
        level = list(value) if hasattr(value, "__len__") else [value]
        if not hasattr(value, "__len__"):
            return _from_flat(level, (), wanted or D.OBJECT)
    except (TypeError, KeyError):
        return _from_flat([value], (), wanted)
    shape = [len(level)]
    most = _DEEPEST if deepest is None else deepest
    while level:
        kinds = set(map(type, level))
        if kinds <= _PLAIN or not any(_is_nested(kind) or _is_array_like(kind) for kind in kinds):
            break
        if len(shape) >= most:
            if wanted is not None and wanted.kind == "O":
                break
            raise _too_deep(most)
        if any(_is_array_like(kind) for kind in kinds):
            level = [_as_array(value, wanted) if _is_array_like(type(value)) else value for value in level]
            kinds = set(map(type, level))
            if not any(map(_is_nested, kinds)):
                break
        if any(issubclass(kind, ndarray) for kind in kinds):
            return _stacked(level, shape, wanted)
        if records and any(issubclass(kind, tuple) for kind in kinds):
            break
        lengths = set(map(len, level)) if all(_is_nested(kind) for kind in kinds) else ()
        if len(lengths) != 1:
            if wanted is not None and wanted.kind == "O":
                break
            raise _ragged(shape)
        shape.append(lengths.pop())
        level = list(chain.from_iterable(level))
    return _from_flat(level, shape, wanted)


def short_vector(values):
    """The array of a short list of Python's floats, or of its ints of 64 bits; None for any other list.

    The numbers cross as arguments of one call, which for a few of them is faster than bytes.
    """
    kinds = set(map(type, values))
    if kinds == _FLOATS:
        return wrap(_of_doubles(*values))
    if kinds == _INTS and -_WIDE <= min(values) and max(values) < _WIDE:
        return wrap(_of_longs(*values))
    return None


def _require_room(value, kind):
    """Refuses plain numbers outside an integer type."""
    if value != value:
        raise ValueError("cannot convert float NaN to integer")
    _check_range([int(value)], kind)


def _is_array_like(kind):
    """Whether values of another class than ours say by themselves which array they are."""
    tells = hasattr(kind, "__array__") or hasattr(kind, "__array_interface__")
    return tells and not issubclass(kind, (ndarray, generic, type))


def _is_nested(kind):
    return (
        issubclass(kind, (list, tuple, range, ndarray))
        or not issubclass(kind, (str, bytes, dict, set, generic))
        and (hasattr(kind, "__len__") and hasattr(kind, "__iter__"))
    )


def _too_deep(most):
    return ValueError(
        f"setting an array element with a sequence. The requested array would exceed the maximum number of dimension of {most}."
    )


def _ragged(shape):
    return ValueError(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape after"
        f" {len(shape)} dimensions. The detected shape was {tuple(shape)} + inhomogeneous part."
    )


def _as_array(value, wanted):
    """The array that a value among others is; a single element stays an object where objects are wanted."""
    if hasattr(value, "__array__"):
        made = value.__array__()
    else:
        from ._interface import from_interface

        made = from_interface(value.__array_interface__)
    if made.ndim:
        return made
    return value if wanted is not None and wanted.kind == "O" else made[()]


def _stacked(level, shape, wanted):
    objects = wanted is not None and wanted.kind == "O"
    if objects and any(isinstance(part, ndarray) and not part.ndim for part in level):
        return _from_flat(level, shape, wanted)
    parts = [part if isinstance(part, ndarray) else from_python(part, wanted) for part in level]
    parts = [_unmasked(part) if hasattr(part, "_mask") and not part.ndim else part for part in parts]
    if len({part.shape for part in parts}) != 1:
        if objects:
            if len({part.shape[:1] for part in parts}) == 1:
                n, rest = parts[0].shape[0], ",".join(map(str, parts[0].shape))
                raise ValueError(f"could not broadcast input array from shape ({rest}) into shape ({n},)")
            return _from_flat(level, shape, wanted)
        raise _ragged(shape)
    if len(shape) + parts[0].ndim > _DEEPEST:
        raise _too_deep(_DEEPEST)
    kinds = {part.dtype for part in parts}
    if any(kind.kind not in "biufc" for kind in kinds):
        from .lib._stacking import common_of

        common = common_of(kinds) if wanted is None else wanted
        parts = [part.astype(common) for part in parts]
    made = wrap(_reshape(_stack(0, *[part._j for part in parts]), *shape, *parts[0].shape))
    return made if wanted is None else made.astype(wanted)


def _unmasked(part):
    """A single element for a list of others: what is masked has no number."""
    if not part._mask.any() or part.dtype.kind == "O":
        return part
    import warnings

    from ._creation import asarray

    warnings.warn("Warning: converting a masked element to nan.", UserWarning, stacklevel=5)
    return asarray(float("nan"))


def _number_kind(value):
    if isinstance(value, float):
        return D.FLOAT64
    if -(1 << 63) <= value < 1 << 63:
        return D.INT64
    return D.UINT64 if 0 <= value < 1 << 64 else D.FLOAT64


def _from_flat(values, shape, wanted):
    """The elements, already in C order."""
    if wanted is not None and wanted.kind not in "biuf":
        from ._conversions import from_values

        return from_values(values, shape, wanted)
    kinds = set(map(type, values))
    if kinds <= {float}:
        natural, code = D.FLOAT64, "d"
    elif kinds <= {int}:
        natural, code = D.INT64, "q"
    elif kinds <= {float, int}:
        if wanted is None and _any_beyond(values):
            return _from_flat(values, shape, D.OBJECT)
        natural, code = D.FLOAT64, "d"
    else:
        return _from_mixed(values, kinds, shape, wanted)
    try:
        made = _from_bytes(natural._e, _packed(code, values).tobytes(), *shape)
    except OverflowError:
        return _from_large(values, shape, wanted)
    if wanted is None or wanted is natural:
        return wrap(made)
    if values and wanted.kind in "iu" and wanted is not natural:
        _check_range(values if natural is D.INT64 else list(map(int, values)), wanted)
    return wrap(_cast(made, wanted._e, "C"))


def _check_range(values, kind):
    bits = 8 * kind.itemsize
    low, high = (-1 << (bits - 1), 1 << (bits - 1)) if kind.kind == "i" else (0, 1 << bits)
    for value in (min(values), max(values)):
        if not low <= value < high:
            raise OverflowError(f"Python integer {value} out of bounds for {kind.name}")


def _from_large(values, shape, wanted):
    """Integers that int64 does not hold."""
    if wanted is D.UINT64 or wanted is None and min(values) >= 0 and max(values) < 1 << 64:
        return wrap(_from_bytes(D.UINT64._e, _packed("Q", values).tobytes(), *shape))
    if wanted is not None and wanted.kind in "iu":
        raise OverflowError("Python int too large to convert to C long")
    if wanted is None and _any_beyond(values):
        return _from_flat(values, shape, D.OBJECT)
    return _from_flat([float(value) for value in values], shape, wanted)


def _any_beyond(values):
    """Whether there are integers that no type of numbers holds: they stay Python's own."""
    return not (-_WIDE <= min(values) and max(values) < 2 * _WIDE) and any(
        type(value) is int and not -_WIDE <= value < 2 * _WIDE for value in values
    )


def _from_mixed(values, kinds, shape, wanted):
    """Elements of several types, or of NumPy's own."""
    if wanted is None and any(type(v) is int and not -_WIDE <= v < 2 * _WIDE for v in values):
        return _from_flat(values, shape, D.OBJECT)
    own = wanted is not None and wanted.kind == "u" and not any(issubclass(kind, generic) for kind in kinds)
    if (own or wanted is not None and wanted.kind == "i") and all(issubclass(kind, (int, float)) for kind in kinds):
        values, kinds = list(map(int, values)), {int}
        if own:
            return _from_flat(values, shape, wanted)
        if _any_beyond(values) or max(values) >= _WIDE:
            raise OverflowError("Python int too large to convert to C long")
        return _from_flat(values, shape, wanted)
    if all(issubclass(kind, _REAL) and kind.__name__ != "timedelta64" or kind in _PLAIN for kind in kinds):
        natural = None
        for kind in kinds:
            own = D.dtype(kind if issubclass(kind, (generic, bool)) else float if issubclass(kind, float) else int)
            natural = own if natural is None else D.promoted(natural, own)
        code = {"f": "d", "b": "b", "i": "q", "u": "Q"}[natural.kind if wanted is None or wanted.kind != "f" else "f"]
        convert = float if code == "d" else int
        made = _from_bytes(
            D.dtype({"b": "int8"}.get(code, code))._e, _packed(code, map(convert, values)).tobytes(), *shape
        )
        return wrap(_cast(made, (wanted or natural)._e, "C"))
    from ._conversions import from_values

    return from_values(values, shape, wanted)
