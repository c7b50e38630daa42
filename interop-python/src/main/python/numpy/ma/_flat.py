"""``flat`` of masked arrays: all elements one after the other."""

from ._array import masked
from ._masks import getmask, getmaskarray, nomask


class MaskedIterator:
    """Goes over the elements of a masked array."""

    def __init__(self, a):
        self.ma = a
        self.dataiter = a._data.flat
        self.maskiter = None if a._mask is nomask else a._mask.flat

    def __iter__(self):
        return self

    def __getitem__(self, key):
        made = self.dataiter[key].view(type(self.ma)) if hasattr(self.dataiter[key], "view") else self.dataiter[key]
        if self.maskiter is not None:
            mask = self.maskiter[key]
            if getattr(mask, "ndim", 0):
                made._mask = mask.reshape(made.shape)
            elif self.ma.dtype.names is not None:
                from ._records import mvoid

                return mvoid(made, mask=mask, hardmask=self.ma._hardmask)
            elif mask:
                return masked
        return made

    def __setitem__(self, key, value):
        if value is not masked:
            self.dataiter[key] = getattr(value, "_data", value)
        if self.maskiter is not None or value is masked or getmask(value) is not nomask:
            if self.maskiter is None:
                self.ma._own_mask()
                self.maskiter = self.ma._mask.flat
            self.maskiter[key] = True if value is masked else getmaskarray(value)

    def __next__(self):
        value = next(self.dataiter)
        if self.maskiter is not None:
            mask = next(self.maskiter)
            if self.ma.dtype.names is not None:
                from ._records import mvoid

                return mvoid(value, mask=mask, hardmask=self.ma._hardmask)
            if mask:
                return masked
        return value
