"""Polynomials through moving windows (Savitzky and Golay 1964)."""

import math

import numpy as np

__all__ = ["savgol_coeffs", "savgol_filter"]


def savgol_coeffs(window_length, polyorder, deriv=0, delta=1.0, pos=None, use="conv"):
    """The weights of a window that give the value, or a derivative, of the polynomial through it."""
    if polyorder >= window_length:
        raise ValueError("polyorder must be less than window_length.")
    half, rest = divmod(window_length, 2)
    if pos is None:
        pos = half if rest else half - 0.5
    if not 0 <= pos < window_length:
        raise ValueError("pos must be nonnegative and less than window_length.")
    if use not in ("conv", "dot"):
        raise ValueError("`use` must be 'conv' or 'dot'")
    if deriv > polyorder:
        return np.zeros(window_length)
    x = np.arange(-pos, window_length - pos, dtype=float)
    powers = (x[::-1] if use == "conv" else x) ** np.arange(polyorder + 1).reshape(-1, 1)
    wanted = np.zeros(polyorder + 1)
    wanted[deriv] = math.factorial(deriv) / delta ** deriv
    return np.linalg.lstsq(powers, wanted, rcond=None)[0]


def _edge(x, y, start, stop, first, last, polyorder, deriv, delta):
    """Values first to last of the result, of the polynomial through elements start to stop."""
    line = np.polyfit(np.arange(stop - start), x[start:stop].reshape(stop - start, -1), polyorder)
    for _ in range(deriv):
        line = line[:-1] * np.arange(len(line) - 1, 0, -1).reshape(-1, 1)
    at = np.arange(first - start, last - start).reshape(-1, 1)
    made = np.zeros((len(at), 1))
    for row in line:
        made = made * at + row
    y[first:last] = (made / delta ** deriv + np.zeros((len(at), x[0].size))).reshape((len(at), *x.shape[1:]))


def savgol_filter(x, window_length, polyorder, deriv=0, delta=1.0, axis=-1, mode="interp", cval=0.0):
    """Smoothed by polynomials through moving windows; at the ends, by the polynomial of the first and the last window."""
    from scipy.ndimage import convolve1d

    if mode not in ("mirror", "constant", "nearest", "interp", "wrap"):
        raise ValueError("mode must be 'mirror', 'constant', 'nearest' 'wrap' or 'interp'.")
    x = np.asarray(x)
    if x.dtype not in (np.float64, np.float32):
        x = x.astype(np.float64)
    weights = savgol_coeffs(window_length, polyorder, deriv=deriv, delta=delta)
    if mode != "interp":
        return convolve1d(x, weights, axis=axis, mode=mode, cval=cval)
    n = x.shape[axis]
    if window_length > n:
        raise ValueError("If mode is 'interp', window_length must be less than or equal to the size of x.")
    y = np.moveaxis(convolve1d(x, weights, axis=axis, mode="constant"), axis, 0)
    rows, half = np.moveaxis(x, axis, 0), window_length // 2
    _edge(rows, y, 0, window_length, 0, half, polyorder, deriv, delta)
    _edge(rows, y, n - window_length, n, n - half, n, polyorder, deriv, delta)
    return np.moveaxis(y, 0, axis)
