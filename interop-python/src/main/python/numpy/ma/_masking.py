"""The mask of an array and what is filled in where it is true."""

from .._creation import asarray as _asarray
from .._creation import zeros as _zeros
from .._ndarray import ndarray
from ._filling import records_fill_value, wide_fill_value
from ._masks import fill_records, getmaskarray, make_mask_descr, nomask, of_records
from ._methods import Methods


class Masking(Methods):
    """What masked arrays say of their mask; ``MaskedArray`` makes them."""

    @property
    def mask(self):
        return self._mask

    @mask.setter
    def mask(self, value):
        if value is nomask or value is False:
            self._mask = _zeros(self.shape, bool) if self._mask is not nomask else nomask
            return
        from .._broadcasting import broadcast_to

        if self.dtype.names is not None:
            value = of_records(value, make_mask_descr(self.dtype))
        self._mask = broadcast_to(value if self.dtype.names is not None else _asarray(value, bool), self.shape).copy()

    data = property(lambda self: self.view(ndarray))
    _data = data
    baseclass = ndarray
    hardmask = property(lambda self: self._hardmask)
    recordmask = mask

    @property
    def fill_value(self):
        if self.dtype.names is not None:
            return records_fill_value(self.dtype, self._fill_value)
        if self._fill_value is None:
            return wide_fill_value(self.dtype)
        return _asarray(self._fill_value).astype(self.dtype)[()]

    @fill_value.setter
    def fill_value(self, value):
        self._fill_value = value

    def set_fill_value(self, value=None):
        self._fill_value = value

    def get_fill_value(self):
        return self.fill_value

    def harden_mask(self):
        self._hardmask = True
        return self

    def soften_mask(self):
        self._hardmask = False
        return self

    def unshare_mask(self):
        self._mask = self._mask.copy() if self._mask is not nomask else nomask
        return self

    def shrink_mask(self):
        if self._mask is not nomask and not self._mask.any():
            self._mask = nomask
        return self

    def filled(self, fill_value=None):
        """A plain array with a value in the place of masked elements."""
        made = self.data.copy()
        if self._mask is not nomask and made.dtype.names is not None:
            fill_records(made, self._mask, records_fill_value(made.dtype, self._fill_value if fill_value is None else fill_value))
        elif self._mask is not nomask:
            made[self._mask] = self.fill_value if fill_value is None else fill_value
        return made

    def compressed(self):
        """The elements that are not masked."""
        flat = self.data.ravel()
        return flat if self._mask is nomask else flat[~self._mask.ravel()]

    def count(self, axis=None, keepdims=False):
        """How many elements are not masked."""
        return (~getmaskarray(self)).sum(axis, keepdims=keepdims)
