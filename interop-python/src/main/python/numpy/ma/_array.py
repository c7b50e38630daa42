"""The masked array and the element that is masked."""

from .._creation import asarray as _asarray
from .._creation import full as _full
from .._creation import ones as _ones
from .._creation import zeros as _zeros
from .._ndarray import ndarray
from ._masking import Masking
from ._masks import (
    getdata, getmask, getmaskarray, listed, make_mask_descr, mask_or, nomask, of_records, spread,
)  # fmt: skip


class MAError(Exception):
    """Something that masked arrays cannot do."""


class MaskError(MAError):
    """A mask that does not fit its data."""


class MaskedArray(Masking):
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

    def __getitem__(self, key):
        values = self.data[key if not isinstance(key, MaskedArray) else key.data]
        if self._mask is nomask:
            return of(values, nomask, self) if isinstance(values, ndarray) else values
        mask = self._mask[key if not isinstance(key, MaskedArray) else key.data]
        if isinstance(values, ndarray):
            return of(values, mask, self if values.dtype == self.dtype else None)
        if self.dtype.names is not None:
            from ._records import record_of

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

    def _of(self, values, mask):
        """Values and a mask as an array of this kind."""
        return of(values, mask, self)

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
masked = masked_singleton = MaskedArray._masked = MaskedConstant()
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
