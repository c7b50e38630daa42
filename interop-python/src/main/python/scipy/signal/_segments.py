"""Signals in pieces that overlap, and the frequencies in each."""

import warnings

import numpy as np

from ._filtering import detrend as _detrended
from .windows import get_window


def half_of(n):
    """The usual overlap."""
    return n // 2


def cut(x, axis, n):
    """The first n elements along an axis."""
    return np.moveaxis(np.moveaxis(x, axis, -1)[..., :n], -1, axis)


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


def transformed(x, fs, window, nperseg, noverlap, nfft, detrend, return_onesided, scaling):
    """Frequencies, times, the pieces' spectra, the powers' scale, whether one side is left out, the transform's length."""
    win, parts, starts = _segments(x, window, nperseg, noverlap)
    nfft = win.size if nfft is None else int(nfft)
    if nfft < win.size:
        raise ValueError("nfft must be greater than or equal to nperseg.")
    if scaling not in ("density", "spectrum"):
        raise ValueError(f"Unknown scaling: {scaling!r}")
    scale = float(1.0 / (fs * (win * win).sum()) if scaling == "density" else 1.0 / win.sum() ** 2)
    if callable(detrend):
        parts = detrend(parts)
    elif detrend:
        parts = _detrended(parts, type=detrend, axis=-1)
    half = return_onesided and parts.dtype.kind != "c"
    spectrum = (np.fft.rfft if half else np.fft.fft)(parts * win, nfft)
    frequencies = (np.fft.rfftfreq if half else np.fft.fftfreq)(nfft, 1 / fs)
    spectrum = spectrum.astype(np.result_type(x, np.complex64))
    return frequencies, (starts + win.size / 2) / float(fs), spectrum, scale, half, nfft
