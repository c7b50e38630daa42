"""Signals as spectra of short pieces, and back (Griffin and Lim 1984)."""

import numpy as np

from ._segments import transformed
from .windows import get_window

__all__ = ["check_COLA", "check_NOLA", "istft", "stft"]

_BOUNDARIES = {"even": ("reflect", {}), "odd": ("reflect", {"reflect_type": "odd"}), "constant": ("edge", {}),
               "zeros": ("constant", {})}


def _window(window, nperseg):
    return get_window(window, nperseg) if isinstance(window, (str, tuple)) else np.asarray(window)


def _sizes(window, nperseg, noverlap, n=None):
    if not isinstance(window, (str, tuple)):
        nperseg = len(window) if nperseg is None else nperseg
        if nperseg != len(window):
            raise ValueError(f"the window has {len(window)} elements, but nperseg is {nperseg}")
    nperseg = int(256 if nperseg is None else nperseg)
    nperseg = nperseg if n is None else min(nperseg, n)
    noverlap = nperseg // 2 if noverlap is None else int(noverlap)
    if noverlap >= nperseg:
        raise ValueError("noverlap must be less than nperseg.")
    return nperseg, noverlap


def stft(x, fs=1.0, window="hann", nperseg=256, noverlap=None, nfft=None, detrend=False, return_onesided=True,
         boundary="zeros", padded=True, axis=-1, scaling="spectrum"):
    """Frequencies, times, and the spectra of pieces, in the place of the axis and behind it the pieces.

    ``boundary`` is what half a piece before and behind the signal is filled with (zeros, even, odd, constant; None adds
    nothing); ``padded`` adds zeros until the last piece is whole.
    """
    if scaling not in ("psd", "spectrum"):
        raise ValueError(f"Parameter {scaling=} not in ['spectrum', 'psd']!")
    if boundary is not None and boundary not in _BOUNDARIES:
        raise ValueError(f"Unknown boundary option '{boundary}', must be one of: {[*_BOUNDARIES, None]}")
    x = np.moveaxis(np.asarray(x), axis, -1)
    nperseg, noverlap = _sizes(window, nperseg, noverlap, x.shape[-1])
    around = [(0, 0)] * (x.ndim - 1)
    if boundary is not None:
        kind, more = _BOUNDARIES[boundary]
        x = np.pad(x, [*around, (nperseg // 2,) * 2], kind, **more)
    if padded:
        x = np.pad(x, [*around, (0, -(x.shape[-1] - nperseg) % (nperseg - noverlap) % nperseg)])
    frequencies, times, spectrum, scale, _, _ = transformed(
        x, fs, _window(window, nperseg), nperseg, noverlap, nfft, detrend, return_onesided,
        "density" if scaling == "psd" else "spectrum")
    if boundary is not None:
        times = times - nperseg / 2 / fs
    made = np.moveaxis(np.swapaxes(spectrum * scale ** 0.5, -1, -2), -2, axis - 1 if axis < 0 else axis)
    return frequencies, times, made


def _added(parts, step):
    """Pieces (..., pieces, n) added where they overlap."""
    count, n = parts.shape[-2:]
    made = np.zeros((*parts.shape[:-2], n + (count - 1) * step), parts.dtype)
    for i in range(count):
        made[..., i * step:i * step + n] += parts[..., i, :]
    return made


def istft(Zxx, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, input_onesided=True, boundary=True,
          time_axis=-1, freq_axis=-2, scaling="spectrum"):
    """Times and the signal that has these spectra of pieces; settings as those of ``stft``."""
    if scaling not in ("psd", "spectrum"):
        raise ValueError(f"Parameter {scaling=} not in ['spectrum', 'psd']!")
    Zxx = np.asarray(Zxx) + 0j
    if Zxx.ndim < 2:
        raise ValueError("Input stft must be at least 2d!")
    if freq_axis % Zxx.ndim == time_axis % Zxx.ndim:
        raise ValueError("Must specify differing time and frequency axes!")
    spectra = np.moveaxis(Zxx, (time_axis, freq_axis), (-2, -1))
    length = 2 * (spectra.shape[-1] - 1) if input_onesided else spectra.shape[-1]
    nperseg, noverlap = _sizes(window, length if nperseg is None and isinstance(window, (str, tuple)) else nperseg, noverlap)
    if nfft is None:
        nfft = nperseg if input_onesided and nperseg == length + 1 else length
    elif nfft < nperseg:
        raise ValueError("nfft must be greater than or equal to nperseg.")
    win, step = _window(window, nperseg), nperseg - noverlap
    parts = (np.fft.irfft if input_onesided else np.fft.ifft)(spectra, int(nfft))[..., :nperseg]
    scale = win.sum() if scaling == "spectrum" else np.sqrt(fs * np.sum(win ** 2))
    x = _added(parts * (win * scale), step)
    norm = _added(np.broadcast_to(win ** 2, (spectra.shape[-2], nperseg)), step)
    if boundary:
        inside = slice(nperseg // 2, norm.size - nperseg // 2)
        x, norm = x[..., inside], norm[inside]
    if (norm <= 1e-10).any():
        import warnings

        warnings.warn("NOLA condition failed, STFT may not be invertible." + (
            "" if boundary else " Possibly due to missing boundary"), stacklevel=2)
    x = x / np.where(norm > 1e-10, norm, 1.0)
    x = x.astype(np.float32 if input_onesided else np.complex64) if Zxx.dtype == np.complex64 else x
    times = np.arange(x.shape[-1]) / float(fs)
    if x.ndim > 1:
        time_axis, freq_axis = time_axis % Zxx.ndim, freq_axis % Zxx.ndim
        x = np.moveaxis(x, -1, time_axis - (freq_axis < time_axis))
    return times, x


def _overlapped(window, nperseg, noverlap, power):
    nperseg, noverlap = int(nperseg), int(noverlap)
    if nperseg < 1:
        raise ValueError("nperseg must be a positive integer")
    if not 0 <= noverlap < nperseg:
        raise ValueError("noverlap must be less than nperseg." if noverlap >= 0 else "noverlap must be a nonnegative integer")
    win, step = _window(window, nperseg), nperseg - noverlap
    padded = np.pad(win ** power, (0, -nperseg % step))
    return padded.reshape(-1, step).sum(axis=0)


def check_COLA(window, nperseg, noverlap, tol=1e-10):
    """Whether the overlapping windows add up to the same everywhere."""
    total = _overlapped(window, nperseg, noverlap, 1)
    return np.max(np.abs(total - np.median(total))) < tol


def check_NOLA(window, nperseg, noverlap, tol=1e-10):
    """Whether the overlapping windows' squares are zero nowhere."""
    return np.min(_overlapped(window, nperseg, noverlap, 2)) > tol
