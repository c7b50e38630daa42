"""Discrete Fourier transforms, by JTransforms."""

from .._creation import asarray, zeros
from .._arange import arange
from .._dtypes import dtype
from .._indexing import axis_of
from .._java import complete, guarded, of
from .._ndarray import ndarray, wrap

__all__ = (
    "fft ifft fftn ifftn fft2 ifft2 rfft irfft rfftn irfftn rfft2 irfft2 hfft ihfft fftfreq rfftfreq fftshift"
    " ifftshift"
).split()
_fourier = guarded(of("Signals").fourier)
_whole = guarded(of("Signals").wholeSpectra)


def _real(kind):
    """The type of real numbers that goes with an element type."""
    return "f2" if kind == "float16" else "f4" if kind in ("float32", "complex64") else "f8"


def _scale(n, norm, inverse, kind):
    """What a transform of n points is multiplied with, rounded as the elements are."""
    if norm not in (None, "backward", "ortho", "forward"):
        raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" or "forward".')
    number = dtype(_real(kind.name)).type
    if norm == "ortho":
        return float(number(1.0 / float(number(n**0.5))))
    return float(number(1.0 / n)) if (norm == "forward") != inverse else 1.0


def _points(a, n, axis):
    """How many points are transformed: as many as there are, if nothing else is said."""
    n = a.shape[axis] if n is None else n
    if n < 1:
        raise ValueError(f"Invalid number of FFT data points ({n}) specified.")
    return n


def _fitted(a, n, axis):
    """An axis cut or filled with zeros to a length."""
    if n == a.shape[axis]:
        return a
    key = [slice(None)] * a.ndim
    if n < a.shape[axis]:
        key[axis] = slice(0, n)
        return a[tuple(key)]
    shape = list(a.shape)
    shape[axis] = n
    made = zeros(shape, a.dtype)
    key[axis] = slice(0, a.shape[axis])
    made[tuple(key)] = a
    return made


def _transformed(a, n, axis, norm, inverse):
    from .._axes import moveaxis

    a = asarray(a)
    n = _points(a, n, axis)
    scale = _scale(n, norm, inverse, a.dtype)
    axis = axis_of(axis, a.ndim)
    made = wrap(_fourier(moveaxis(_fitted(a, n, axis), axis, -1)._j, inverse, scale))
    made = moveaxis(made, -1, axis)
    return made if _real(a.dtype.name) == "f8" else made.astype("c8")


def _put(name, made, out, axis):
    """A result, or the target filled with it."""
    if out is None:
        return made
    from .._targets import stored

    if not isinstance(out, ndarray):
        raise TypeError("return arrays must be of ArrayType")
    if out.ndim != made.ndim or out.shape[axis] != made.shape[axis]:
        raise ValueError("output array has wrong shape.")
    return stored(name, made, out, True, "same_kind")


def fft(a, n=None, axis=-1, norm=None, out=None):
    """The transform along an axis."""
    return _put("fft", _transformed(a, n, axis, norm, False), out, axis)


