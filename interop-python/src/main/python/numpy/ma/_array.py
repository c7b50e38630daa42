"""The masked array and the element that is masked."""

from .._creation import asarray as _asarray
from .._creation import full as _full
from .._creation import ones as _ones
from .._creation import zeros as _zeros
from .._ndarray import ndarray
from ._filling import minimum_fill, records_fill_value, wide_fill_value
from ._masks import (
    fill_records, getdata, getmask, getmaskarray, listed, make_mask_descr, mask_or, nomask, of_records, spread,
)  # fmt: skip


class MAError(Exception):
    """Something that masked arrays cannot do."""


class MaskError(MAError):
    """A mask that does not fit its data."""


class MaskedArray(ndarray):
    """An array with a mask: where it is true, elements do not take part.

    Parameters
    ----------
    data, mask, dtype, fill_value
    """

    __array_priority__ = 15

    def __new__(cls, data=None, mask=nomask, dtype=None, copy=False, subok=True, ndmin=0, fill_value=None,
                keep_mask=True, hard_mask=None, shrink=True, order=None):  # fmt: skip
        inner = getmask(data)
        if isinstance(data, (list, tuple)) and any(v is masked for v in _flat(data)):
            from .._creation import array

            inner = array(_masks(data), bool)
            data = _filled_list(data)
        values = _asarray(getdata(data), dtype)
        values = values.copy() if copy else values
        if values.ndim < ndmin:
            values = values.reshape((1,) * (ndmin - values.ndim) + values.shape)
        made = values.view(cls)
        if values.dtype.names is not None and mask is nomask and inner is nomask:
            mask = False  # records always have a mask
        if mask is True or mask is False and mask is not nomask:
            mask = _full(values.shape, mask, bool)
        if mask is not nomask:
            records = values.dtype.names is not None
            mask = of_records(mask, make_mask_descr(values.dtype)) if records else _asarray(mask, bool)
            if mask.shape != values.shape and records and mask.size == 1:
                mask = _full(values.shape, mask.reshape(())[()], mask.dtype)
            elif mask.shape != values.shape:
                if mask.size == 1:
                    mask = _full(values.shape, bool(mask.ravel()[0]), bool)
                elif mask.size == values.size:
                    mask = mask.reshape(values.shape)
                else:
                    raise MaskError(f"Mask and data not compatible: data size is {values.size}, mask size is {mask.size}.")
            else:
                mask = mask.copy()
            made._mask = mask_or(mask, inner, shrink=False) if keep_mask and inner is not nomask else mask
        else:
            made._mask = inner.copy() if inner is not nomask and copy else inner
        made._fill_value = fill_value if fill_value is not None else getattr(data, "_fill_value", None)
        made._hardmask = bool(hard_mask)
        return made

    def __array_finalize__(self, obj):
        self._mask = getattr(obj, "_mask", nomask)
        self._fill_value = getattr(obj, "_fill_value", None)
        self._hardmask = getattr(obj, "_hardmask", False)
        if self._mask is not nomask and self._mask.shape != self.shape:
            self._mask = self._mask.reshape(self.shape) if self._mask.size == self.size else nomask

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        if method != "__call__" or options.get("where", True) is not True:
            return ndarray.__array_ufunc__(self, ufunc, method, *inputs, **options)
        from ._ufuncs import call

        return call(ufunc, inputs, options)

    @property
    def mask(self):
        return self._mask

    @mask.setter
    def mask(self, value):
        if value is nomask or value is False:
            self._mask = _zeros(self.shape, bool) if self._mask is not nomask else nomask
            return
        from .._shapes import broadcast_to

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

    def __getitem__(self, key):
        values = self.data[key if not isinstance(key, MaskedArray) else key.data]
        if self._mask is nomask:
            return of(values, nomask, self) if isinstance(values, ndarray) else values
        mask = self._mask[key if not isinstance(key, MaskedArray) else key.data]
        if isinstance(values, ndarray):
            return of(values, mask, self if values.dtype == self.dtype else None)
        if self.dtype.names is not None:
            return record_of(values, mask, self)
        return masked if bool(mask) else values

    def __setitem__(self, key, value):
        if value is masked:
            if self.dtype.names is not None and not isinstance(key, str):
                spread(_asarray(self._own_mask()[key if isinstance(key, (slice, tuple)) else slice(key, key + 1 or None)]), True)
            else:
                self._own_mask()[key] = True
            return
        other = getmask(value)
        if self._hardmask and self._mask is not nomask:
            keep = self._mask.copy()
            old = self.data.copy()
            self.data[key] = getdata(value)
            self.data[keep] = old[keep]
            return
        self.data[key] = getdata(value)
        if other is not nomask:
            self._own_mask()[key] = other
        elif self._mask is not nomask:
            if self.dtype.names is not None and not isinstance(key, str):
                self._mask[key] = _zeros((), self._mask.dtype)[()]
            else:
                self._mask[key] = False

    def _own_mask(self):
        if self._mask is nomask:
            self._mask = _zeros(self.shape, make_mask_descr(self.dtype))
        return self._mask

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def tolist(self, fill_value=None):
        from .._conversions import from_values  # noqa: F401

        mask = getmaskarray(self)
        if self.dtype.names is not None:
            return listed(self.data, mask, fill_value)
        made = self.data.astype(object)
        made[mask] = fill_value
        return made.tolist()

    def __repr__(self):
        from ._text import representation

        return representation(self)

    def __str__(self):
        from ._text import shown

        return str(shown(self))

    def reshape(self, *shape, **kwargs):
        return of(self.data.reshape(*shape, **kwargs), _like(self._mask, "reshape", *shape, **kwargs), self)

    def transpose(self, *axes):
        return of(self.data.transpose(*axes), _like(self._mask, "transpose", *axes), self)

    T = property(lambda self: self.transpose())

    def ravel(self, order="C"):
        return of(self.data.ravel(), _like(self._mask, "ravel"), self)

    flatten = ravel

    def copy(self, order="C"):
        return of(self.data.copy(), _like(self._mask, "copy"), self)

    def astype(self, dtype, *args, **kwargs):
        return of(self.data.astype(dtype), self._mask, self)

    def squeeze(self, axis=None):
        return of(self.data.squeeze(axis), _like(self._mask, "squeeze", axis), self)

    def swapaxes(self, a, b):
        return of(self.data.swapaxes(a, b), _like(self._mask, "swapaxes", a, b), self)

    def repeat(self, repeats, axis=None):
        return of(self.data.repeat(repeats, axis), _like(self._mask, "repeat", repeats, axis), self)

    def take(self, indices, axis=None, out=None, mode="raise"):
        return of(self.data.take(indices, axis), _like(self._mask, "take", indices, axis), self)

    def _reduce(self, name, neutral, axis, keepdims=False, **kwargs):
        if self._mask is nomask:
            made = getattr(self.data, name)(axis, keepdims=keepdims, **kwargs)
            return of(made, nomask, self) if isinstance(made, ndarray) else made
        values = self.filled(neutral)
        made = getattr(values, name)(axis, keepdims=keepdims, **kwargs)
        gone = self._mask.all(axis, keepdims=keepdims)
        if isinstance(made, ndarray):
            return of(made, gone, self)
        return masked if bool(gone) else made

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
            return of(made, nomask, self) if isinstance(made, ndarray) else made
        return self.sum(axis, dtype, keepdims=keepdims) / self.count(axis, keepdims)

    def anom(self, axis=None, dtype=None):
        return self - (self.mean(axis, dtype, keepdims=True) if axis is not None else self.mean())

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        distance = self - self.mean(axis, dtype, keepdims=True) if axis is not None else self - self.mean()
        square = abs(distance) ** 2 if self.dtype.kind == "c" else distance * distance
        made = square.sum(axis, keepdims=keepdims)
        count = self.count(axis, keepdims) - ddof
        if made is masked or not isinstance(count, ndarray) and count <= 0:
            return masked
        return made / count

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        made = self.var(axis, dtype, None, ddof, keepdims)
        from ._elementwise import sqrt

        return made if made is masked else sqrt(made)

    def cumsum(self, axis=None, dtype=None, out=None):
        return of(self.filled(0).cumsum(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel(), self)

    def cumprod(self, axis=None, dtype=None, out=None):
        return of(self.filled(1).cumprod(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel(), self)

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
        return of(self.data.round(decimals), self._mask, self)

    def clip(self, min=None, max=None, out=None, **kwargs):
        return of(self.data.clip(min, max), self._mask, self)

    def __reduce__(self):
        from .core import _mareconstruct

        state = super().__reduce__()[2]
        mask = getmaskarray(self).tobytes("F" if self.flags.fnc else "C")
        return _mareconstruct, (type(self), ndarray, (0,), "b"), (*state, mask, self._fill_value)

    def __setstate__(self, state):
        from .._core.multiarray import _restore
        from .._dtypes import BOOL

        _, shape, kind, fortran, data, mask, filling = state
        self._j = _restore(shape, kind, fortran, data)._j
        self._mask, self._fill_value, self._hardmask = _restore(shape, BOOL, fortran, mask), filling, False

    def ids(self):
        return id(self), id(self._mask)

    def __float__(self):
        if self._mask is not nomask and self._mask.any():
            return float("nan")
        return float(self.data)

    def __int__(self):
        if self._mask is not nomask and self._mask.any():
            raise MaskError("Cannot convert masked element to a Python int.")
        return int(self.data)


def _like(mask, name, *args, **kwargs):
    return nomask if mask is nomask else getattr(mask, name)(*args, **kwargs)


def of(values, mask, source):
    """A masked array of values and a mask."""
    if not isinstance(values, ndarray):
        if mask is not nomask and bool(mask):
            return masked
        return values
    made = values.view(ndarray).view(type(source) if isinstance(source, MaskedArray) and type(source) is not MaskedConstant else MaskedArray)
    made._mask = mask
    made._fill_value = getattr(source, "_fill_value", None)
    return made


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


def _flat(data):
    for v in data:
        if isinstance(v, (list, tuple)):
            yield from _flat(v)
        else:
            yield v


def _masks(data):
    return [_masks(v) if isinstance(v, (list, tuple)) else v is masked for v in data]


def _filled_list(data):
    return [_filled_list(v) if isinstance(v, (list, tuple)) else 0 if v is masked else v for v in data]


class MaskedConstant(MaskedArray):
    """The element that is masked."""

    def __new__(cls):
        made = _zeros((), float).view(cls)
        made._mask = _ones((), bool)
        return made

    def __array_finalize__(self, obj):
        self._mask, self._fill_value, self._hardmask = _ones((), bool), None, False

    def __repr__(self):
        return "masked"

    def __str__(self):
        return "--"

    def __format__(self, spec):
        return "--"

    def __reduce__(self):
        return "masked"

    def copy(self, *args):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __bool__(self):
        return False


MaskedArray.__module__ = "numpy.ma"
masked = masked_singleton = MaskedConstant()
masked_array = MaskedArray


def array(data, dtype=None, copy=False, order=None, mask=nomask, fill_value=None, keep_mask=True, hard_mask=False,
          shrink=True, subok=True, ndmin=0):  # fmt: skip
    """A masked array."""
    return MaskedArray(data, mask, dtype, copy, subok, ndmin, fill_value, keep_mask, hard_mask)


def asarray(a, dtype=None, order=None):
    """The array itself if it is masked, otherwise one of its elements."""
    return a if isinstance(a, MaskedArray) and dtype is None else MaskedArray(a, dtype=dtype)


asanyarray = asarray


def isMaskedArray(x):
    return isinstance(x, MaskedArray)


isarray = isMA = isMaskedArray
