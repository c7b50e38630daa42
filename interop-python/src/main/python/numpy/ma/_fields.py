"""Elements, masks and fill values of masked arrays."""

import numpy as np

from ._filling import check_fill_value
from ._masks import getmask, getmaskarray, make_mask_none, mask_or, nomask, of_records
from ._values import Values

ndarray = np.ndarray


def _named(key):
    return isinstance(key, str) or isinstance(key, list) and bool(key) and all(isinstance(k, str) for k in key)


def _plain(key):
    """An index without masks."""
    if hasattr(key, "_mask"):
        return key._data
    return tuple(k._data if hasattr(k, "_mask") else k for k in key) if type(key) is tuple else key


class Fields(Values):
    """Masked arrays as containers."""

    @property
    def mask(self):
        return self._mask.view() if isinstance(self._mask, ndarray) else self._mask

    @property
    def recordmask(self):
        mask = self._mask
        if mask is nomask or mask.dtype.names is None:
            return mask
        return np.all([mask[name] for name in mask.dtype.names], axis=0)

    @recordmask.setter
    def recordmask(self, mask):
        raise NotImplementedError("Coming soon: setting the mask per records!")

    _data = property(lambda self: ndarray.view(self, self._baseclass))
    data = _data
    baseclass = property(lambda self: self._baseclass)
    hardmask = property(lambda self: self._hardmask)
    sharedmask = property(lambda self: self._sharedmask)

    def __getitem__(self, key):
        values = self._data[_plain(key)]
        mask = self._mask
        if mask is not nomask:
            mask = mask[_plain(key)]
            single = not isinstance(mask, ndarray)
        elif self.dtype.kind == "O":
            single = not isinstance(getmaskarray(self)[_plain(key)], ndarray)
        else:
            single = not isinstance(values, ndarray)
        if single:
            return self._element(values, mask)
        made = values.view(type(self))
        made._update_from(self)
        if _named(key):
            made._of_field(key, self._fill_value)
        if mask is not nomask:
            made._mask = mask if mask.shape == made.shape else mask.reshape(made.shape)
            made._sharedmask = True
        else:
            made._mask = nomask
        return made

    def _element(self, value, mask):
        from ._array import MaskedArray, masked

        if isinstance(value, np.void):
            from ._records import mvoid

            return mvoid(value, mask=mask, hardmask=self._hardmask)
        if self.dtype.kind == "O" and isinstance(value, ndarray) and value is not masked:
            return MaskedArray(value, mask=True) if mask is not nomask and mask else value
        return masked if mask is not nomask and mask else value

    def _of_field(self, name, filling):
        """Takes the fill value of a field from that of the records."""
        if filling is not None:
            own = np.asarray(np.asarray(filling)[name])
            self._fill_value = own.ravel()[0:1].reshape(()) if own.ndim and own.dtype.names is None else own
        self._isfield = True

    def __setitem__(self, key, value):
        from ._array import MaskError, masked

        if self is masked:
            raise MaskError("Cannot alter the masked element.")
        kind = self.dtype
        if isinstance(key, str):
            self._data[key] = value
            self._own_mask()[key] = getmask(value)
            return
        if value is masked:
            self._own_mask()[_plain(key)] = True if kind.names is None else self._record(True)
            return
        data = getattr(value, "_data", value)
        mask = getmask(value)
        if kind.names is not None and mask is nomask:
            mask = self._record(any_masked(value)) if isinstance(value, tuple) else self._record(False)
            data = unmasked(value) if isinstance(value, tuple) else data
        if self._mask is nomask:
            self._data[_plain(key)] = data
            if mask is not nomask:
                self._own_mask()[_plain(key)] = mask
        elif not self._hardmask:
            self._data[_plain(key)] = data
            if not hasattr(key, "_mask") or hasattr(value, "_mask"):
                self._mask[_plain(key)] = mask
        elif getattr(key, "dtype", None) == bool:
            self._data[_plain(key) & ~self._mask] = data
        else:
            self._put_visible(_plain(key), data, mask)

    def _put_visible(self, key, data, mask):
        """Sets what is not masked: the mask is a hard one."""
        if self.dtype.names is not None:
            raise NotImplementedError("Flexible 'hard' masks are not yet supported.")
        hidden = mask_or(self._mask[key], mask, copy=True)
        now = self._data[key]
        if isinstance(now, ndarray) and now.size > 1:
            np.copyto(now, data, where=~np.asarray(hidden))
        elif hidden is nomask or not np.any(hidden):
            now = data
        self._data[key] = now
        self._mask[key] = hidden

    def _record(self, truth):
        """A truth value, or a tuple of them, for every field."""
        made = np.zeros((), self._own_mask_type())
        return of_records(np.array(truth), made.dtype)[()] if not isinstance(truth, tuple) else np.array(truth, made.dtype)[()]

    def _own_mask_type(self):
        from ._masks import make_mask_descr

        return make_mask_descr(self.dtype)

    def _own_mask(self):
        if self._mask is nomask:
            self._mask = make_mask_none(self.shape, self.dtype)
        return self._mask

    def __iter__(self):
        if not self.ndim:
            raise TypeError("iteration over a 0-d array")
        return (self[i] for i in range(len(self)))

    @property
    def fill_value(self):
        if self._fill_value is None:
            self._fill_value = check_fill_value(None, self.dtype)
        value = self._fill_value
        return value[()] if isinstance(value, ndarray) else value

    @fill_value.setter
    def fill_value(self, value=None):
        target = check_fill_value(value, self.dtype)
        if self._fill_value is None:
            self._fill_value = target
        elif target.dtype == self._fill_value.dtype and target.ndim == 0:
            self._fill_value[()] = target[()]  # records and their fields share it
        else:
            self._fill_value = target

    get_fill_value = fill_value.fget
    set_fill_value = fill_value.fset

    def harden_mask(self):
        """From now on assignments show nothing that is masked."""
        self._hardmask = True
        return self

    def soften_mask(self):
        """From now on assignments show what was masked."""
        self._hardmask = False
        return self

    def unshare_mask(self):
        """Has a mask of its own from now on."""
        if self._sharedmask:
            self._mask = self._mask.copy() if self._mask is not nomask else nomask
            self._sharedmask = False
        return self

    def shrink_mask(self):
        """Has no mask where it masks nothing."""
        from ._masks import shrunk

        if self._mask is not nomask:
            self._mask = shrunk(self._mask)
        return self

def any_masked(values):
    """Which values of a record are ``masked``."""
    from ._array import masked

    return tuple(any_masked(v) if isinstance(v, tuple) else v is masked for v in values)


def unmasked(values):
    """A record with any number in the place of ``masked``."""
    from ._array import masked

    return tuple(unmasked(v) if isinstance(v, tuple) else 0 if v is masked else v for v in values)
