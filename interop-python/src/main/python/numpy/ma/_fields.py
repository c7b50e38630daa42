"""Elements, masks and fill values of masked arrays."""

import numpy as np

from ._filling import check_fill_value
from ._masks import getmask, getmaskarray, make_mask_none, mask_or, nomask, of_records
from ._reducing import Reducing

ndarray = np.ndarray


def _named(key):
    return isinstance(key, str) or isinstance(key, list) and bool(key) and all(isinstance(k, str) for k in key)


def _plain(key):
    """An index without masks."""
    if hasattr(key, "_mask"):
        return key._data
    return tuple(k._data if hasattr(k, "_mask") else k for k in key) if type(key) is tuple else key


class Fields(Reducing):
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

    def filled(self, fill_value=None):
        """A plain array with a value in the place of masked elements."""
        from ._array import masked_singleton

        mask = self._mask
        if mask is nomask:
            return self._data
        if fill_value is None:
            fill_value = self.fill_value
        elif self.dtype.names is not None or self.dtype.kind in "SU":
            fill_value = check_fill_value(fill_value, self.dtype)
        if self is masked_singleton:
            return np.asanyarray(fill_value)
        made = self._data.copy("K")
        if self.dtype.names is not None:
            fill_records(made, mask, fill_value)
        elif mask.any():
            try:
                np.copyto(made, _for(made, fill_value), where=mask, casting="unsafe")
            except (TypeError, AttributeError):
                made = np.where(mask, np.array(fill_value, dtype=object), self._data.astype(object))
        else:
            return self._data
        return made

    def compressed(self):
        """The elements that are not masked."""
        flat = self._data.ravel()
        return flat if self._mask is nomask else flat[~self._mask.ravel()]

    def compress(self, condition, axis=None, out=None):
        """The slices of an axis where a vector of conditions holds."""
        condition = np.asarray(condition)
        if condition.ndim != 1:
            raise ValueError("condition must be a 1-d array")
        made = self._data.compress(condition, axis=axis, out=out).view(type(self))
        made._update_from(self)
        if self._mask is not nomask:
            made._mask = self._mask.compress(condition, axis=axis)
        return made

    def tolist(self, fill_value=None):
        """Lists of Python's own values; None, or another value, for what is masked."""
        if fill_value is not None:
            return self.filled(fill_value).tolist()
        if self._mask is nomask:
            return self._data.tolist()
        return hidden(self._data.tolist(), self._mask.tolist())

    def ids(self):
        """The addresses of data and mask, which are numbers that stand for them here."""
        return id(self), id(self._mask)

    def iscontiguous(self):
        """Whether the elements lie without gaps."""
        return self.flags["CONTIGUOUS"]

    def toflex(self):
        """Records of an element and its mask each."""
        made = np.empty(self.shape, [("_data", self.dtype), ("_mask", self._own_mask_type())])
        made["_data"] = self._data
        made["_mask"] = getmaskarray(self)
        return made

    torecords = toflex

    def tofile(self, fid, sep="", format="%s"):
        raise NotImplementedError("MaskedArray.tofile() not implemented yet.")

    def tobytes(self, fill_value=None, order="C"):
        """The bytes of the elements, with the fill value in the place of masked ones."""
        if isinstance(fill_value, str) and fill_value in ("C", "F", "A", "K"):
            fill_value, order = None, fill_value
        return self.filled(fill_value).tobytes(order)

    def tostring(self, fill_value=None, order="C"):
        return self.tobytes(fill_value, order)

    def __repr__(self):
        from ._text import representation

        return representation(self)

    def __str__(self):
        from ._text import shown

        return str(shown(self))

    def _number(self, what):
        from ._array import masked  # noqa: F401

        if self.size > 1:
            raise TypeError("Only length-1 arrays can be converted to Python scalars")
        return bool(np.any(self._mask)) if self._mask is not nomask else False

    def __float__(self):
        if self._number("float"):
            import warnings

            from .._float_errors import _depth

            warnings.warn("Warning: converting a masked element to nan.", UserWarning, stacklevel=_depth())
            return float("nan")
        return float(self.item())

    def __int__(self):
        from ._array import MaskError

        if self._number("int"):
            raise MaskError("Cannot convert masked element to a Python int.")
        return int(self.item())


def _for(made, value):
    value = np.asarray(value)
    return value.reshape(()) if value.ndim == 0 or made.dtype.kind == "O" and value.size == 1 else value


def any_masked(values):
    """Which values of a record are ``masked``."""
    from ._array import masked

    return tuple(any_masked(v) if isinstance(v, tuple) else v is masked for v in values)


def unmasked(values):
    """A record with any number in the place of ``masked``."""
    from ._array import masked

    return tuple(unmasked(v) if isinstance(v, tuple) else 0 if v is masked else v for v in values)


def fill_records(data, mask, value):
    """Puts values in the place of masked fields."""
    for name in data.dtype.names:
        own = np.asarray(value)[name]
        if data.dtype.fields[name][0].base.names is not None:
            fill_records(data[name], mask[name], own)
        else:
            np.copyto(data[name], own, where=np.asarray(mask[name]))


def hidden(found, mask):
    """Lists and records with None where the mask is true."""
    if isinstance(mask, (list, tuple)):
        return type(found)(hidden(f, m) for f, m in zip(found, mask))
    return None if mask else found
