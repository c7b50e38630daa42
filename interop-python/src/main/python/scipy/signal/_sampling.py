"""Signals at another rate: by Fourier's series, by filters between zeros, and every so many samples."""

import math

import numpy as np

from ._design import cheby1
from ._filtering import sosfilt, sosfiltfilt
from ._fir import firwin
from .windows import get_window

__all__ = ["decimate", "resample", "resample_poly", "upfirdn"]


def _kind(x):
    return x.dtype if x.dtype.kind in "fc" else np.dtype(float)


def resample(x, num, t=None, axis=0, window=None, domain="time"):
    """``num`` samples of the Fourier series through the signal; with times ``t`` also the new times.

    ``window`` weighs the spectrum: a name, an array, or a function of the frequencies (in samples). ``domain="freq"`` takes
    ``x`` as a spectrum.
    """
    if domain not in ("time", "freq"):
        raise ValueError(f"Parameter {domain=} not in ('time', 'freq')!")
    num = int(num)
    if num <= 0:
        raise ValueError(f"Parameter {num=} must be positive!")
    x = np.moveaxis(np.asarray(x), axis, -1)
    n = x.shape[-1]
    spectrum = np.fft.fft(x) if domain == "time" else x
    if window is not None:
        if callable(window):
            weights = window(np.fft.fftfreq(n))
        elif isinstance(window, (str, tuple)):
            weights = np.fft.ifftshift(get_window(window, n))
        else:
            weights = np.asarray(window)
            if weights.shape != (n,):
                raise ValueError(f"window must have the length of data, {n}, not {weights.shape}")
        spectrum = spectrum * weights
    shared = min(n, num)
    half = (shared + 1) // 2
    made = np.zeros((*x.shape[:-1], num), complex)
    made[..., :half] = spectrum[..., :half]
    if half > 1:
        made[..., 1 - half:] = spectrum[..., 1 - half:]
    if shared % 2 == 0:
        # The middle frequency stands for two, which meet or part.
        middle = shared // 2
        if num < n:
            made[..., middle] = spectrum[..., middle] + spectrum[..., -middle]
        elif num > n:
            made[..., middle] = made[..., -middle] = spectrum[..., middle] / 2
        else:
            made[..., middle] = spectrum[..., middle]
    made = np.fft.ifft(made) * (num / n)
    if domain == "time" and x.dtype.kind != "c":
        made = made.real
    kind = _kind(x) if domain == "time" else made.dtype
    made = np.moveaxis(made.astype(kind), -1, axis)
    if t is None:
        return made
    t = np.asarray(t)
    return made, t[0] + (t[1] - t[0]) * n / num * np.arange(num)


_EDGES = ("symmetric", "reflect", "edge", "wrap", "line")


def _padded(x, before, mode):
    around = [(0, 0)] * (x.ndim - 1) + [(before, before)]
    if mode != "line":
        return np.pad(x, around, mode)
    line = x[..., :1] + (x[..., -1:] - x[..., :1]) / (x.shape[-1] - 1) * np.arange(-before, x.shape[-1] + before)
    line[..., before:before + x.shape[-1]] = x
    return line


