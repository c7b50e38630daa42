"""Filters without feedback: by windows, by sampled gains, by least squares."""

import numpy as np

from .windows import get_window

__all__ = ["firls", "firwin", "firwin2", "kaiser_atten", "kaiser_beta", "kaiserord"]


def kaiser_beta(a):
    """The parameter of Kaiser's window for ``a`` decibels of attenuation."""
    if a > 50:
        return 0.1102 * (a - 8.7)
    return 0.5842 * (a - 21) ** 0.4 + 0.07886 * (a - 21) if a > 21 else 0.0


def kaiser_atten(numtaps, width):
    """The decibels of attenuation that Kaiser's window of this length and width of transition has."""
    return 2.285 * (numtaps - 1) * np.pi * width + 7.95


def kaiserord(ripple, width):
    """The length and the parameter of Kaiser's window for a ripple in decibels and a width of transition."""
    decibels = abs(ripple)
    if decibels < 8:
        raise ValueError("Requested maximum ripple attenuation "
                         f"{decibels:f} is too small for the Kaiser formula.")
    return int(np.ceil((decibels - 7.95) / 2.285 / (np.pi * width) + 1)), kaiser_beta(decibels)


def _passes_zero(pass_zero, count):
    if not isinstance(pass_zero, str):
        return bool(pass_zero)
    if pass_zero not in ("bandpass", "lowpass", "highpass", "bandstop"):
        raise ValueError('pass_zero must be True, False, "bandpass", "lowpass", "highpass", or "bandstop", '
                         f"got {pass_zero!r}")
    if pass_zero in ("lowpass", "highpass") and count != 1:
        raise ValueError(f'cutoff must have one element if pass_zero=="{pass_zero}", got {count}')
    if pass_zero in ("bandpass", "bandstop") and count <= 1:
        raise ValueError(f'cutoff must have at least two elements if pass_zero=="{pass_zero}", got {count}')
    return pass_zero in ("lowpass", "bandstop")


def firwin(numtaps, cutoff, *, width=None, window="hamming", pass_zero=True, scale=True, fs=None):
    """The ideal filter with edges at ``cutoff``, cut by a window; ``pass_zero`` says whether the first band passes."""
    half = 1.0 if fs is None else 0.5 * fs
    edges = np.atleast_1d(np.asarray(cutoff, dtype=float)) / half
    if edges.ndim > 1:
        raise ValueError("The cutoff argument must be at most one-dimensional.")
    if edges.size == 0:
        raise ValueError("At least one cutoff frequency must be given.")
    if edges.min() <= 0 or edges.max() >= 1:
        raise ValueError("Invalid cutoff frequency: frequencies must be greater than 0 and less than fs/2.")
    if np.any(np.diff(edges) <= 0):
        raise ValueError("Invalid cutoff frequencies: the frequencies must be strictly increasing.")
    if width is not None:
        window = ("kaiser", kaiser_beta(kaiser_atten(numtaps, float(width) / half)))
    first = _passes_zero(pass_zero, edges.size)
    last = bool(edges.size & 1) ^ first
    if last and numtaps % 2 == 0:
        raise ValueError("A filter with an even number of coefficients must have zero response at the Nyquist frequency.")
    bands = np.concatenate(([0.0] * first, edges, [1.0] * last)).reshape(-1, 2)
    m = np.arange(0, numtaps) - 0.5 * (numtaps - 1)
    h = 0.0
    for left, right in bands:
        h = h + (right * np.sinc(right * m) - left * np.sinc(left * m))
    h = h * get_window(window, numtaps, fftbins=False)
    if scale:
        left, right = bands[0]
        middle = 0.0 if left == 0 else 1.0 if right == 1 else 0.5 * (left + right)
        h = h / np.sum(h * np.cos(np.pi * m * middle))
    return h


