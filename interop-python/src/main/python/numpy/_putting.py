"""What is put into arrays where it, or what they hold, is no number, and numbers that have to fit."""

from . import _dtypes as D
from ._java import guarded, of

_set = guarded(of("Indexing").set)


def fits(a, key, value):
    """A scalar that is put into whole numbers: those with a sign have to hold it as they have to hold Python's own number, but where
    places are named in lists; otherwise it is cast, as arrays are.
    """
    named = any(type(k) is list or getattr(k, "ndim", 0) for k in (key if type(key) is tuple else (key,)))
    return value if named or a.dtype.kind == "u" else value.item()


def elements(a, key, value):
    """A list as elements of an array of numbers that it is put into, which each of them has to fit."""
    from ._creation import array

    if a.dtype.kind in "iu" and len(a.shape) and _one(a, key):
        a[key]
        raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{type(value).__name__}'")
    made = array(value) if a.dtype.char in "dl" else None
    return made if made is not None and made.dtype is a.dtype else array(value, a.dtype)


def assign(a, key, value):
    """``a[key] = value`` where one of the two holds no numbers."""
    from ._casting import cast
    from ._conversions import from_values
    from ._creation import array, asarray
    from ._indexing import parts
    from ._ndarray import ndarray

    if not _valid(key):
        field = a[key]
        if isinstance(key, list):
            for name, origin in zip(key, asarray(value).dtype.names or key):
                a[name] = value[origin] if getattr(getattr(value, "dtype", None), "names", None) else value
        else:
            whole = not field.ndim and (getattr(value, "ndim", 0) or isinstance(value, (list, tuple)))
            field[() if whole else ...] = value  # a single field may hold an array, or a list, as an object
        return
    kind = a.dtype
    if kind.kind in "iuf" and hasattr(value, "_mask"):
        single = value.size == 1 and _one(a, key)
        value = value._data if not single else asarray(float(value) if kind.kind == "f" else int(value))
    if kind.kind == "b" and isinstance(value, (list, tuple)) and _one(a, key):
        made = from_values([bool(value)], (), kind)  # as Python sees it
    elif kind.names is not None and type(value) is list and _one(a, key):
        made = from_values([value], (), kind)  # to each field, as only a tuple has a value for each
    elif kind.kind == "O":
        if _one(a, key):
            made = from_values([value], (), D.OBJECT)
        elif isinstance(value, ndarray):
            made = value if value.dtype.kind == "O" else cast(value, D.OBJECT)
        elif not isinstance(value, (list, tuple)):
            made = from_values([value], (), D.OBJECT)
        else:
            from ._indexing import select

            made = array(value, object, ndmax=max(select(a, key).ndim, 1))
    elif isinstance(value, ndarray):
        made = value if value.dtype == kind else value.astype(kind) if value.dtype.kind != "V" or kind.kind != "V" else cast(value, kind)
    else:
        made = array(value, kind)
    if kind.names and not _whole(kind):
        for name in kind.names:  # what lies between the fields is others'
            a[name][key] = made[name]
        return
    if made.ndim and kind.kind not in "OV" and _one(a, key):
        raise _no_element(kind, value)
    _set(a._j, made._j, *parts(key))


def _no_element(kind, value):
    """What is wrong with an array, were it of one element, where a single one is set."""
    if kind.kind == "c":
        return TypeError("only 0-dimensional arrays can be converted to Python scalars" if hasattr(value, "dtype")
                         else f"must be real number, not {type(value).__name__}")
    if kind.kind in "mM":
        return ValueError(f"Could not convert object to NumPy {'datetime' if kind.kind == 'M' else 'timedelta'}")
    return ValueError("setting an array element with a sequence.")


def _whole(kind):
    """Whether the fields of a record are all of its bytes."""
    return sum(kind.fields[n][0].itemsize for n in kind.names) == kind.itemsize


def _valid(key):
    return not (isinstance(key, str) or isinstance(key, list) and key and isinstance(key[0], str))


def _one(a, key):
    """Whether a key names a single element."""
    key = key if isinstance(key, tuple) else (key,)
    return len(key) == a.ndim and all(hasattr(k, "__index__") and not getattr(k, "ndim", 0) for k in key)
