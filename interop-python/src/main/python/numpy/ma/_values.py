"""Masked arrays given away: as plain arrays, lists, bytes, text and numbers."""

import numpy as np

from ._filling import check_fill_value
from ._masks import getmaskarray, make_mask_descr, nomask
from ._reducing import Reducing


class Values(Reducing):
    """What masked arrays are outside of this package."""

    def filled(self, fill_value=None):
        """A plain array with a value in the place of masked elements."""
        from ._array import masked_singleton

        mask = self._mask
        if mask is nomask:
            return self._data
        if fill_value is None:
            fill_value = self.fill_value
        elif self.dtype.names is not None or self.dtype.kind in "SUiuf":
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
        made = np.empty(self.shape, [("_data", self.dtype), ("_mask", make_mask_descr(self.dtype))])
        made["_data"] = self._data
        made["_mask"] = getmaskarray(self)
        return made

    torecords = toflex

    def tofile(self, fid, sep="", format="%s"):
        """Refused in NumPy's words: a file of plain elements has no room for the mask."""
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

    def __reduce__(self):
        from .core import _mareconstruct

        state = self._data.__reduce__()[2]
        order = "F" if self.flags.fnc else "C"
        state = (1, self.shape, self.dtype, self.flags.fnc, self._data.tobytes(order) if not self.dtype.hasobject else state[-1])
        return _mareconstruct, (type(self), self._baseclass, (0,), "b"), (*state, getmaskarray(self).tobytes(order), self._fill_value)

    def __setstate__(self, state):
        from .._core.multiarray import _restore

        _, shape, kind, fortran, data, mask, filling = state[-7:]
        self._j = _restore(shape, kind, fortran, data)._j
        for name in ("_shape", "_dtype"):
            if hasattr(self, name):
                delattr(self, name)
        self._mask = _restore(shape, make_mask_descr(kind), fortran, mask)
        self._fill_value = filling

    def __deepcopy__(self, memo):
        from copy import deepcopy

        from ._array import MaskedArray

        made = MaskedArray.__new__(type(self), np.ndarray.__deepcopy__(self._data, memo), keep_mask=True)
        memo[id(self)] = made
        for key, value in self.__dict__.items():
            made.__dict__[key] = deepcopy(value, memo)
        if self.dtype.hasobject and self._mask is not nomask:
            made._mask = deepcopy(self._mask, memo)
        return made


def _for(made, value):
    value = np.asarray(value)
    return value.reshape(()) if value.ndim == 0 or made.dtype.kind == "O" and value.size == 1 else value


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
