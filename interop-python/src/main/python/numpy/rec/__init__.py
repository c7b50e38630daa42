"""Arrays of records whose fields are attributes."""

from .. import _dtype_specs as S
from .. import _dtypes as D
from .._creation import array as _array
from .._creation import asarray
from .._memory import frombuffer
from .._more_scalars import void
from .._ndarray import ndarray

__all__ = ["array", "format_parser", "fromarrays", "fromfile", "fromrecords", "fromstring", "recarray", "record"]


class record(void):
    """A record whose fields are attributes."""

    __slots__ = ()

    dtype = property(lambda self: D.with_scalar(self._view.dtype, record))

    def __getattr__(self, name):
        if name.startswith("__") or name == "_view":
            raise AttributeError(name)
        if name in (self._view.dtype.names or ()):
            return self[name]
        return void.__getattr__(self, name)


    def __setattr__(self, name, value):
        if name in ("setfield", "getfield", "dtype"):
            raise AttributeError(f"Cannot set '{name}' attribute")
        if name not in (self._view.dtype.names or ()):
            raise AttributeError(f"'record' object has no attribute '{name}'")
        self[name] = value


def _as_record(scalar):
    made = object.__new__(record)
    object.__setattr__(made, "_view", scalar._view)
    return made


class format_parser:
    """The dtype of formats, names and titles."""

    def __init__(self, formats, names, titles, aligned=False, byteorder=None):
        if formats is None:
            raise ValueError("Need formats argument")
        if isinstance(formats, list):
            kinds = [D.dtype(f) for f in formats]
        else:
            made = D.dtype(formats, aligned)
            kinds = [made] if made.names is None else [made.fields[n][0] for n in made.names]
        names = names.split(",") if isinstance(names, str) else list(names or [])
        names = [n.strip() for n in names[: len(kinds)]]
        names += [f"f{i}" for i in range(len(names), len(kinds))]
        if len(set(names)) != len(names):
            raise ValueError(f"Duplicate field names: {[n for n in names if names.count(n) > 1]}")
        titles = list(titles or []) + [None] * len(kinds)
        self.dtype = S.record(names, kinds, None, None, aligned, titles[: len(kinds)])
        if byteorder is not None:
            self.dtype = self.dtype.newbyteorder(byteorder)


class recarray(ndarray):
    """An array of records whose fields are attributes."""

    def __new__(cls, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None,
                byteorder=None, aligned=False, order="C"):  # fmt: skip
        kind = D.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype
        return ndarray(shape, kind, buf, offset).view(cls)

    @property
    def dtype(self):
        kind = ndarray.dtype.__get__(self)
        return kind if kind.names is None else D.with_scalar(kind, record)

    @dtype.setter
    def dtype(self, kind):
        ndarray.dtype.__set__(self, kind)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        names = ndarray.dtype.__get__(self).names
        if names is None or name not in names:
            raise AttributeError(f"recarray has no attribute {name}")
        return self[name]

    def __setattr__(self, name, value):
        if not name.startswith("_") and name not in ("shape", "dtype", "flat", "real", "imag"):
            if name in (self.dtype.names or ()):
                self[name] = value
                return
        object.__setattr__(self, name, value)

    def __getitem__(self, key):
        found = ndarray.__getitem__(self, key)
        if isinstance(found, void):
            return _as_record(found)
        if isinstance(found, ndarray):
            return found.view(recarray) if found.dtype.names else asarray(found).view(ndarray)
        return found

    def __repr__(self):
        from .._format import array2string, type_text

        kind = ndarray.dtype.__get__(self)
        shown = array2string(self, separator=", ", prefix="rec.array(", suffix=",")
        if not self.size:
            shown = "[]" if self.shape == (0,) else f"[], shape={self.shape!r}"
        return f"rec.array({shown},\n{' ' * 10}dtype={type_text(kind)})"

    def field(self, attr, val=None):
        """A field by name or number; sets it where a value is given."""
        name = self.dtype.names[attr] if isinstance(attr, int) else attr
        if val is None:
            return self[name]
        self[name] = val


record.__module__ = recarray.__module__ = "numpy"


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """Records of one array for each field."""
    arrays = [asarray(a) for a in arrayList]
    shape = arrays[0].shape if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
    if dtype is not None:
        kind = D.dtype(dtype)
    else:
        kind = format_parser(formats or [a.dtype for a in arrays], names, titles, aligned, byteorder).dtype
    if len(kind) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    made = recarray(shape, kind)
    for k, (name, a) in enumerate(zip(kind.names, arrays)):
        if a.shape[: a.ndim - len(kind.fields[name][0].shape)] != tuple(shape):
            raise ValueError(f"array-shape mismatch in array {k}")
        made[name] = a
    return made


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """Records of a list of tuples."""
    if formats is None and dtype is None:
        columns = list(zip(*[tuple(r) for r in recList]))
        return fromarrays([_array(list(c)) for c in columns], None, shape, None, names, titles, aligned, byteorder)
    kind = D.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype
    made = _array([tuple(r) for r in recList], kind)
    return (made if shape is None else made.reshape(shape)).view(recarray)


def fromstring(datastring, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False,
               byteorder=None):  # fmt: skip
    """Records of bytes."""
    if dtype is None and formats is None:
        raise TypeError("fromstring() needs a 'dtype' or 'formats' argument")
    kind = D.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype
    made = frombuffer(datastring, kind, -1, offset)
    return (made if shape in (None, -1) else made.reshape(shape)).view(recarray)


def fromfile(fd, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    """Records of a file of raw bytes."""
    from .._io import fromfile as numbers

    kind = D.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype
    made = numbers(fd, kind, offset=offset)
    return (made if shape in (None, -1) else made.reshape(shape)).view(recarray)


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False,
          byteorder=None, copy=True):  # fmt: skip
    """Records of whatever holds them."""
    rest = dict(formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    if obj is None:
        if shape is None:
            raise ValueError("Must define a shape if obj is None")
        return recarray(shape, dtype, **rest)
    if isinstance(obj, bytes):
        return fromstring(obj, dtype, shape, offset, **rest)
    if isinstance(obj, (list, tuple)):
        if obj and isinstance(obj[0], (tuple, list)):
            return fromrecords(obj, dtype, shape, **rest)
        return fromarrays(obj, dtype, shape, **rest)
    if isinstance(obj, ndarray):
        made = obj.copy() if copy else obj
        if dtype is not None:
            made = made.astype(dtype)
        return made.view(recarray)
    if hasattr(obj, "read"):
        return fromfile(obj, dtype, shape, offset, **rest)
    raise ValueError("Unknown input type")


