"""Medians, ranks and Wiener's estimate of neighbourhoods; what was convolved, and the envelope in two dimensions."""

import numpy as np

from ._convolution import convolve, correlate
from ._filtering import lfilter

__all__ = ["deconvolve", "hilbert2", "medfilt", "medfilt2d", "order_filter", "wiener"]


def medfilt(volume, kernel_size=None):
    """The median of the neighbours, zeros outside."""
    from scipy.ndimage import median_filter

    a = np.asarray(volume)
    size = [3] * a.ndim if kernel_size is None else np.broadcast_to(kernel_size, (a.ndim,)).tolist()
    if any(n % 2 == 0 for n in size):
        raise ValueError("Each element of kernel_size should be odd.")
    return median_filter(a, size, mode="constant")


def medfilt2d(input, kernel_size=3):
    """The median of the neighbours in a matrix, zeros outside."""
    return medfilt(input, kernel_size)


def order_filter(a, domain, rank):
    """The neighbour of a rank, 0 the least, where ``domain`` is not zero; zeros outside."""
    from scipy.ndimage import rank_filter

    domain = np.asarray(domain)
    if any(n % 2 == 0 for n in domain.shape):
        raise ValueError("Each dimension of domain argument should have an odd number of elements.")
    return rank_filter(a, rank, footprint=domain, mode="constant")


def wiener(im, mysize=None, noise=None):
    """Smoothed where neighbours vary no more than ``noise``, by default the mean variance (Lim 1990)."""
    im = np.asarray(im)
    size = np.broadcast_to(3 if mysize is None else mysize, (im.ndim,)).tolist()
    ones, count = np.ones(size), np.prod(size, axis=0)
    mean = correlate(im, ones, "same") / count
    variance = correlate(im ** 2, ones, "same") / count - mean ** 2
    noise = np.mean(variance) if noise is None else noise
    with np.errstate(divide="ignore", invalid="ignore"):
        made = (im - mean) * (1 - noise / variance) + mean
    return np.where(variance < noise, mean, made)


def deconvolve(signal, divisor):
    """Quotient and rest: signal = convolve(divisor, quotient) + rest."""
    signal, divisor = np.atleast_1d(signal), np.atleast_1d(divisor)
    if signal.ndim > 1 or divisor.ndim > 1:
        raise ValueError("signal and divisor must be 1-D.")
    if divisor.size > signal.size:
        return np.array([]), signal
    impulse = np.zeros(signal.size - divisor.size + 1)
    impulse[0] = 1
    quotient = lfilter(signal, divisor, impulse)
    return quotient, signal - convolve(divisor, quotient)


def hilbert2(x, N=None):
    """The analytic signal of a matrix."""
    x = np.atleast_2d(x)
    if x.ndim > 2:
        raise ValueError("x must be 2-D.")
    if x.dtype.kind == "c":
        raise ValueError("x must be real.")
    sizes = x.shape if N is None else (N, N) if np.ndim(N) == 0 else tuple(N)
    if len(sizes) != 2 or min(sizes) <= 0:
        raise ValueError("N must be positive, or two positive numbers")
    spectrum = np.fft.fft2(x, sizes)
    weights = []
    for n in sizes:
        kept = np.zeros(n)
        kept[0] = 1
        kept[1:(n + 1) // 2] = 2
        weights.append(kept)
    return np.fft.ifft2(spectrum * weights[0][:, None] * weights[1])
