"""The masked array and the element that is masked."""

import numpy as np

from ._fields import Fields
from ._filling import check_fill_value
from ._making import MAError, MaskError, data_of, followed, joined, of_given, of_list, put_mask  # noqa: F401
from ._masks import getdata, getmask, getmaskarray, make_mask_descr, make_mask_none, nomask

ndarray = np.ndarray


class MaskedArray(Fields):
    """An array with a mask: where it is true, elements do not take part.

    Parameters
    ----------
    data, mask, dtype, copy, subok, ndmin, fill_value, keep_mask, hard_mask, shrink, order
    """

    __array_priority__ = 15
    _defaultmask = nomask
    _defaulthardmask = False
    _baseclass = ndarray
    _mask = nomask
    _fill_value = None
    _hardmask = False
    _sharedmask = False
    _isfield = False

    def __new__(cls, data=None, mask=nomask, dtype=None, copy=False, subok=True, ndmin=0, fill_value=None,
                keep_mask=True, hard_mask=None, shrink=True, order=None):  # fmt: skip
        values = data_of(data, dtype, copy, order, ndmin)
        own = isinstance(data, cls) and subok and not isinstance(data, MaskedConstant)
        made = ndarray.view(values, type(data) if own else cls)
        if isinstance(data, MaskedArray):
            made._update_from(data)
        if hasattr(data, "_mask"):
            made._take_mask(data)
        if mask is nomask:
            if not keep_mask:
                made._mask = nomask if shrink else make_mask_none(made.shape, made.dtype)
            elif isinstance(data, (list, tuple)):
                found = of_list(data, make_mask_descr(made.dtype), made.shape)
                if found is not nomask:
                    made._mask = found
            elif copy and made._mask is not nomask:
                made._mask = made._mask.copy()
                made._sharedmask = False
            else:
                made._sharedmask = True
        else:
            given, shared = of_given(mask, made, copy)
            own = made._mask
            if keep_mask and own is nomask and isinstance(data, (list, tuple)):
                own = of_list(data, make_mask_descr(made.dtype), made.shape)
            if own is nomask or not keep_mask:
                made._mask, made._sharedmask = given, shared
            else:
                made._mask, made._sharedmask = joined(given, own), False
        if fill_value is None:
            fill_value = getattr(data, "_fill_value", None)
        if fill_value is not None:
            made._fill_value = check_fill_value(fill_value, made.dtype)
        made._hardmask = getattr(data, "_hardmask", False) if hard_mask is None else hard_mask
        made._baseclass = getattr(data, "_baseclass", type(values) if not isinstance(values, MaskedArray) else ndarray)
        if made.dtype.names is not None and made._mask is nomask:
            made._mask = make_mask_none(made.shape, made.dtype)  # records always have a mask
        return made

    def _take_mask(self, data):
        """The mask of the data, in the shape that they have here."""
        mask = data._mask
        if mask is not nomask and mask.shape != self.shape:
            mask = mask.reshape(self.shape) if mask.size == self.size else np.broadcast_to(mask, self.shape).copy()
        self._mask = mask if mask is nomask or mask is not data._mask else mask.view()

    def _update_from(self, obj):
        """Takes over what goes with an array that is not its elements."""
        plain = getattr(obj, "_baseclass", type(obj)) if isinstance(obj, ndarray) else ndarray
        info = {**getattr(obj, "_optinfo", {}), **getattr(obj, "_basedict", {})}
        if not isinstance(obj, MaskedArray):
            info.update(getattr(obj, "__dict__", {}))
        self.__dict__.update(info)
        self.__dict__.update(
            _fill_value=getattr(obj, "_fill_value", None), _hardmask=getattr(obj, "_hardmask", False),
            _sharedmask=getattr(obj, "_sharedmask", False), _isfield=getattr(obj, "_isfield", False),
            _baseclass=plain if not issubclass(plain, MaskedArray) else ndarray, _optinfo=info, _basedict=info,
        )  # fmt: skip

    def __array_finalize__(self, obj):
        self._update_from(obj)
        self.__dict__["_mask"] = followed(self, obj) if isinstance(obj, ndarray) else nomask
        if self._fill_value is not None:
            self._refill()
        elif self.dtype.names is not None:
            self._fill_value = check_fill_value(None, self.dtype)

    def _refill(self):
        """The fill value in the type of the elements, or the type's own where it does not fit."""
        try:
            self._fill_value = check_fill_value(self._fill_value, self.dtype)
        except (TypeError, ValueError):
            self._fill_value = None

    def __array_wrap__(self, obj, context=None, return_scalar=False):
        made = obj if obj is self else obj.view(type(self))
        if obj is not self:
            made._update_from(self)
        if made is not self and made.shape == () and getmask(made) is not nomask and made._mask.any():
            return masked
        return made[()] if return_scalar and made.shape == () else made

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        if method != "__call__" or options.get("where", True) is not True:
            return ndarray.__array_ufunc__(self, ufunc, method, *inputs, **options)
        from ._ufuncs import call

        return call(ufunc, inputs, options)

    def view(self, dtype=None, type=None, fill_value=None):
        """The same elements as another type, or another class of array."""
        if dtype is None and type is None:
            made = ndarray.view(self)
        elif type is None:
            cls = dtype if isinstance(dtype, _Class) and issubclass(dtype, ndarray) else None
            made = ndarray.view(self, cls) if cls is not None else ndarray.view(self, dtype)
            dtype = None if cls is not None else dtype
        else:
            made = ndarray.view(self, type) if dtype is None else ndarray.view(self, dtype, type)
        if not isinstance(made, MaskedArray):
            return made
        if getmask(made) is not nomask:
            made._mask = made._mask.view()
        if getattr(made, "_fill_value", None) is not None:
            if fill_value is not None:
                made.fill_value = fill_value
            elif dtype is not None or made.dtype != self.dtype:
                made._fill_value = None
                if made.dtype.names is not None:
                    made._fill_value = check_fill_value(None, made.dtype)
        elif fill_value is not None:
            made.fill_value = fill_value
        return made

    def __setattr__(self, name, value):
        if name == "mask":
            put_mask(self, value)
            return
        object.__setattr__(self, name, value)
        if name in ("shape", "dtype") and self._mask is not nomask:
            if name == "shape":
                self._mask = self._mask.reshape(self.shape)
            else:
                kind = make_mask_descr(self.dtype)
                self._mask = (self._mask if self._mask.dtype == kind else self._mask.view(kind)).reshape(self.shape)

    def __setmask__(self, mask, copy=False):
        put_mask(self, mask, copy)

    _set_mask = __setmask__


