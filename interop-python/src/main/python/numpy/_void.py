"""Records, and bytes without a meaning, as single elements."""

from . import _dtype_specs as S
from . import _scalars
from ._generic import flexible


def void_of(view):
    made = object.__new__(void)
    made._view = view
    return made


class void(flexible):
    """A record, or bytes without a meaning; fields by name or number. It is a view of the array's element."""

    __slots__ = ("_view",)

    def __new__(cls, value=0, dtype=None):
        from ._creation import array, zeros

        if dtype is not None:
            return void_of(array(value, dtype).reshape(()) if value is not None else zeros((), dtype))
        if isinstance(value, int):
            return void_of(zeros((), S.void_type(value)))
        if isinstance(value, void):
            return void_of(value._view.copy())
        from ._conversions import from_values

        data = value if isinstance(value, bytes) else bytes(value)
        return void_of(from_values([data], (), S.void_type(len(data))))

    dtype = property(lambda self: self._view.dtype)
    _j = property(lambda self: self._view._j)
    base = property(lambda self: self._view)

    def __getitem__(self, key):
        names = self.dtype.names
        if isinstance(key, tuple) and not key:
            return self
        if isinstance(key, str) and names:
            found = self._view[key]
            return found[()] if found.ndim == 0 else found
        if isinstance(key, list) and names:
            return void_of(self._view[key])
        if names and hasattr(key, "__index__"):
            if not -len(names) <= key < len(names):
                raise IndexError(f"invalid index ({key})")
            return self[names[key]]
        return self._view[key]

    def __setitem__(self, key, value):
        if hasattr(key, "__index__"):
            key = self.dtype.names[key]
        self._view[key] = value

    def __delitem__(self, key):
        raise ValueError("cannot delete scalar field")

    def __bool__(self):
        if self.dtype.names is None:
            return any(self.item())
        return any(bool(getattr(v, "any", v.__bool__)()) for v in self)

    def __len__(self):
        return len(self.dtype.names or ())

    def __iter__(self):
        return (self[name] for name in self.dtype.names or ())

    def item(self, *args):
        from ._conversions import values

        return values(self._view)[0]

    tolist = item

    def copy(self, order="C"):
        return void_of(self._view.copy())

    def view(self, dtype=None, type=None):
        return self._view.view(dtype)[()]

    def tobytes(self, order="C"):
        return self._view.tobytes()

    def getfield(self, dtype, offset=0):
        return self._view.getfield(dtype, offset)[()]

    def __eq__(self, other):
        if isinstance(other, tuple):
            return self.item() == other
        return (self._view == (other._view if isinstance(other, void) else other))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        if not self._view._j.isReadOnly():
            raise TypeError("unhashable type: 'writeable void-scalar'")
        return hash(self.item())

    def __repr__(self):
        if _scalars.edition <= 125:
            return str(self) if self.dtype.names else f"void({self})"
        if self.dtype.names is None:
            return f"np.void({_hex(self.item())})"
        return f"np.{type(self).__name__}({self}, dtype={str(self._view.dtype)})"

    def __str__(self):
        if self.dtype.names is None:
            return _hex(self.item())
        from ._record_text import scalar, words

        return scalar(self._view) if _scalars.edition > 125 else words(self._view.reshape(1))(self._j.offset())

    def __reduce__(self):
        from ._core.multiarray import scalar

        return scalar, (self.dtype, self.tobytes())


def _hex(data):
    return "b'" + "".join(f"\\x{b:02X}" for b in data) + "'"
