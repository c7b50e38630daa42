"""Single records of a masked array."""

import numpy as np

from ._array import MaskedArray, masked
from ._masks import getmask, make_mask_none, nomask, of_records

ndarray = np.ndarray


class mvoid(MaskedArray):
    """A record some of whose fields may be masked."""

    def __new__(cls, data, mask=nomask, dtype=None, fill_value=None, hardmask=False, copy=False, subok=True):
        values = np.array(data, copy=True if copy else None, subok=subok, dtype=dtype)
        made = values.view(ndarray).view(cls)
        made._hardmask = hardmask
        if mask is not nomask:
            if isinstance(mask, np.void):
                made._mask = np.asarray(mask)
            else:
                made._mask = of_records(mask, make_mask_none((), made.dtype).dtype)
        elif made._mask is nomask:
            made._mask = make_mask_none((), made.dtype)
        if fill_value is not None:
            made.fill_value = fill_value
        return made

    @property
    def _data(self):
        return ndarray.view(self, ndarray)[()]

    data = _data

    def __getitem__(self, key):
        if isinstance(key, list):
            return mvoid(np.asarray(self._data)[key], mask=self._mask[key], hardmask=self._hardmask)
        name = self.dtype.names[key] if hasattr(key, "__index__") else key
        value, mask = self._data[key], self._mask[name]
        if isinstance(value, ndarray) and value.ndim:
            made = MaskedArray(value, mask=mask)
            made._fill_value = np.asarray(self.fill_value)[name] if self._fill_value is not None else None
            if getattr(made._fill_value, "ndim", 0):
                made._fill_value = np.asarray(made._fill_value).ravel()[0:1].reshape(())
            made._hardmask = self._hardmask
            return made
        if isinstance(value, np.void):
            return mvoid(value, mask=mask, hardmask=self._hardmask)
        return masked if mask else value

    def __setitem__(self, key, value):
        name = self.dtype.names[key] if isinstance(key, int) else key
        plain = ndarray.view(self, ndarray)
        if value is masked:
            self._mask[name] = True
            return
        if self._hardmask and np.any(self._mask[name]):
            return
        plain[name] = getattr(value, "_data", value)
        self._mask[name] = getmask(value)

    def __iter__(self):
        return (self[name] for name in self.dtype.names)

    def __len__(self):
        return len(self.dtype.names)

    def filled(self, fill_value=None):
        plain = ndarray.view(self, MaskedArray)
        plain.__dict__.update(_mask=self._mask, _fill_value=self._fill_value)
        return np.asarray(plain.filled(fill_value))[()]

    def tolist(self, fill_value=None):
        if fill_value is not None:
            return self.filled(fill_value).item()
        return tuple(None if v is masked else v.tolist() if hasattr(v, "tolist") else v for v in self)

    def __repr__(self):
        return str(self)

    def __str__(self):
        from ._text import record

        return record(self)
