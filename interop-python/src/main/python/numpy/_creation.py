"""New arrays: zeros, ranges, copies, the elements of lists."""

from _operator import index

from . import _dtypes as D
from ._java import complete, guarded, of
from ._ndarray import ndarray, wrap
from ._nested import from_python, short_vector
from ._scalars import generic

_NDArray = of("NDArray")
_zeros = guarded(_NDArray.zeros)
_Create = of("Create")
_full = guarded(_Create.full)

_MemoryOrder = of("MemoryOrder")
_copy = guarded(_MemoryOrder.copy)
_fortran_zeros = guarded(_MemoryOrder.zeros)
_is_fortran = _MemoryOrder.isFortran


def dimensions(shape):
    """A shape as separate integers."""
    kind = type(shape)
    if kind is tuple:
        return shape
    if kind is list:
        return tuple(shape)
    if isinstance(shape, int):
        return (shape,)
    if isinstance(shape, ndarray) and shape.ndim == 0 and shape.dtype.kind in "iu":
        return (shape.item(),)
    if not hasattr(shape, "__iter__"):
        raise TypeError(f"expected a sequence of integers or a single integer, got '{shape!r}'")
    return tuple(map(index, shape))


def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, ndmax=None, like=None):
    """An array of the elements of nested lists, or a copy of an array.

    Parameters
    ----------
    object : array, scalar or nested sequence
    dtype : optional; by default what holds all elements
    copy : None returns an array of that type as it is, False refuses what would have to be copied
    order : 'C' or 'F', how the elements of the result lie; 'K' as those of an array given, 'A' in the one or the other
    subok : whether an array of a subclass stays one
    ndmin : at least so many dimensions; axes of length 1 are put in front
    ndmax : at most so many, whatever lies deeper being objects
    """
    if type(object) is list and dtype is None and order == "K" and not ndmin and ndmax is None and len(object) <= 32:
        made = short_vector(object)
        if made is not None and copy is True:
            return made
    if copy is not True and copy is not None:
        copy = _copying(copy, object, dtype, order)
    if ndmax is not None:
        if not 0 <= ndmax <= 64:
            raise ValueError("ndmax must be in the range [0, NPY_MAXDIMS (64)] ")
        if ndmin > ndmax:
            raise ValueError(f"ndmin must be <= ndmax ({ndmax})")
    if type(object) is memoryview and not copy:
        from ._memory import shared

        object = shared(object)
    if isinstance(object, ndarray):
        wanted = D.java_type(dtype)
        if wanted is None or wanted == object._j.type():
            made = (object._wrap if subok else wrap)(_copy(object._j, order or "K")) if copy else object
        else:
            made = object.astype(dtype, order or "K")
        if type(made) is not ndarray and not subok:
            made = wrap(made._j)
    else:
        made = from_python(object, None if dtype is None else D.dtype(dtype), ndmax)
    if made.ndim < ndmin:
        made = made.reshape((1,) * (ndmin - made.ndim) + made.shape)
    return made if order == "K" or order is None or order == "A" else _ordered(made, order)


def _copying(copy, object, dtype, order):
    """Whether to copy, for what is said of it by anything but True and None."""
    from ._globals import _CopyMode

    if isinstance(copy, str):
        raise ValueError("strings are not allowed for 'copy' keyword. Use True/False/None instead.")
    if copy is _CopyMode.IF_NEEDED:
        return False
    if copy is not _CopyMode.NEVER and copy:
        return True
    if hasattr(object, "__array__") and not isinstance(object, (ndarray, generic)):
        object = object.__array__()
    wanted = D.java_type(dtype)
    if not isinstance(object, (ndarray, memoryview)) or isinstance(object, ndarray) and (
        wanted is not None and wanted != object._j.type()
        or order == "C" and not object._j.isContiguous()
        or order == "F" and not _is_fortran(object._j)
    ):
        raise ValueError(
            "Unable to avoid copy while creating an array as requested.\n"
            "If using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed (no behavior"
            " change in NumPy 1.x)."
        )
    return False


def require_cpu(device):
    """Arrays are in the memory of the computer, which ``device`` may say."""
    if device not in (None, "cpu"):
        raise ValueError(f'Device not understood. Only "cpu" is allowed, but received: {device}')


def _ordered(a, order):
    """The array, copied if its elements do not lie in C or Fortran order."""
    lies = a._j.isContiguous() if order == "C" else _is_fortran(a._j)
    return a if lies else a._wrap(_copy(a._j, order))


def asarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    """The array itself if it is one of that type already, otherwise a new one; an error if ``copy`` is False then."""
    if type(a) is ndarray and dtype is None and not copy and order is None and device is None:
        return a
    require_cpu(device)
    return array(a, dtype, copy=copy, order=order)


def asanyarray(a, dtype=None, order=None, *, device=None, copy=None, like=None):
    """As ``asarray``; an array of a subclass stays one."""
    if isinstance(a, ndarray) and dtype is None and not copy and order is None and device is None:
        return a
    require_cpu(device)
    return array(a, dtype, copy=copy, order=order, subok=True)


def ascontiguousarray(a, dtype=None, *, like=None):
    """The array with its elements in C order and at least one axis; copied only if they are not."""
    return array(a, dtype, copy=None, order="C", ndmin=1)


def zeros(shape, dtype=None, order="C", *, device=None, like=None):
    """An array of zeros."""
    require_cpu(device)
    kind = D.dtype(float if dtype is None else dtype)
    if kind.kind not in "biufc":
        made = _zeros_of(kind, shape)
        return made.copy("F") if order == "F" and made.ndim > 1 else made
    if order not in ("C", "F", "A", "K", None):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
    return _new(_fortran_zeros if order == "F" else _zeros, kind, shape)


