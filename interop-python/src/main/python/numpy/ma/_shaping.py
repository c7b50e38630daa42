"""Methods of masked arrays that move elements: the mask moves with them."""

import numpy as np

from ._masks import getmask, getmaskarray, make_mask, nomask
from ._operating import Operating

ndarray = np.ndarray


def _moved(name):
    plain = getattr(ndarray, name)

    def method(self, *args, **kwargs):
        made = plain(self._data, *args, **kwargs).view(type(self))
        made._update_from(self)
        mask = self._mask
        made._mask = mask if mask is nomask else plain(mask, *args, **kwargs)
        return made

    method.__name__ = name
    method.__doc__ = plain.__doc__
    return method


class Shaping(Operating):
    """Shapes, orders and parts."""

    copy, diagonal, flatten, repeat, squeeze, swapaxes, transpose = map(
        _moved, "copy diagonal flatten repeat squeeze swapaxes transpose".split()
    )

    T = property(lambda self: self.transpose())
    mT = property(lambda self: self.swapaxes(-1, -2))

    def ravel(self, order="C"):
        """All elements in one axis."""
        if order in ("K", "A"):
            order = "F" if self._data.flags.fnc else "C"
        made = np.ravel(self._data, order=order).view(type(self))
        made._update_from(self)
        made._mask = self._mask if self._mask is nomask else np.ravel(self._mask, order=order)
        return made

    def reshape(self, *shape, **kwargs):
        """The same elements in another shape."""
        order = kwargs.pop("order", "C")
        made = self._data.reshape(*shape, order=order, **kwargs).view(type(self))
        made._update_from(self)
        made._mask = self._mask if self._mask is nomask else self._mask.reshape(*shape, order=order)
        return made

    def resize(self, newshape, refcheck=True, order=False):
        raise ValueError(
            "A masked array does not own its data and therefore cannot be resized.\nUse the numpy.ma.resize function instead."
        )

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        """The elements as another type."""
        kind = np.dtype(dtype)
        if not copy and kind == self.dtype:
            return self
        if not subok:
            return self._data.astype(kind, order, casting)
        made = self._data.astype(kind, order, casting).view(type(self))
        made._update_from(self)
        mask = self._mask
        if mask is not nomask:
            from ._masks import make_mask_descr

            wanted = make_mask_descr(kind)
            mask = mask.astype(wanted, order) if wanted.names is None or mask.dtype.names is not None else mask.copy()
        made._mask = mask
        if made._fill_value is not None:
            made._refill()
        return made

    @property
    def flat(self):
        from ._flat import MaskedIterator

        return MaskedIterator(self)

    @flat.setter
    def flat(self, value):
        self.ravel()[:] = value

    @property
    def real(self):
        made = self._data.real.view(type(self))
        made.__setmask__(self._mask) if self._mask is not nomask else None
        return made

    @property
    def imag(self):
        made = self._data.imag.view(type(self))
        made.__setmask__(self._mask) if self._mask is not nomask else None
        return made

    get_real, get_imag = (lambda self: self.real), (lambda self: self.imag)

    def take(self, indices, axis=None, out=None, mode="raise"):
        """Elements by index; those of masked indices are masked."""
        hidden = getmask(indices)
        if hidden is not nomask:
            indices = indices.filled(0)
        made = self._data.take(indices, axis=axis, mode=mode)
        single = not isinstance(made, ndarray) or not made.ndim and np.ndim(indices) == 0 and self.ndim == 1
        if out is None:
            out = np.asarray(made).view(type(self))
            out._update_from(self)
        else:
            out[...] = made
        if hasattr(out, "_mask"):
            mask = nomask if self._mask is nomask else np.asarray(self._mask.take(indices, axis=axis, mode=mode))
            if hidden is not nomask:
                mask = np.logical_or(hidden, False if mask is nomask else mask)
            out.__setmask__(mask)
        return out[()] if single else out

    def put(self, indices, values, mode="raise"):
        """Sets elements by their place among all."""
        if self._hardmask and self._mask is not nomask:
            hidden = self._mask[np.asarray(indices)]
            indices = np.asarray(indices)
            values = np.array(values, copy=None, subok=True)
            values = np.resize(values, indices.shape) if values.shape != indices.shape else values
            indices, values = indices[~hidden], values[~hidden]
        self._data.put(indices, getattr(values, "_data", values), mode=mode)
        if self._mask is nomask and getmask(values) is nomask:
            return
        mask = getmaskarray(self)
        mask.put(indices, False if getmask(values) is nomask else values._mask, mode=mode)
        self._mask = make_mask(mask, copy=False, shrink=True)

    def nonzero(self):
        """The places of elements that are neither masked nor zero."""
        return np.asarray(self.filled(0)).nonzero()

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        """The sum of a diagonal."""
        made = self.diagonal(offset, axis1, axis2)
        if self._mask is nomask:
            return made._data.sum(axis=-1, dtype=dtype, out=out) if self.ndim == 2 else made.sum(-1, dtype, out)
        return made.filled(0).sum(axis=-1, dtype=dtype, out=out)

    def dot(self, b, out=None, strict=False):
        """The matrix product."""
        from ._along import dot

        return dot(self, b, strict=strict, out=out)

    def round(self, decimals=0, out=None):
        """Rounded to so many digits."""
        from ._array import masked

        made = np.asarray(self._data.round(decimals)).view(type(self))
        if made.ndim:
            made._mask = self._mask
            made._update_from(self)
        elif self._mask is not nomask and self._mask:
            made = masked
        else:
            made = made._data[()]
        if out is None:
            return made
        out[...] = getattr(made, "_data", made)
        if hasattr(out, "_mask"):
            out.__setmask__(self._mask)
        return out

    def clip(self, min=None, max=None, out=None, **kwargs):
        """With elements no less than ``min`` and no larger than ``max``."""
        made = self._data.clip(min, max, **kwargs).view(type(self))
        made._update_from(self)
        made._mask = self._mask if self._mask is nomask else self._mask.copy()
        if out is None:
            return made
        out[...] = made
        return out
