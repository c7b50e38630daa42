"""What masked arrays can do by name: other shapes, and what is made of the elements that are not masked."""

from .._ndarray import ndarray
from ._filling import minimum_fill
from ._masks import nomask


class Methods(ndarray):
    """The named methods; those of the mask are with ``MaskedArray``, which has ``_of`` and ``_masked``."""

    def reshape(self, *shape, **kwargs):
        return self._of(self.data.reshape(*shape, **kwargs), _like(self._mask, "reshape", *shape, **kwargs))

    def transpose(self, *axes):
        return self._of(self.data.transpose(*axes), _like(self._mask, "transpose", *axes))

    T = property(lambda self: self.transpose())

    def ravel(self, order="C"):
        return self._of(self.data.ravel(), _like(self._mask, "ravel"))

    flatten = ravel

    def copy(self, order="C"):
        return self._of(self.data.copy(), _like(self._mask, "copy"))

    def astype(self, dtype, *args, **kwargs):
        return self._of(self.data.astype(dtype), self._mask)

    def squeeze(self, axis=None):
        return self._of(self.data.squeeze(axis), _like(self._mask, "squeeze", axis))

    def swapaxes(self, a, b):
        return self._of(self.data.swapaxes(a, b), _like(self._mask, "swapaxes", a, b))

    def repeat(self, repeats, axis=None):
        return self._of(self.data.repeat(repeats, axis), _like(self._mask, "repeat", repeats, axis))

    def take(self, indices, axis=None, out=None, mode="raise"):
        return self._of(self.data.take(indices, axis), _like(self._mask, "take", indices, axis))

    def _reduce(self, name, neutral, axis, keepdims=False, **kwargs):
        if self._mask is nomask:
            made = getattr(self.data, name)(axis, keepdims=keepdims, **kwargs)
            return self._of(made, nomask) if isinstance(made, ndarray) else made
        values = self.filled(neutral)
        made = getattr(values, name)(axis, keepdims=keepdims, **kwargs)
        gone = self._mask.all(axis, keepdims=keepdims)
        if isinstance(made, ndarray):
            return self._of(made, gone)
        return self._masked if bool(gone) else made

    def sum(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._reduce("sum", 0, axis, keepdims, dtype=dtype)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._reduce("prod", 1, axis, keepdims, dtype=dtype)

    product = prod

    def max(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self._reduce("max", minimum_fill(self, "max"), axis, keepdims)

    def min(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self._reduce("min", minimum_fill(self, "min"), axis, keepdims)

    def any(self, axis=None, out=None, keepdims=False):
        return self._reduce("any", False, axis, keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        return self._reduce("all", True, axis, keepdims)

    def argmax(self, axis=None, fill_value=None, out=None, *, keepdims=False):
        return self.filled(minimum_fill(self, "max")).argmax(axis)

    def argmin(self, axis=None, fill_value=None, out=None, *, keepdims=False):
        return self.filled(minimum_fill(self, "min")).argmin(axis)

    def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        if self._mask is nomask:
            made = self.data.mean(axis, dtype, keepdims=keepdims)
            return self._of(made, nomask) if isinstance(made, ndarray) else made
        return self.sum(axis, dtype, keepdims=keepdims) / self.count(axis, keepdims)

    def anom(self, axis=None, dtype=None):
        return self - (self.mean(axis, dtype, keepdims=True) if axis is not None else self.mean())

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        distance = self - self.mean(axis, dtype, keepdims=True) if axis is not None else self - self.mean()
        square = abs(distance) ** 2 if self.dtype.kind == "c" else distance * distance
        made = square.sum(axis, keepdims=keepdims)
        count = self.count(axis, keepdims) - ddof
        if made is self._masked or not isinstance(count, ndarray) and count <= 0:
            return self._masked
        return made / count

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        made = self.var(axis, dtype, None, ddof, keepdims)
        from ._elementwise import sqrt

        return made if made is self._masked else sqrt(made)

    def cumsum(self, axis=None, dtype=None, out=None):
        return self._of(self.filled(0).cumsum(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel())

    def cumprod(self, axis=None, dtype=None, out=None):
        return self._of(self.filled(1).cumprod(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel())

    def dot(self, b, out=None, strict=False):
        from ._along import dot

        return dot(self, b)

    def nonzero(self):
        return self.filled(0).nonzero()

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        from ._along import sort

        made = sort(self, axis, endwith=endwith)
        self.data[...] = made.data
        self._mask = made._mask

    def argsort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        return self.filled(minimum_fill(self, "min" if endwith else "max")).argsort(axis)

    def round(self, decimals=0, out=None):
        return self._of(self.data.round(decimals), self._mask)

    def clip(self, min=None, max=None, out=None, **kwargs):
        return self._of(self.data.clip(min, max), self._mask)


def _like(mask, name, *args, **kwargs):
    return nomask if mask is nomask else getattr(mask, name)(*args, **kwargs)