def firwin2(numtaps, freq, gain, *, nfreqs=None, window="hamming", antisymmetric=False, fs=None):
    """The filter with the gains ``gain`` at ``freq``, straight between, cut by a window."""
    half = 1.0 if fs is None else 0.5 * fs
    freq, gain = np.array(freq, dtype=float), np.asarray(gain, dtype=float)
    if freq.size != gain.size:
        raise ValueError("freq and gain must be of same length.")
    if nfreqs is not None and numtaps >= nfreqs:
        raise ValueError(f"ntaps must be less than nfreqs, but firwin2 was called with ntaps={numtaps} and nfreqs={nfreqs}")
    if freq[0] != 0 or freq[-1] != half:
        raise ValueError("freq must start with 0 and end with fs/2.")
    steps = np.diff(freq)
    if (steps < 0).any():
        raise ValueError("The values in freq must be nondecreasing.")
    if (steps[:-1] + steps[1:] == 0).any():
        raise ValueError("A value in freq must not occur more than twice.")
    odd = numtaps % 2 == 1
    if odd == bool(antisymmetric) and gain[-1] != 0:
        raise ValueError(f"A filter of this type must have zero gain at the Nyquist frequency, not {gain[-1]}")
    if antisymmetric and gain[0] != 0:
        raise ValueError(f"A filter of this type must have zero gain at the zero frequency, not {gain[0]}")
    n = 1 + 2 ** int(np.ceil(np.log2(numtaps))) if nfreqs is None else nfreqs
    if (steps == 0).any():
        tiny = np.finfo(float).eps * half
        for k in np.flatnonzero(steps == 0).tolist():
            freq[k], freq[k + 1] = freq[k] - tiny, freq[k + 1] + tiny
    x = np.linspace(0.0, half, n)
    turn = np.exp(-(numtaps - 1) / 2.0 * 1j * np.pi * x / half) * (1j if antisymmetric else 1)
    made = np.fft.irfft(np.interp(x, freq, gain) * turn)[:numtaps]
    if window is not None:
        made = made * get_window(window, numtaps, fftbins=False)
    if antisymmetric and odd:
        made[made.size // 2] = 0.0
    return made


def firls(numtaps, bands, desired, *, weight=None, fs=None):
    """The filter of odd length nearest, in squares, to straight gains in bands (its normal equations solved)."""
    half = 1.0 if fs is None else 0.5 * fs
    if numtaps % 2 == 0 or numtaps < 1:
        raise ValueError("numtaps must be odd and >= 1")
    bands = np.asarray(bands, dtype=float).reshape(-1, 2) / half
    desired = np.asarray(desired, dtype=float).reshape(-1, 2)
    if bands.shape != desired.shape:
        raise ValueError(f"desired must have one entry per frequency, got {desired.size} gains for {bands.size} frequencies.")
    weight = np.ones(len(bands)) if weight is None else np.asarray(weight, dtype=float)
    if len(weight) != len(bands):
        raise ValueError(f"weight must be the same size as the number of band pairs ({len(bands)}).")
    m = (numtaps - 1) // 2
    n = np.arange(numtaps)[:, None]
    low, high = bands.T
    q = (high * np.sinc(high * n) - low * np.sinc(low * n)) @ weight
    k = np.arange(m + 1)
    matrix = q[np.abs(k[:, None] - k)] + q[k[:, None] + k]
    slope = (desired[:, 1] - desired[:, 0]) / (high - low)
    n = n[:m + 1]
    right = high * (desired[:, 0] + slope * (high - low)) * np.sinc(high * n) - low * desired[:, 0] * np.sinc(low * n)
    bend = np.where(n == 0, (high ** 2 - low ** 2) / -2.0,
                    (np.cos(np.pi * n * high) - np.cos(np.pi * n * low)) / np.maximum(np.pi * n, 1) ** 2)
    made = np.linalg.solve(matrix, (right + slope * bend) @ weight)
    return np.concatenate((made[:0:-1], 2 * made[:1], made[1:]))