def _new(make, kind, shape, *fill):
    """What Java makes in a shape, which is refused as NumPy does where no array can have it."""
    try:
        return wrap(make(kind._e, *fill, *dimensions(shape)))
    except (TypeError, ValueError):
        raise no_shape(shape, kind) from None


def no_shape(shape, kind):
    """What is wrong with a shape that no array can have."""
    from math import prod

    shape = dimensions(shape)
    for n in shape:
        if not hasattr(n, "__index__"):
            return TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if any(n < 0 for n in shape):
        return ValueError("negative dimensions are not allowed")
    if len(shape) > 64:
        return ValueError(f"maximum supported dimension for an ndarray is currently 64, found {len(shape)}")
    if any(n >= 1 << 63 for n in shape):
        return ValueError("Maximum allowed dimension exceeded")
    if prod(n for n in shape if n) * kind.itemsize >= 1 << 63:
        return ValueError("array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.")
    from ._core._exceptions import _ArrayMemoryError

    return _ArrayMemoryError(tuple(map(int, shape)), kind)


def _zeros_of(kind, shape, fill=0):
    """Empty texts, zero records and times, or so many times the same object."""
    shape = dimensions(shape)
    if kind.kind in "OT":
        from ._conversions import from_values

        fill = fill if kind.kind == "O" else ""
        count = 1
        for n in shape:
            count *= n
        if not 0 <= count < 1 << 31 or min(shape, default=0) < 0:
            raise no_shape(shape, kind)
        return from_values([fill] * count, shape, kind)
    if kind.subdtype is not None:
        return zeros((*shape, *kind.subdtype[1]), kind.subdtype[0])
    if kind.itemsize == 0 and kind.kind in "SU":
        kind = D.dtype(kind.kind + "1")
    return _new(_zeros, kind, shape)


def empty(shape, dtype=None, order="C", *, device=None, like=None):
    """An array whose elements are yet to be set: zeros, or None where they are objects."""
    require_cpu(device)
    kind = D.dtype(float if dtype is None else dtype)
    if kind.kind != "O":
        return zeros(shape, kind, order)
    made = _zeros_of(kind, shape, None)
    return made.copy("F") if order == "F" and made.ndim > 1 else made


def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    """An array with all elements set to one value."""
    require_cpu(device)
    if isinstance(fill_value, (bool, int, float)) and not isinstance(fill_value, generic):
        large = dtype is None and type(fill_value) is int and not -(1 << 63) <= fill_value < 1 << 63
        kind = asarray(fill_value).dtype if large else D.dtype(type(fill_value) if dtype is None else dtype)
        large = large or kind.kind not in "biufc"
        if kind.kind in "iu" and type(fill_value) is float or kind.kind == "V" and kind.names is None:
            fill_value = asarray(fill_value)  # is cast, where a number that is put is converted
        made = zeros(shape, kind, order) if large else _new(_fortran_zeros if order == "F" else _zeros, kind, shape)
    else:
        fill_value = asarray(fill_value)
        made = zeros(shape, fill_value.dtype if dtype is None else dtype, order)
    if made.size and made.itemsize:
        made[...] = fill_value
    return made


def ones(shape, dtype=None, order="C", *, device=None, like=None):
    """An array of ones."""
    require_cpu(device)
    kind = D.dtype(float if dtype is None else dtype)
    if kind.kind not in "biufc" or order == "F":
        return full(shape, 1, kind, order)
    return _new(_full, kind, shape, 1)


def zeros_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """Zeros in the shape and type of another array."""
    return _like(a, dtype, order, subok, shape, zeros, device)


def empty_like(prototype, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """An array whose elements are yet to be set, in the shape and type of another one."""
    return _like(prototype, dtype, order, subok, shape, empty, device)


def ones_like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """Ones in the shape and type of another array."""
    return _like(a, dtype, order, subok, shape, ones, device)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """One value in the shape and type of another array."""
    return _like(a, dtype, order, subok, shape, lambda size, kind, how: full(size, fill_value, kind, how), device)


def _like(a, dtype, order, subok, shape, make, device):
    """A new array like another one, a subclass's as well."""
    require_cpu(device)
    a = asanyarray(a)
    size = a.shape if shape is None else shape
    size, kind = dimensions(size), a.dtype if dtype is None else dtype
    if order == "K" and len(size) == a.ndim > 1 and not a._j.isContiguous():
        # Axes follow each other in memory as they do there.
        inward = sorted(range(a.ndim), key=lambda i: -abs(a.strides[i]))
        made = make([size[i] for i in inward], kind, "C")
        made = made.transpose(*map(inward.index, range(a.ndim))).copy("K")
    else:
        fortran = order == "F" or order == "A" and not a._j.isContiguous() and _is_fortran(a._j)
        made = make(size, kind, "F" if fortran else "C")
    return made if type(a) is ndarray or not subok else a._wrap(made._j)


def eye(N, M=None, k=0, dtype=float, order="C"):
    """Ones on a diagonal, zeros elsewhere."""
    columns = N if M is None else M
    made = zeros((N, columns), dtype)
    length = min(N + min(k, 0), columns - max(k, 0))
    if length > 0:
        made.reshape(-1)[max(k, 0) - min(k, 0) * columns :: columns + 1][:length] = 1
    return made


def identity(n, dtype=float):
    """The identity matrix."""
    return eye(n, dtype=dtype)


def copy(a, order="K", subok=False):
    """A copy of an array."""
    return array(a, order=order, subok=subok)


def asfortranarray(a, dtype=None, *, like=None):
    """The array with its first axis the fastest in memory, and at least one axis; copied only if it is not."""
    return array(a, dtype, copy=None, order="F", ndmin=1)


complete(__name__)
