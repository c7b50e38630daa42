"""Powers of the frequencies in a signal, of all of it or as they change."""

import warnings

import numpy as np

from ._filtering import detrend as _detrended
from .windows import get_window

__all__ = ["periodogram", "spectrogram", "welch"]


def _segments(x, window, nperseg, noverlap):
    """The window, and the pieces of the signal that overlap: (..., pieces, window)."""
    n = x.shape[-1]
    if isinstance(window, (str, tuple)):
        nperseg = 256 if nperseg is None else int(nperseg)
        if nperseg < 1:
            raise ValueError("nperseg must be a positive integer")
        if nperseg > n:
            warnings.warn(f"nperseg = {nperseg:d} is greater than input length  = {n:d}, using nperseg = {n:d}",
                          stacklevel=4)
            nperseg = n
        win = get_window(window, nperseg)
    else:
        win = np.asarray(window)
        if win.ndim != 1:
            raise ValueError("window must be 1-D")
        if n < win.size:
            raise ValueError("window is longer than input signal")
        if nperseg is not None and nperseg != win.size:
            raise ValueError("value specified for nperseg is different from length of window")
        nperseg = win.size
    noverlap = noverlap(nperseg) if callable(noverlap) else int(noverlap)
    if noverlap >= nperseg:
        raise ValueError("noverlap must be less than nperseg.")
    starts = np.arange(0, n - nperseg + 1, nperseg - noverlap)
    return win, x[..., starts[:, None] + np.arange(nperseg)], starts


def _transformed(x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling):
    win, parts, starts = _segments(x, window, nperseg, noverlap)
    nfft = win.size if nfft is None else int(nfft)
    if nfft < win.size:
        raise ValueError("nfft must be greater than or equal to nperseg.")
    if scaling not in ("density", "spectrum"):
        raise ValueError(f"Unknown scaling: {scaling!r}")
    scale = 1.0 / (fs * (win * win).sum()) if scaling == "density" else 1.0 / win.sum() ** 2
    if callable(detrend):
        parts = detrend(parts)
    elif detrend:
        parts = _detrended(parts, type=detrend, axis=-1)
    half = return_onesided and parts.dtype.kind != "c"
    spectrum = (np.fft.rfft if half else np.fft.fft)(parts * win, nfft)
    frequencies = (np.fft.rfftfreq if half else np.fft.fftfreq)(nfft, 1 / fs)
    return frequencies, (starts + win.size / 2) / float(fs), spectrum, scale, half, nfft


def _powers(spectrum, scale, half, nfft):
    made = (spectrum.real ** 2 + spectrum.imag ** 2) * scale
    if half:
        made[..., 1:None if nfft % 2 else -1] *= 2
    return made


def _bias(n):
    """The mean of a median of n powers."""
    k = 2 * np.arange(1.0, (n - 1) // 2 + 1)
    return 1 + np.sum(1.0 / (k + 1) - 1.0 / k)


def _halved(n):
    return n // 2


def welch(x, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True,
          scaling="density", axis=-1, average="mean"):
    """Frequencies and their power, the mean (or ``median``) over pieces that overlap by half (Welch 1967)."""
    x = np.asarray(x)
    if x.size == 0:
        return np.empty(x.shape), np.empty(x.shape)
    if average not in ("mean", "median"):
        raise ValueError(f'average must be "median" or "mean", got {average}')
    frequencies, _, *rest = _transformed(np.moveaxis(x, axis, -1), fs, window, nperseg,
                                         _halved if noverlap is None else noverlap, nfft, detrend, return_onesided, scaling)
    powers = _powers(*rest)
    made = powers.mean(axis=-2) if average == "mean" else np.median(powers, axis=-2) / _bias(powers.shape[-2])
    return frequencies, np.moveaxis(made, -1, axis)


def periodogram(x, fs=1.0, window="boxcar", nfft=None, detrend="constant", return_onesided=True, scaling="density", axis=-1):
    """Frequencies and their power in the whole signal."""
    x = np.asarray(x)
    if x.size == 0:
        return np.empty(x.shape), np.empty(x.shape)
    n = x.shape[axis]
    if nfft is not None and nfft < n:
        x = np.moveaxis(np.moveaxis(x, axis, -1)[..., :nfft], -1, axis)
        n = nfft
    return welch(x, fs, window, n, 0, nfft, detrend, return_onesided, scaling, axis)


def spectrogram(x, fs=1.0, window=("tukey", 0.25), nperseg=None, noverlap=None, nfft=None, detrend="constant",
                return_onesided=True, scaling="density", axis=-1, mode="psd"):
    """Frequencies, times, and the power (``psd``) of each frequency at each time; or ``complex``, ``magnitude``, ``angle``."""
    if mode not in ("psd", "complex", "magnitude", "angle"):
        raise ValueError(f"unknown value for mode {mode}, must be one of 'psd', 'complex', 'magnitude', 'angle'")
    x = np.asarray(x)
    frequencies, times, *rest = _transformed(np.moveaxis(x, axis, -1), fs, window, nperseg,
                                             (lambda n: n // 8) if noverlap is None else noverlap, nfft, detrend,
                                             return_onesided, scaling)
    if mode == "psd":
        made = _powers(*rest)
    else:
        made = rest[0] * np.sqrt(rest[1])
        made = np.abs(made) if mode == "magnitude" else np.angle(made) if mode == "angle" else made
    made = np.swapaxes(made, -1, -2)
    return frequencies, times, np.moveaxis(made, -2, axis - 1 if axis < 0 else axis)
