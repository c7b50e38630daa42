"""Single records of a masked array."""

from .._creation import asarray as _asarray
from .._ndarray import ndarray
from ._array import MaskedArray, masked, of


class mvoid(MaskedArray):
    """A record some of whose fields may be masked."""

    def __getitem__(self, key):
        name = self.dtype.names[key] if isinstance(key, int) else key
        value, mask = self.data[name], self._mask[name]
        if isinstance(value, ndarray) and value.ndim:
            return of(value, mask, None)
        if value.dtype.names is not None:
            return record_of(value, mask, None)
        return masked if mask else value[()]

    def __iter__(self):
        return (self[name] for name in self.dtype.names)

    def __len__(self):
        return len(self.dtype.names)

    def filled(self, fill_value=None):
        return MaskedArray.filled(self, fill_value)[()]

    def __repr__(self):
        return str(self)

    def __str__(self):
        return "(" + ", ".join(str(v) if v is masked else repr(v.item() if hasattr(v, "item") else v) for v in self) + ")"


def record_of(value, mask, source):
    """One record with its mask."""
    made = _asarray(value).view(mvoid)
    made._mask = _asarray(mask)
    made._fill_value = getattr(source, "_fill_value", None)
    return made
