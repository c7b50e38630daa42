"""Arrays some of whose elements do not count: the frequent part of ``numpy.ma``."""

import builtins

from .. import _ufuncs as U
from .._creation import arange as _arange
from .._creation import asarray as _asarray
from .._creation import full as _full
from .._creation import ones as _ones
from .._creation import zeros as _zeros
from .._ndarray import ndarray
from .._scalars import False_, bool_

nomask = False_
MaskType = bool_


class MAError(Exception):
    """Something that masked arrays cannot do."""


class MaskError(MAError):
    """A mask that does not fit its data."""


_FILL = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "S": b"N/A", "U": "N/A", "O": "?"}


def default_fill_value(obj):
    """What stands in the place of masked elements of a type."""
    kind = getattr(obj, "dtype", None)
    if kind is None or not hasattr(kind, "kind"):
        from .._dtypes import dtype

        kind = dtype(obj) if isinstance(obj, (type, str)) else _asarray(obj).dtype
    return _FILL.get(kind.kind, 0)


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
        if isinstance(data, (list, tuple)) and builtins.any(v is masked for v in _flat(data)):
            from .._creation import array

            inner = array(_masks(data), bool)
            data = _filled_list(data)
        values = _asarray(getdata(data), dtype)
        values = values.copy() if copy else values
        if values.ndim < ndmin:
            values = values.reshape((1,) * (ndmin - values.ndim) + values.shape)
        made = values.view(cls)
        if mask is True or mask is False and mask is not nomask:
            mask = _full(values.shape, mask, bool)
        if mask is not nomask:
            mask = _asarray(mask, bool)
            if mask.shape != values.shape:
                if mask.size == 1:
                    mask = _full(values.shape, bool(mask.ravel()[0]), bool)
                elif mask.size == values.size:
                    mask = mask.reshape(values.shape)
                else:
                    raise MaskError(f"Mask and data not compatible: data size is {values.size}, mask size is {mask.size}.")
            else:
                mask = mask.copy()
            made._mask = mask | inner if keep_mask and inner is not nomask else mask
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

    @property
    def mask(self):
        return self._mask

    @mask.setter
    def mask(self, value):
        if value is nomask or value is False:
            self._mask = _zeros(self.shape, bool) if self._mask is not nomask else nomask
            return
        from .._shapes import broadcast_to

        self._mask = broadcast_to(_asarray(value, bool), self.shape).copy()

    data = property(lambda self: self.view(ndarray))
    _data = data
    baseclass = ndarray
    hardmask = property(lambda self: self._hardmask)
    recordmask = mask

    @property
    def fill_value(self):
        value = default_fill_value(self) if self._fill_value is None else self._fill_value
        return _asarray(value).astype(self.dtype)[()]

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
        if self._mask is not nomask:
            made[self._mask] = self.fill_value if fill_value is None else fill_value
        return made

    def compressed(self):
        """The elements that are not masked."""
        flat = self.data.ravel()
        return flat if self._mask is nomask else flat[~self._mask.ravel()]

    def count(self, axis=None, keepdims=False):
        """How many elements are not masked."""
        return (~getmaskarray(self)).sum(axis, keepdims=keepdims) if axis is not None or keepdims else int(
            (~getmaskarray(self)).sum()
        )

    def __getitem__(self, key):
        values = self.data[key if not isinstance(key, MaskedArray) else key.data]
        if self._mask is nomask:
            return _of(values, nomask, self) if isinstance(values, ndarray) else values
        mask = self._mask[key if not isinstance(key, MaskedArray) else key.data]
        if isinstance(values, ndarray):
            return _of(values, mask, self)
        return masked if bool(mask) else values

    def __setitem__(self, key, value):
        if value is masked:
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
            self._mask[key] = False

    def _own_mask(self):
        if self._mask is nomask:
            self._mask = _zeros(self.shape, bool)
        return self._mask

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def tolist(self, fill_value=None):
        from .._conversions import from_values  # noqa: F401

        mask = getmaskarray(self)
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
        return _of(self.data.reshape(*shape, **kwargs), _like(self._mask, "reshape", *shape, **kwargs), self)

    def transpose(self, *axes):
        return _of(self.data.transpose(*axes), _like(self._mask, "transpose", *axes), self)

    T = property(lambda self: self.transpose())

    def ravel(self, order="C"):
        return _of(self.data.ravel(), _like(self._mask, "ravel"), self)

    flatten = ravel

    def copy(self, order="C"):
        return _of(self.data.copy(), _like(self._mask, "copy"), self)

    def astype(self, dtype, *args, **kwargs):
        return _of(self.data.astype(dtype), self._mask, self)

    def squeeze(self, axis=None):
        return _of(self.data.squeeze(axis), _like(self._mask, "squeeze", axis), self)

    def swapaxes(self, a, b):
        return _of(self.data.swapaxes(a, b), _like(self._mask, "swapaxes", a, b), self)

    def repeat(self, repeats, axis=None):
        return _of(self.data.repeat(repeats, axis), _like(self._mask, "repeat", repeats, axis), self)

    def take(self, indices, axis=None, out=None, mode="raise"):
        return _of(self.data.take(indices, axis), _like(self._mask, "take", indices, axis), self)

    def _reduce(self, name, neutral, axis, keepdims=False, **kwargs):
        if self._mask is nomask:
            made = getattr(self.data, name)(axis, keepdims=keepdims, **kwargs)
            return _of(made, nomask, self) if isinstance(made, ndarray) else made
        values = self.filled(neutral)
        made = getattr(values, name)(axis, keepdims=keepdims, **kwargs)
        gone = self._mask.all(axis, keepdims=keepdims)
        if isinstance(made, ndarray):
            return _of(made, gone, self)
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
            return _of(made, nomask, self) if isinstance(made, ndarray) else made
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
        return made if made is masked else sqrt(made)

    def cumsum(self, axis=None, dtype=None, out=None):
        return _of(self.filled(0).cumsum(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel(), self)

    def cumprod(self, axis=None, dtype=None, out=None):
        return _of(self.filled(1).cumprod(axis, dtype), self._mask if axis is not None or self._mask is nomask else self._mask.ravel(), self)

    def dot(self, b, out=None, strict=False):
        return dot(self, b)

    def nonzero(self):
        return self.filled(0).nonzero()

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        made = sort(self, axis, endwith=endwith)
        self.data[...] = made.data
        self._mask = made._mask

    def argsort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=False):
        return self.filled(minimum_fill(self, "min" if endwith else "max")).argsort(axis)

    def round(self, decimals=0, out=None):
        return _of(self.data.round(decimals), self._mask, self)

    def clip(self, min=None, max=None, out=None, **kwargs):
        return _of(self.data.clip(min, max), self._mask, self)

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


