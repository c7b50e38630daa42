"""What masked arrays make of the elements that are not masked."""

import numpy as np

from ._filling import maximum_fill_value, minimum_fill_value
from ._masks import getmask, getmaskarray, make_mask_none, mask_or, nomask
from ._shaping import Shaping

ndarray = np.ndarray
_NO = np._NoValue


def _kept(keepdims):
    return {} if keepdims is _NO else {"keepdims": keepdims}


def _put_mask(out, mask):
    """The mask of a target that is masked itself."""
    if hasattr(out, "_mask"):
        own = out._mask
        if own is nomask:
            own = out._mask = make_mask_none(out.shape)
        own[...] = mask


class Reducing(Shaping):
    """Sums, means, extremes and order."""

    def _gone(self, axis, keepdims):
        """Where nothing is left along an axis."""
        return nomask if self._mask is nomask else self._mask.all(axis=axis, **_kept(keepdims))

    def _reduced(self, name, neutral, axis, out, keepdims, **options):
        from ._array import masked

        gone = self._gone(axis, keepdims)
        options.update(_kept(keepdims))
        values = self.filled(neutral)
        if out is not None:
            getattr(values, name)(axis, out=out if not hasattr(out, "_mask") else out._data, **options)
            _put_mask(out, gone)
            return out
        made = getattr(values, name)(axis, **options)
        if getattr(made, "ndim", 0):
            made = made.view(type(self))
            made._update_from(self)
            made.__setmask__(gone)
            return made
        return masked if gone is not nomask and gone else made

    def sum(self, axis=None, dtype=None, out=None, keepdims=_NO):
        """The sum of the elements along an axis."""
        return self._reduced("sum", 0, axis, out, keepdims, dtype=dtype)

    def prod(self, axis=None, dtype=None, out=None, keepdims=_NO):
        """The product of the elements along an axis."""
        return self._reduced("prod", 1, axis, out, keepdims, dtype=dtype)

    product = prod

    def any(self, axis=None, out=None, keepdims=_NO):
        """Whether an element along an axis holds."""
        return self._reduced("any", False, axis, out, keepdims)

    def all(self, axis=None, out=None, keepdims=_NO):
        """Whether all elements along an axis hold."""
        return self._reduced("all", True, axis, out, keepdims)

    def _extreme(self, name, instead, axis, out, fill_value, keepdims):
        gone = self._gone(axis, keepdims)
        if fill_value is None:
            fill_value = instead(self)
        made = self._reduced(name, fill_value, axis, out, keepdims)
        if out is None:
            if getattr(made, "ndim", 0) and made._mask is not nomask:
                np.copyto(made._data, made.fill_value, where=made._mask, casting="unsafe")
        elif gone is not nomask and np.any(gone) and not hasattr(out, "_mask"):
            np.copyto(out, np.nan, where=gone)
        return made

    def min(self, axis=None, out=None, fill_value=None, keepdims=_NO):
        """The least element along an axis."""
        return self._extreme("min", minimum_fill_value, axis, out, fill_value, keepdims)

    def max(self, axis=None, out=None, fill_value=None, keepdims=_NO):
        """The largest element along an axis."""
        return self._extreme("max", maximum_fill_value, axis, out, fill_value, keepdims)

    def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
        """The distance of the largest element from the least."""
        if out is None:
            made = self.max(axis, fill_value=fill_value, keepdims=keepdims)
            made -= self.min(axis, fill_value=fill_value, keepdims=keepdims)
            return made
        out[...] = self.max(axis, fill_value=fill_value, keepdims=keepdims) - self.min(axis, fill_value=fill_value, keepdims=keepdims)
        return out

    def mean(self, axis=None, dtype=None, out=None, keepdims=_NO):
        """The mean of the elements along an axis."""
        from ._array import masked

        if self._mask is nomask:
            made = self._data.mean(axis=axis, dtype=dtype, **_kept(keepdims))
            made = made.view(type(self)) if isinstance(made, ndarray) and made.ndim else made
        else:
            half = dtype is None and self.dtype == np.float16
            if dtype is None and self.dtype.kind in "iub":
                dtype = np.dtype("f8")
            elif half:
                dtype = np.dtype("f4")
            count = self.count(axis=axis, **_kept(keepdims))
            if np.ndim(count) == 0 and count == 0:
                made = masked
            else:
                made = self.sum(axis=axis, dtype=dtype, **_kept(keepdims)) * 1.0 / count
                made = self.dtype.type(made) if half and not np.ndim(made) else made.astype("f2") if half else made
        return made if out is None else _into(made, out)

    def anom(self, axis=None, dtype=None):
        """The distances of the elements from the mean."""
        mean = self.mean(axis, dtype)
        return self - mean if not axis and axis != 0 else self - np.expand_dims(mean, axis)

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=_NO, mean=_NO):
        """The mean square of the distances from the mean along an axis."""
        from ._array import masked
        from ._elementwise import absolute, divide

        given = {} if mean is _NO else {"mean": mean}
        if self._mask is nomask:
            made = self._data.var(axis=axis, dtype=dtype, ddof=ddof, **_kept(keepdims), **given)
            made = made.view(type(self)) if isinstance(made, ndarray) and made.ndim else made
            return made if out is None else _into(made, out)
        count = self.count(axis=axis, **_kept(keepdims)) - ddof
        distance = self - (self.mean(axis, dtype, keepdims=True) if mean is _NO else mean)
        square = absolute(distance) ** 2 if distance.dtype.kind == "c" else distance * distance
        made = divide(square.sum(axis, **_kept(keepdims)), count)
        if self.ndim and getattr(made, "ndim", 0):
            made = made.view(type(self))
            made._mask = mask_or(self._mask.all(axis, **_kept(keepdims)), np.asarray(count <= 0))
            made._update_from(self)
        elif made is not masked and np.ndim(count) == 0 and count <= 0:
            made = masked
        if out is not None and made is masked and not hasattr(out, "_mask"):
            if out.dtype.kind in "biu":
                from ._array import MaskError

                raise MaskError("Masked data information would be lost in one or more location.")
            out[...] = np.nan
            return out
        return made if out is None else _into(made, out)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=_NO, mean=_NO):
        """The square root of ``var``."""
        from ._array import masked
        from ._elementwise import sqrt

        made = self.var(axis, dtype, out, ddof, keepdims, mean)
        if made is masked:
            return made
        if out is not None:
            out[...] = np.sqrt(out)
            return out
        return sqrt(made)

    def _running(self, name, neutral, axis, dtype, out):
        made = getattr(self.filled(neutral), name)(axis=axis, dtype=dtype, out=out if not hasattr(out, "_mask") else out._data)
        if out is not None:
            if hasattr(out, "_mask"):
                out.__setmask__(self._mask)
            return out
        made = made.view(type(self))
        made._update_from(self)
        made._mask = nomask
        made.__setmask__(self._mask if self._mask is nomask or axis is not None else self._mask.ravel())
        return made

    def cumsum(self, axis=None, dtype=None, out=None):
        """The sums up to each element."""
        return self._running("cumsum", 0, axis, dtype, out)

    def cumprod(self, axis=None, dtype=None, out=None):
        """The products up to each element."""
        return self._running("cumprod", 1, axis, dtype, out)

    def count(self, axis=None, keepdims=_NO):
        """How many elements are not masked."""
        mask = self._mask
        if mask is nomask:
            if axis is None:
                return self.size if keepdims in (_NO, False) else np.array(self.size, np.intp, ndmin=self.ndim)
            given = axis if isinstance(axis, tuple) else (axis,)
            for n in given:
                if not -self.ndim <= n < self.ndim:
                    raise np.exceptions.AxisError(axis=n, ndim=self.ndim)
            places = {n % self.ndim for n in given}
            if len(places) < len(given):
                raise ValueError("duplicate value in 'axis'")
            items = 1
            for n in places:
                items *= self.shape[n]
            keep = keepdims not in (_NO, False)
            return np.full([1 if n in places else k for n, k in enumerate(self.shape) if keep or n not in places], items, np.intp)
        if self is self._masked:
            return 0
        return (~_truth(getmaskarray(self))).sum(axis=axis, dtype=np.intp, **_kept(keepdims))

    def argsort(self, axis=_NO, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """The order of the elements, masked ones last."""
        if axis is _NO:
            axis = -1
        if fill_value is None:
            if endwith:
                fill_value = np.nan if self.dtype.kind == "f" else minimum_fill_value(self)
            else:
                fill_value = maximum_fill_value(self)
        return self.filled(fill_value).argsort(axis=axis, kind=kind, order=order)

    def argmin(self, axis=None, fill_value=None, out=None, *, keepdims=_NO):
        """The place of the least element."""
        return self.filled(minimum_fill_value(self) if fill_value is None else fill_value).argmin(axis, out=out, **_kept(keepdims))

    def argmax(self, axis=None, fill_value=None, out=None, *, keepdims=_NO):
        """The place of the largest element."""
        return self.filled(maximum_fill_value(self._data) if fill_value is None else fill_value).argmax(axis, out=out, **_kept(keepdims))

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        """Sorts the elements, masked ones last."""
        if self._mask is nomask:
            self._data.sort(axis=axis, kind=kind, order=order)
            return
        if self is self._masked:
            return
        places = self.argsort(axis, kind, order, endwith, fill_value)
        data, mask = (np.take_along_axis(a, places, axis) for a in (self._data, self._mask))
        self._data[...] = data
        self._mask[...] = mask

    @property
    def _masked(self):
        from ._array import masked

        return masked


def _truth(mask):
    """Whether anything of an element is masked."""
    if mask.dtype.names is None:
        return mask
    return np.logical_or.reduce([_truth(mask[name]) for name in mask.dtype.names])


def _into(made, out):
    """A result in the place of another array."""
    out[...] = made._data if hasattr(made, "_data") else made
    if hasattr(out, "_mask"):
        out.__setmask__(getmask(made))
    return out