def upfirdn(h, x, up=1, down=1, axis=-1, mode="constant", cval=0):
    """The signal with up - 1 zeros between its samples, filtered by ``h``, and of that every ``down``-th sample."""
    h, x = np.asarray(h), np.moveaxis(np.asarray(x), axis, -1)
    if h.ndim != 1 or h.size == 0:
        raise ValueError("h must be 1-D with non-zero length")
    up, down = int(up), int(down)
    if up < 1 or down < 1:
        raise ValueError("Both up and down must be >= 1")
    if mode != "constant" and mode not in _EDGES or cval != 0:
        raise ValueError(f"beyond the signal there are zeros here, or mode is one of {', '.join(_EDGES)}; found {mode!r}")
    n, kind = x.shape[-1], np.result_type(h, x, np.float32)
    size = ((n - 1) * up + h.size - 1) // down + 1
    before = 0
    if mode != "constant":
        before = -(-h.size // up)
        x = _padded(x, before, mode)
    # One short filter a phase: only samples, no zeros, are multiplied.
    made = np.zeros((*x.shape[:-1], size), kind)
    for start in range(min(size, up)):
        places = np.arange(start, size, up)
        taps = h[places[0] * down % up::up]
        first = places * down // up + before
        rows = np.pad(x, [(0, 0)] * (x.ndim - 1) + [(taps.size, max(0, int(first[-1]) + 1 - x.shape[-1]))])
        total = 0.0
        for k, weight in enumerate(taps.tolist()):
            total = total + weight * rows[..., first + taps.size - k]
        made[..., start::up] = total
    return np.moveaxis(made, -1, axis)


_LEVELS = {"mean": np.mean, "median": np.median, "minimum": np.amin, "maximum": np.amax}


def resample_poly(x, up, down, axis=0, window=("kaiser", 5.0), padtype="constant", cval=None):
    """The signal at up / down of its rate, filtered between zeros by a low pass: a window's, or the one given."""
    x = np.asarray(x)
    if up != int(up) or down != int(down):
        raise ValueError("up and down must be integers")
    up, down = int(up), int(down)
    if up < 1 or down < 1:
        raise ValueError("up and down must be >= 1")
    if cval is not None and padtype != "constant":
        raise ValueError("cval has no effect when padtype is " + padtype)
    divisor = math.gcd(up, down)
    up, down = up // divisor, down // divisor
    if up == down == 1:
        return x.copy()
    x = np.moveaxis(x, axis, -1)
    kind, n = _kind(x), x.shape[-1]
    out = -(-n * up // down)
    if isinstance(window, (list, np.ndarray)):
        h = np.array(window)
        if h.ndim > 1:
            raise ValueError("window must be 1-D")
        half = (h.size - 1) // 2
    else:
        half = 10 * max(up, down)
        h = firwin(2 * half + 1, 1.0 / max(up, down), window=window).astype(kind)
    h = h * np.asarray(up, h.dtype)
    before = down - half % down
    removed = (half + before) // down
    h = np.concatenate((np.zeros(before, h.dtype), h))
    behind = max(0, (out + removed - 1) * down + 1 - (n - 1) * up - h.size)
    h = np.concatenate((h, np.zeros(behind, h.dtype)))
    if padtype in _LEVELS:
        level, mode = _LEVELS[padtype](x, axis=-1, keepdims=True), "constant"
    elif padtype == "constant" or padtype in _EDGES:
        level, mode = 0 if cval is None else cval, padtype
    else:
        raise ValueError(f"padtype is one of constant, {', '.join([*_LEVELS, *_EDGES])}, not {padtype!r}")
    made = upfirdn(h, x - level, up, down, mode=mode)[..., removed:removed + out] + level
    return np.moveaxis(made.astype(kind), -1, axis)


def decimate(x, q, n=None, ftype="iir", axis=-1, zero_phase=True):
    """Every q-th sample, after a low pass: Chebyshev's of order 8 (``iir``), or a window's of length 20 q + 1 (``fir``)."""
    x, q = np.asarray(x), int(q)
    if ftype == "fir":
        b = firwin((2 * 10 * q if n is None else int(n)) + 1, 1.0 / q, window="hamming").astype(_kind(x))
        if zero_phase:
            return resample_poly(x, 1, q, axis=axis, window=b)
        made = upfirdn(b, x, 1, q, axis)
        return np.moveaxis(np.moveaxis(made, axis, -1)[..., :-(-x.shape[axis] // q)], -1, axis)
    if ftype != "iir":
        raise ValueError("invalid ftype")
    sos = cheby1(8 if n is None else int(n), 0.05, 0.8 / q, output="sos")
    made = (sosfiltfilt if zero_phase else sosfilt)(sos, x, axis=axis)
    return np.moveaxis(np.moveaxis(made, axis, -1)[..., ::q], -1, axis).astype(_kind(x))