def minimum_fill(a, name):
    """What never is the largest (or smallest) element."""
    from .._types import iinfo

    kind = a.dtype.kind
    if kind == "f":
        return float("-inf") if name == "max" else float("inf")
    if kind in "iu":
        limits = iinfo(a.dtype)
        return limits.min if name == "max" else limits.max
    return name != "max" if kind == "b" else a.data.ravel()[0] if a.size else 0


def minimum_fill_value(obj):
    return minimum_fill(array(obj), "min")


def maximum_fill_value(obj):
    return minimum_fill(array(obj), "max")


def _like(mask, name, *args, **kwargs):
    return nomask if mask is nomask else getattr(mask, name)(*args, **kwargs)


def _of(values, mask, source):
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


def getmask(a):
    """The mask, or ``nomask``."""
    return getattr(a, "_mask", nomask)


def getmaskarray(arr):
    """The mask as an array."""
    mask = getmask(arr)
    return _zeros(_asarray(getdata(arr)).shape, bool) if mask is nomask else mask


def getdata(a, subok=True):
    """The plain array."""
    return a.view(ndarray) if isinstance(a, MaskedArray) else a


def is_mask(m):
    return isinstance(m, ndarray) and m.dtype.kind == "b" or m is nomask and False


def is_masked(x):
    """Whether any element is masked."""
    mask = getmask(x)
    return mask is not nomask and bool(mask.any())


def make_mask(m, copy=False, shrink=True, dtype=bool):
    if m is nomask:
        return nomask
    m = _asarray(filled(m, True), bool)
    return nomask if shrink and not m.any() else m


def make_mask_none(newshape, dtype=None):
    return _zeros(newshape, bool)


def make_mask_descr(ndtype):
    from .._dtypes import BOOL

    return BOOL


def mask_or(m1, m2, copy=False, shrink=True):
    if m1 is nomask or m1 is False:
        return make_mask(m2, shrink=shrink)
    if m2 is nomask or m2 is False:
        return make_mask(m1, shrink=shrink)
    return make_mask(_asarray(m1) | _asarray(m2), shrink=shrink)