def ifft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse transform along an axis."""
    return _put("ifft", _transformed(a, n, axis, norm, True), out, axis)


def rfft(a, n=None, axis=-1, norm=None, out=None):
    """The transform of real numbers: its first half, which determines the other."""
    a = asarray(a)
    n = _points(a, n, axis)
    name = "rfft_n_odd" if n % 2 else "rfft_n_even"
    if a.dtype.kind == "c":
        from .._ufunc_errors import not_supported

        _scale(n, norm, False, a.dtype)
        raise not_supported(name)
    made = _transformed(a, n, axis, norm, False)
    key = [slice(None)] * a.ndim
    key[axis] = slice(0, n // 2 + 1)
    made = made[tuple(key)]
    return made.copy() if out is None else _put(name, made, out, axis)


def irfft(a, n=None, axis=-1, norm=None, out=None):
    """The real numbers of which ``rfft`` gives ``a``."""
    a = asarray(a)
    n = _points(a, 2 * (a.shape[axis] - 1) if n is None else n, axis)
    _scale(n, norm, True, a.dtype)
    axis = axis_of(axis, a.ndim)
    from .._axes import moveaxis

    half = moveaxis(_fitted(a, n // 2 + 1, axis), axis, -1)
    real = _real(a.dtype.name)
    half = half.astype("c16" if real == "f8" else "c8", copy=False)
    full = wrap(_whole(half._j, n)).astype(half.dtype, copy=False)
    made = moveaxis(_transformed(full, None, -1, norm, True).real.astype(real), -1, axis)
    return _put("irfft", made, out, axis)


_SWAPPED = {"forward": "backward", "ortho": "ortho", "backward": "forward", None: "forward"}


def _swapped(norm):
    """The norm of the transform in the other direction."""
    if norm not in _SWAPPED:
        raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" or "forward".')
    return _SWAPPED[norm]


def hfft(a, n=None, axis=-1, norm=None, out=None):
    """The real transform of half of a Hermitian signal."""
    a = asarray(a)
    n = 2 * (a.shape[axis] - 1) if n is None else n
    return irfft(a.conj(), n, axis, _swapped(norm), out)


def ihfft(a, n=None, axis=-1, norm=None, out=None):
    """The inverse of ``hfft``."""
    return _put("conjugate", rfft(a, n, axis, _swapped(norm)).conj(), out, axis)


def _deprecated(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=5)


def _stored(made, out):
    """The result, or the target filled with it."""
    if out is None:
        return made
    if not isinstance(out, ndarray):
        raise TypeError("return arrays must be of ArrayType")
    if out.shape != made.shape:
        raise ValueError("output array has wrong shape.")
    out[...] = made
    return out


def _axes(a, s, axes):
    if s is not None:
        s = list(s)
        if axes is None:
            _deprecated("`axes` should not be `None` if `s` is not `None` (Deprecated in NumPy 2.0). In a future version of NumPy,"
                        " this will raise an error and `s[i]` will correspond to the size along the transformed axis specified by"
                        " `axes[i]`. To retain current behaviour, pass a sequence [0, ..., k-1] to `axes` for an array of"
                        " dimension k.")  # fmt: skip
        if any(n is None for n in s):
            _deprecated("Passing an array containing `None` values to `s` is deprecated in NumPy 2.0 and will raise an error in a"
                        " future version of NumPy. To use the default behaviour of the corresponding 1-D transform, pass the"
                        " value matching the default for its `n` parameter. To use the default behaviour for every axis, the"
                        " `s` argument can be omitted.")  # fmt: skip
    if axes is None:
        axes = list(range(a.ndim)) if s is None else list(range(-len(s), 0))
    axes = [axis_of(x, a.ndim) for x in axes]
    s = [None] * len(axes) if s is None else [None if n == -1 else n for n in s]
    if len(s) != len(axes):
        raise ValueError("Shape and axes have different lengths.")
    return s, axes


def _several(step, a, s, axes, norm, out):
    a = asarray(a)
    s, axes = _axes(a, s, axes)
    for n, axis in zip(reversed(s), reversed(axes)):
        a = step(a, n, axis, norm)
    return _stored(a, out)


def fftn(a, s=None, axes=None, norm=None, out=None):
    """The transform along several axes."""
    return _several(fft, a, s, axes, norm, out)


def ifftn(a, s=None, axes=None, norm=None, out=None):
    """The inverse transform along several axes."""
    return _several(ifft, a, s, axes, norm, out)


def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform along the last two axes."""
    return fftn(a, s, axes, norm, out)


def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The inverse transform along the last two axes."""
    return ifftn(a, s, axes, norm, out)


def rfftn(a, s=None, axes=None, norm=None, out=None):
    """The transform of real numbers along several axes."""
    a = asarray(a)
    s, axes = _axes(a, s, axes)
    made = rfft(a, s[-1], axes[-1], norm)
    for n, axis in zip(s[:-1], axes[:-1]):
        made = fft(made, n, axis, norm)
    return _stored(made, out)


def irfftn(a, s=None, axes=None, norm=None, out=None):
    """The inverse of ``rfftn``."""
    a = asarray(a)
    s, axes = _axes(a, s, axes)
    for n, axis in zip(s[:-1], axes[:-1]):
        a = ifft(a, n, axis, norm)
    return irfft(a, s[-1], axes[-1], norm, out)


def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The transform of real numbers along the last two axes."""
    return rfftn(a, s, axes, norm, out)


def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
    """The inverse of ``rfft2``."""
    return irfftn(a, s, axes, norm, out)


def fftfreq(n, d=1.0, device=None):
    """The frequencies of the elements of a transform."""
    if not hasattr(n, "__index__"):
        raise ValueError("n should be an integer")
    from .._joining import concatenate

    return concatenate((arange(0, (n - 1) // 2 + 1), arange(-(n // 2), 0))) * (1.0 / (n * d))


def rfftfreq(n, d=1.0, device=None):
    """The frequencies of the elements of ``rfft``."""
    if not hasattr(n, "__index__"):
        raise ValueError("n should be an integer")
    return arange(0, n // 2 + 1) * (1.0 / (n * d))


def fftshift(x, axes=None):
    """With frequency zero in the middle."""
    from .._joining import roll

    x = asarray(x)
    axes = tuple(range(x.ndim)) if axes is None else (axes,) if isinstance(axes, int) else tuple(axes)
    return roll(x, [x.shape[k] // 2 for k in axes], axes)


def ifftshift(x, axes=None):
    """The inverse of ``fftshift``."""
    from .._joining import roll

    x = asarray(x)
    axes = tuple(range(x.ndim)) if axes is None else (axes,) if isinstance(axes, int) else tuple(axes)
    return roll(x, [-(x.shape[k] // 2) for k in axes], axes)


complete(__name__, is_answered=True)