_Class = type
MaskedArray.__module__ = "numpy.ma"


class MaskedConstant(MaskedArray):
    """The element that is masked: there is one of it."""

    _only = None

    def __new__(cls):
        only = vars(cls).get("_only")
        if only is None:
            data, mask = np.array(0.0), np.array(True)
            data.flags.writeable = mask.flags.writeable = False
            only = ndarray.view(data, cls)
            only.__dict__["_mask"] = mask
            cls._only = only
        return only

    def __array_finalize__(self, obj):
        if vars(type(self)).get("_only") is None:
            self._update_from(obj)
            self.__dict__["_mask"] = np.array(True)
        else:
            MaskedArray.__array_finalize__(self, obj)

    def __array_wrap__(self, obj, context=None, return_scalar=False):
        return self.view(MaskedArray).__array_wrap__(obj, context)

    def __repr__(self):
        return "masked" if self is masked else object.__repr__(self)

    def __str__(self):
        return "--"

    def __format__(self, spec):
        try:
            return object.__format__(self, spec)
        except TypeError:
            import warnings

            warnings.warn(
                "Format strings passed to MaskedConstant are ignored, but in future may error or produce different behavior",
                FutureWarning, stacklevel=2,
            )  # fmt: skip
            return object.__format__(self, "")

    def __reduce__(self):
        return type(self), ()

    def _in_place(self, other):
        return self

    __iadd__ = __isub__ = __imul__ = __ifloordiv__ = __itruediv__ = __ipow__ = _in_place

    def copy(self, *args, **kwargs):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __bool__(self):
        return False

    def __setattr__(self, name, value):
        if self is not vars(type(self)).get("_only"):
            return MaskedArray.__setattr__(self, name, value)
        if name not in ("_shape", "_dtype", "_writeable"):
            raise AttributeError(f"attributes of {self!r} are not writeable")
        object.__setattr__(self, name, value)


masked = masked_singleton = MaskedConstant()
masked_array = MaskedArray


def array(data, dtype=None, copy=False, order=None, mask=nomask, fill_value=None, keep_mask=True, hard_mask=False,
          shrink=True, subok=True, ndmin=0):  # fmt: skip
    """A masked array."""
    return MaskedArray(data, mask, dtype, copy, subok, ndmin, fill_value, keep_mask, hard_mask, shrink, order)


def asarray(a, dtype=None, order=None):
    """The array itself if it is a plain masked one of the type, otherwise one of its elements."""
    return masked_array(a, dtype=dtype, copy=False, keep_mask=True, subok=False, order=order)


def asanyarray(a, dtype=None, order=None):
    """As ``asarray``; subclasses are kept."""
    if isinstance(a, MaskedArray) and (dtype is None or dtype == a.dtype) and (
        order in (None, "A", "K") or order == "C" and a.flags.carray or order == "F" and a.flags.farray
    ):
        return a
    return masked_array(a, dtype=dtype, copy=False, keep_mask=True, subok=True, order=order)


def isMaskedArray(x):
    """Whether this is a masked array."""
    return isinstance(x, MaskedArray)


isarray = isMA = isMaskedArray


def of(values, mask, source=None):
    """A masked array of values and a mask, of the class of another."""
    if not isinstance(values, ndarray):
        return masked if mask is not nomask and bool(mask) else values
    cls = type(source) if isinstance(source, MaskedArray) and not isinstance(source, MaskedConstant) else MaskedArray
    made = values.view(ndarray).view(cls)
    if isinstance(source, MaskedArray):
        made._update_from(source)
    made._mask = mask
    return made