def filled(a, fill_value=None):
    """A plain array with a value in the place of masked elements."""
    return a.filled(fill_value) if isinstance(a, MaskedArray) else _asarray(a)


def masked_where(condition, a, copy=True):
    """Masked where a condition holds."""
    condition = make_mask(condition, shrink=False)
    values = _asarray(getdata(a))
    if condition.shape and condition.shape != values.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {condition.shape} and {values.shape})")
    made = MaskedArray(a, copy=copy)
    made._mask = mask_or(getmask(a), condition, shrink=False)
    if made._mask is not nomask and made._mask.shape != values.shape:
        made._mask = _full(values.shape, bool(made._mask), bool)
    return made


def _by(name):
    def function(x, value, copy=True):
        made = masked_where(getattr(U, name)(_asarray(getdata(x)), value), x, copy)
        if name == "equal":
            made._fill_value = value
        return made

    function.__doc__ = f"Masked where elements are {name.replace('_', ' ')} to (than) a value."
    return function


masked_equal, masked_not_equal = _by("equal"), _by("not_equal")
masked_greater, masked_greater_equal = _by("greater"), _by("greater_equal")
masked_less, masked_less_equal = _by("less"), _by("less_equal")


def masked_inside(x, v1, v2, copy=True):
    low, high = min_of(v1, v2)
    return masked_where((_asarray(getdata(x)) >= low) & (_asarray(getdata(x)) <= high), x, copy)


def masked_outside(x, v1, v2, copy=True):
    low, high = min_of(v1, v2)
    return masked_where((_asarray(getdata(x)) < low) | (_asarray(getdata(x)) > high), x, copy)


def min_of(a, b):
    return (a, b) if a <= b else (b, a)


def masked_invalid(a, copy=True):
    """Masked where elements are NaN or infinite."""
    made = masked_where(~U.isfinite(_asarray(getdata(a))), a, copy)
    return made


def masked_values(x, value, rtol=1e-5, atol=1e-8, copy=True, shrink=True):
    made = masked_where(U.isclose(_asarray(getdata(x)), value, rtol, atol), x, copy)
    made._fill_value = value
    return made


def masked_object(x, value, copy=True, shrink=True):
    return masked_equal(x, value, copy)


def masked_all(shape, dtype=float):
    return MaskedArray(_zeros(shape, dtype), mask=_ones(shape, bool))


def masked_all_like(arr):
    return masked_all(arr.shape, arr.dtype)


def _lifted(name, domain=None):
    """An element-wise function: what is masked in an argument, or outside its domain, is masked in the result."""
    function = getattr(U, name)

    def call(*args, **kwargs):
        values = [_asarray(getdata(a)) if not isinstance(a, (int, float, complex)) else a for a in args]
        mask = nomask
        for a in args:
            own = getmask(a)
            if own is not nomask:
                mask = own if mask is nomask else mask | own
        if domain is not None:
            outside = _asarray(domain(*values))
            if outside.any():
                mask = outside if mask is nomask else mask | outside
        from .._float_errors import errstate

        with errstate(all="ignore"):
            made = function(*values, **kwargs)
        if mask is nomask:
            return _of(made, nomask, next((a for a in args if isinstance(a, MaskedArray)), None)) if isinstance(made, ndarray) else made
        if not isinstance(made, ndarray):
            return masked if bool(mask) else made
        from .._shapes import broadcast_to

        mask = broadcast_to(mask, made.shape).copy()
        first = _asarray(values[0])
        if first.shape == made.shape and made.dtype.kind == first.dtype.kind:
            made[mask] = first[mask].astype(made.dtype)
        return _of(made, mask, next((a for a in args if isinstance(a, MaskedArray)), None))

    call.__name__ = name
    call.__doc__ = function.__class__.__doc__
    return call


_plain = (
    "exp sin cos arctan arcsinh sinh cosh tanh absolute negative floor ceil logical_not add subtract multiply maximum minimum"
    " arctan2 equal not_equal less_equal greater_equal less greater logical_and logical_or logical_xor bitwise_and bitwise_or"
    " bitwise_xor hypot conjugate rint"
).split()
for _name in _plain:
    globals()[_name] = _lifted(_name)
