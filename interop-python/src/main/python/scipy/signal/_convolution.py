"""Convolution and correlation."""

import numpy as np

__all__ = ["choose_conv_method", "convolve", "convolve2d", "correlate", "correlate2d", "correlation_lags", "fftconvolve",
           "oaconvolve"]  # fmt: skip


def _swapped(mode, a, b):
    """Whether "valid" means the second input, which holds the first."""
    if mode != "valid":
        return False
    if all(n >= m for n, m in zip(a, b)):
        return False
    if all(m >= n for n, m in zip(a, b)):
        return True
    raise ValueError("For 'valid' mode, one must be at least as large as the other in every dimension")


def _cut(full, shape, kernel, mode):
    if mode == "full":
        return full
    if mode == "same":
        size, start = shape, [(f - n) // 2 for f, n in zip(full.shape, shape)]
    elif mode == "valid":
        size, start = [n - m + 1 for n, m in zip(shape, kernel)], [m - 1 for m in kernel]
    else:
        raise ValueError("acceptable mode flags are 'valid', 'same', or 'full'")
    return full[tuple(slice(s, s + n) for s, n in zip(start, size))].copy()


def _full(a, b):
    """The full convolution, the smaller array's elements one by one."""
    small, large = (a, b) if a.size < b.size else (b, a)
    if a.ndim == 1 and a.dtype.kind != "c" and b.dtype.kind != "c":
        return np.convolve(large, small)
    shape = tuple(n + m - 1 for n, m in zip(a.shape, b.shape))
    made = np.zeros(shape, np.result_type(a, b))
    for place in np.ndindex(*small.shape):
        made[tuple(slice(k, k + n) for k, n in zip(place, large.shape))] += small[place] * large
    return made


def _pair(in1, in2):
    a, b = np.asarray(in1), np.asarray(in2)
    if a.ndim != b.ndim:
        raise ValueError("in1 and in2 should have the same dimensionality")
    return a, b


def _trivial(a, b):
    """What there is of numbers, and of nothing."""
    return a * b if a.ndim == 0 else np.array([])


def convolve(in1, in2, mode="full", method="auto"):
    """sum_k in1[k] in2[n - k], in any number of dimensions; ``mode`` is full, same (as in1) or valid."""
    a, b = _pair(in1, in2)
    if a.ndim == 0 or a.size == 0 or b.size == 0:
        return _trivial(a, b)
    if _swapped(mode, a.shape, b.shape):
        a, b = b, a
    if method not in ("auto", "direct", "fft"):
        raise ValueError("Acceptable method flags are 'auto', 'direct', or 'fft'.")
    if method == "fft" or method == "auto" and choose_conv_method(a, b, mode) == "fft":
        made = fftconvolve(a, b, mode)
        kind = np.result_type(a, b)
        return np.around(made).astype(kind) if kind.kind in "iu" else made.astype(kind)
    return _cut(_full(a, b), a.shape, b.shape, mode)


def choose_conv_method(in1, in2, mode="full", measure=False):
    """What ``convolve`` does: "direct" while one input is small, else "fft"."""
    small = min(np.asarray(in1).size, np.asarray(in2).size)
    return "direct" if small <= 64 or small * max(np.asarray(in1).size, np.asarray(in2).size) < 1e5 else "fft"


def correlate(in1, in2, mode="full", method="auto"):
    """sum_k in1[k] conj(in2[k - n])."""
    a, b = _pair(in1, in2)
    turned = b[tuple(slice(None, None, -1) for _ in b.shape)].conj()
    return convolve(a, turned, mode, method)


def correlation_lags(in1_len, in2_len, mode="full"):
    """The shifts that belong to the elements of ``correlate``."""
    lags = np.arange(-in2_len + 1, in1_len)
    if mode == "same":
        middle, half = lags.size // 2, in1_len // 2
        return lags[middle - half:middle + half + in1_len % 2]
    if mode == "valid":
        bound = in1_len - in2_len
        return np.arange(bound + 1) if bound >= 0 else np.arange(bound, 1)
    return lags


def fftconvolve(in1, in2, mode="full", axes=None):
    """As ``convolve``, through Fourier transforms."""
    a, b = _pair(in1, in2)
    if a.ndim == 0 or a.size == 0 or b.size == 0:
        return _trivial(a, b)
    if _swapped(mode, a.shape, b.shape):
        a, b = b, a
    axes = range(a.ndim) if axes is None else [axis % a.ndim for axis in np.atleast_1d(axes).tolist()]
    size = [a.shape[axis] + b.shape[axis] - 1 for axis in axes]
    x, y = a.astype(complex), b.astype(complex)
    for axis, n in zip(axes, size):
        x, y = np.fft.fft(x, n, axis), np.fft.fft(y, n, axis)
    made = x * y
    for axis in axes:
        made = np.fft.ifft(made, axis=axis)
    if a.dtype.kind != "c" and b.dtype.kind != "c":
        made = made.real
    kernel = [b.shape[i] if i in axes else 1 for i in range(a.ndim)]
    return _cut(made, a.shape, kernel, mode)


oaconvolve = fftconvolve


def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """The convolution of two matrices; ``boundary`` says what is outside of in1: fill, wrap or symm."""
    a, b = _pair(in1, in2)
    if a.ndim != 2:
        raise ValueError("convolve2d inputs must both be 2-D arrays")
    if _swapped(mode, a.shape, b.shape):
        a, b = b, a
    if boundary not in ("fill", "wrap", "symm"):
        raise ValueError("Acceptable boundary flags are 'fill', 'circular' (or 'wrap'), and 'symmetric' (or 'symm').")
    if mode == "valid" or boundary == "fill" and fillvalue == 0:
        return _cut(_full(a, b), a.shape, b.shape, mode)
    rows, columns = b.shape[0] - 1, b.shape[1] - 1
    kind = {"fill": "constant", "wrap": "wrap", "symm": "symmetric"}[boundary]
    more = {"constant_values": fillvalue} if boundary == "fill" else {}
    padded = np.pad(a, ((rows, rows), (columns, columns)), kind, **more)
    full = _cut(_full(padded, b), padded.shape, b.shape, "valid")
    return full if mode == "full" else _cut(full, a.shape, b.shape, mode)


def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    """As ``convolve2d``, with in2 turned round."""
    a, b = _pair(in1, in2)
    swapped = _swapped(mode, a.shape, b.shape)
    if swapped:
        a, b = b, a
    turned = b[::-1, ::-1].conj()
    if mode == "same":
        # Where the kernel has an even side, its middle lies on the other side once it is turned.
        full = convolve2d(a, turned, "full", boundary, fillvalue)
        return full[tuple(slice(m // 2, m // 2 + n) for n, m in zip(a.shape, b.shape))].copy()
    made = convolve2d(a, turned, mode, boundary, fillvalue)
    return made[::-1, ::-1].copy() if swapped else made
