"""Powers of the frequencies in a signal, of all of it or as they change; what two signals have in common."""

import numpy as np

from ._segments import cut, half_of, transformed

__all__ = ["coherence", "csd", "periodogram", "spectrogram", "welch"]


def _powers(first, second, scale, half, nfft):
    made = np.conj(first) * second if second is not None else first.real ** 2 + first.imag ** 2
    made = made * scale
    if half:
        made[..., 1:None if nfft % 2 else -1] *= 2
    return made


def _bias(n):
    """The mean of a median of n powers."""
    k = 2 * np.arange(1.0, (n - 1) // 2 + 1)
    return float(1 + np.sum(1.0 / (k + 1) - 1.0 / k))


def _averaged(powers, average):
    if average == "mean":
        return powers.mean(axis=-2)
    if powers.dtype.kind == "c":
        return (np.median(powers.real, axis=-2) + 1j * np.median(powers.imag, axis=-2)) / _bias(powers.shape[-2])
    return np.median(powers, axis=-2) / _bias(powers.shape[-2])


def _pair(x, y, axis):
    """Both signals with the axis last, the shorter with zeros behind it."""
    x, y = np.moveaxis(np.asarray(x), axis, -1), np.moveaxis(np.asarray(y), axis, -1)
    n = max(x.shape[-1], y.shape[-1])
    return [np.concatenate((v, np.zeros((*v.shape[:-1], n - v.shape[-1]))), -1) if v.shape[-1] < n else v for v in (x, y)]


def csd(x, y, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True,
        scaling="density", axis=-1, average="mean"):
    """Frequencies and the power that two signals have in common, with its phase: conj(X) Y, the mean over pieces."""
    if average not in ("mean", "median"):
        raise ValueError(f'average must be "median" or "mean", got {average}')
    if np.size(x) == 0 or y is not None and np.size(y) == 0:
        return np.empty(np.shape(x)), np.empty(np.shape(x))
    one, other = (np.moveaxis(np.asarray(x), axis, -1), None) if y is None else _pair(x, y, axis)
    rest = (fs, window, nperseg, half_of if noverlap is None else noverlap, nfft, detrend,
            return_onesided and (other is None or other.dtype.kind != "c") and one.dtype.kind != "c", scaling)
    frequencies, _, first, scale, half, nfft = transformed(one, *rest)
    powers = _powers(first, None if other is None else transformed(other, *rest)[2], scale, half, nfft)
    return frequencies, np.moveaxis(_averaged(powers, average), -1, axis)


def welch(x, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True,
          scaling="density", axis=-1, average="mean"):
    """Frequencies and their power, the mean (or ``median``) over pieces that overlap by half (Welch 1967)."""
    return csd(x, None, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling, axis, average)


def coherence(x, y, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", axis=-1):
    """Frequencies, and the share, 0 to 1, of the power of each that the signals have in common."""
    settings = (fs, window, nperseg, noverlap, nfft, detrend)
    x, y = (np.moveaxis(v, -1, axis) for v in _pair(x, y, axis))
    frequencies, first = welch(x, *settings, axis=axis)
    common = csd(x, y, *settings, axis=axis)[1]
    return frequencies, np.abs(common) ** 2 / first / welch(y, *settings, axis=axis)[1]


def periodogram(x, fs=1.0, window="boxcar", nfft=None, detrend="constant", return_onesided=True, scaling="density", axis=-1):
    """Frequencies and their power in the whole signal."""
    x = np.asarray(x)
    if x.size == 0:
        return np.empty(x.shape), np.empty(x.shape)
    n = x.shape[axis]
    if nfft is not None and nfft < n:
        x = cut(x, axis, nfft)
        n = nfft
    window = "boxcar" if window is None else window
    return welch(x, fs, window, n, 0, nfft, detrend, return_onesided, scaling, axis)


def spectrogram(x, fs=1.0, window=("tukey", 0.25), nperseg=None, noverlap=None, nfft=None, detrend="constant",
                return_onesided=True, scaling="density", axis=-1, mode="psd"):
    """Frequencies, times, and the power (``psd``) of each frequency at each time; or ``complex``, ``magnitude``,
    ``angle``, ``phase``."""
    if mode not in ("psd", "complex", "magnitude", "angle", "phase"):
        raise ValueError(f"unknown value for mode {mode}, must be one of 'psd', 'complex', 'magnitude', 'angle', 'phase'")
    frequencies, times, spectrum, scale, half, nfft = transformed(
        np.moveaxis(np.asarray(x), axis, -1), fs, window, nperseg, (lambda n: n // 8) if noverlap is None else noverlap,
        nfft, detrend, return_onesided, scaling)
    if mode == "psd":
        made = _powers(spectrum, None, scale, half, nfft)
    elif mode == "complex":
        made = spectrum * scale ** 0.5
    else:
        made = np.abs(spectrum * scale ** 0.5) if mode == "magnitude" else np.angle(spectrum)
        made = np.unwrap(made, axis=-1) if mode == "phase" else made
    made = np.swapaxes(made, -1, -2)
    return frequencies, times, np.moveaxis(made, -2, axis - 1 if axis < 0 else axis)