sqrt = _lifted("sqrt", lambda x: U.less(x, 0) if _asarray(x).dtype.kind != "c" else _asarray(False))
log, log2, log10 = (_lifted(n, lambda x: U.less_equal(x, 0)) for n in ("log", "log2", "log10"))
arcsin, arccos = (_lifted(n, lambda x: U.greater(U.absolute(x), 1)) for n in ("arcsin", "arccos"))
arccosh = _lifted("arccosh", lambda x: U.less(x, 1))
arctanh = _lifted("arctanh", lambda x: U.greater_equal(U.absolute(x), 1))
tan = _lifted("tan")
power = _lifted("power")


def _by_zero(x, y):
    return U.equal(y, 0) | _asarray(U.equal(x, x) & False)


divide = true_divide = _lifted("divide", _by_zero)
floor_divide, remainder, fmod = (_lifted(n, _by_zero) for n in ("floor_divide", "remainder", "fmod"))
mod, abs, bitwise_not = remainder, absolute, logical_not  # noqa: F821
_operators = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder",
    "pow": "power", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
}  # fmt: skip


def _install():
    def plain(f):
        return lambda self, other: masked if other is masked and not self.ndim else f(self, other)

    def back(f):
        return lambda self, other: f(other, self)

    def in_place(f):
        def method(self, other):
            made = f(self, other)
            mask = getmask(made)
            if mask is not nomask:
                keep = ~mask
                self.data[keep] = made.data[keep].astype(self.dtype)
                self._mask = mask
            else:
                self.data[...] = getdata(made)
            return self

        return method

    for python, ours in _operators.items():
        f = globals()[ours]
        setattr(MaskedArray, f"__{python}__", plain(f))
        setattr(MaskedArray, f"__r{python}__", back(f))
        setattr(MaskedArray, f"__i{python}__", in_place(f))
    for python, ours in {"eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}.items():
        setattr(MaskedArray, f"__{python}__", plain(globals()[ours]))
    for python, ours in {"neg": "negative", "abs": "absolute"}.items():
        setattr(MaskedArray, f"__{python}__", (lambda f: lambda self: f(self))(globals()[ours]))
    MaskedArray.__invert__ = lambda self: _of(~self.data, self._mask, self)


_install()


def _method(name):
    def function(a, *args, **kwargs):
        return getattr(asarray(a), name)(*args, **kwargs)

    function.__name__ = name
    return function


for _name in (
    "sum prod mean var std any all argmax argmin cumsum cumprod compressed count ravel reshape transpose squeeze swapaxes"
    " nonzero ptp anom repeat take round argsort copy harden_mask soften_mask shrink_mask ids clip"
).split():
    globals()[_name] = _method(_name)
max = _method("max")
min = _method("min")
product = _method("prod")


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    """A sorted copy, masked elements last."""
    from .._selection import take_along_axis

    a = asarray(a).copy()
    order = (getmaskarray(a).astype(int) * 2 if endwith else -getmaskarray(a).astype(int))
    from .._sorting import argsort

    first = argsort(a.filled(minimum_fill(a, "min" if endwith else "max")), axis)
    second = argsort(take_along_axis(order, first, axis), axis)
    index = take_along_axis(first, second, axis)
    return _of(take_along_axis(a.data, index, axis), nomask if a._mask is nomask else take_along_axis(a._mask, index, axis), a)


def _joined(name):
    def function(arrays, *args, **kwargs):
        from .. import _joining

        join = getattr(_joining, name)
        arrays = list(arrays)
        made = join([_asarray(getdata(a)) for a in arrays], *args, **kwargs)
        if all_nomask(arrays):
            return _of(made, nomask, None)
        return _of(made, join([getmaskarray(a) for a in arrays], *args, **kwargs), None)

    function.__name__ = name
    return function


def all_nomask(arrays):
    for a in arrays:
        if getmask(a) is not nomask:
            return False
    return True


concatenate, stack, vstack, hstack, dstack, column_stack = map(
    _joined, ("concatenate", "stack", "vstack", "hstack", "dstack", "column_stack")
)
row_stack = vstack


def append(a, b, axis=None):
    return concatenate([a, b] if axis is not None else [asarray(a).ravel(), asarray(b).ravel()], axis or 0)


def where(condition, x=None, y=None):
    """Elements of ``x`` or ``y``, with their masks."""
    from .._selection import where as choose

    if x is None:
        return nonzero(condition)  # noqa: F821
    values = choose(filled(condition, False), getdata(x) if x is not masked else 0, getdata(y) if y is not masked else 0)
    mask = choose(filled(condition, False), getmaskarray(x) if x is not masked else True, getmaskarray(y) if y is not masked else True)
    own = getmask(condition)
    return _of(values, mask if own is nomask else mask | own, None)


def dot(a, b, strict=False, out=None):
    from .._products import dot as product

    made = product(filled(a, 0), filled(b, 0))
    mask = ~_asarray(product((~getmaskarray(a)).astype(int), (~getmaskarray(b)).astype(int))).astype(bool)
    return _of(made, mask, None)


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    a = asarray(a)
    if weights is None:
        made, total = a.mean(axis, keepdims=keepdims), a.count(axis, keepdims)
    else:
        w = _asarray(weights)
        if w.shape != a.shape:
            w = w.reshape([-1 if n == axis % a.ndim else 1 for n in range(a.ndim)]) * _ones(a.shape)
        w = MaskedArray(w, mask=a._mask)
        total = w.sum(axis, keepdims=keepdims)
        made = (a * w).sum(axis, keepdims=keepdims) / total
    return (made, total) if returned else made


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    from .._functional import apply_along_axis  # noqa: F401
    from .._statistics import median as middle

    a = asarray(a)
    if a._mask is nomask:
        made = middle(a.data, axis, keepdims=keepdims)
        return _of(made, nomask, None)
    if axis is None:
        rest = a.compressed()
        return middle(rest) if rest.size else masked
    from .._shapes import moveaxis

    values, mask = moveaxis(a.data, axis, -1), moveaxis(a._mask, axis, -1)
    n = values.shape[-1]
    rows = [v[~m] for v, m in zip(values.reshape(-1, n), mask.reshape(-1, n))]
    made = _asarray([float(middle(r)) if r.size else 0.0 for r in rows]).reshape(values.shape[:-1])
    return _of(made, _asarray([not r.size for r in rows], bool).reshape(values.shape[:-1]), None)


def allequal(a, b, fill_value=True):
    mask = mask_or(getmask(a), getmask(b))
    same = _asarray(getdata(a)) == _asarray(getdata(b))
    if mask is nomask:
        return bool(same.all())
    return bool((same | mask).all()) if fill_value else False


def allclose(a, b, masked_equal=True, rtol=1e-5, atol=1e-8):
    close = U.isclose(_asarray(getdata(a)), _asarray(getdata(b)), rtol, atol)
    mask = mask_or(getmask(a), getmask(b))
    return bool((_asarray(close) | (mask if mask is not nomask and masked_equal else False)).all())


def zeros(shape, dtype=float, **kwargs):
    return MaskedArray(_zeros(shape, dtype))


def ones(shape, dtype=float, **kwargs):
    return MaskedArray(_ones(shape, dtype))


empty = zeros


def arange(*args, **kwargs):
    return MaskedArray(_arange(*args, **kwargs))


def identity(n, dtype=float):
    from .._creation import identity

    return MaskedArray(identity(n, dtype))


def mask_rows(a, axis=None):
    """With all of a row masked where one element of it is."""
    return mask_rowcols(a, 0)


def mask_cols(a, axis=None):
    """With all of a column masked where one element of it is."""
    return mask_rowcols(a, 1)


def mask_rowcols(a, axis=None):
    a = array(a, copy=True)
    if a.ndim != 2:
        raise NotImplementedError("mask_rowcols works for 2D arrays only.")
    mask = getmaskarray(a)
    rows, columns = mask.any(1), mask.any(0)
    new = mask.copy()
    if axis in (None, 0, -2):
        new[rows] = True
    if axis in (None, 1, -1):
        new[:, columns] = True
    a._mask = new
    return a


def compress_rows(a):
    """The rows without masked elements."""
    return asarray(a).data[~getmaskarray(a).any(1)]


def compress_cols(a):
    """The columns without masked elements."""
    return asarray(a).data[:, ~getmaskarray(a).any(0)]


def flatnotmasked_edges(a):
    places = (~getmaskarray(a)).ravel().nonzero()[0]
    return places[[0, -1]] if len(places) else None


def __getattr__(name):
    if name in ("core", "extras", "testutils") or name.startswith("_"):
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'")
    from . import _more

    try:
        return getattr(_more, name)
    except AttributeError:
        raise AttributeError(f"module 'numpy.ma' has no attribute '{name}'") from None
