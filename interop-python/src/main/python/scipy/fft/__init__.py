"""Fourier and cosine transforms: those of ``numpy.fft`` under SciPy's names, and the cosine transforms of types 2 and 3."""

import numpy as np
from numpy.fft import (  # noqa: F401
    fft, fft2, fftfreq, fftn, fftshift, hfft, ifft, ifft2, ifftn, ifftshift, ihfft, irfft, irfft2, irfftn, rfft, rfft2,
    rfftfreq, rfftn,
)  # fmt: skip

__all__ = """
    dct dctn fft fft2 fftfreq fftn fftshift hfft idct idctn ifft ifft2 ifftn ifftshift ihfft irfft irfft2 irfftn
    next_fast_len rfft rfft2 rfftfreq rfftn
    """.split()


def next_fast_len(target, real=False):
    """The next length that is a product of 2, 3 and 5 (of 7 and 11, too, for complex numbers)."""
    n = int(target)
    while True:
        rest = n
        for prime in (2, 3, 5) if real else (2, 3, 5, 7, 11):
            while rest % prime == 0 and rest:
                rest //= prime
        if rest == 1:
            return n
        n += 1


def _resized(x, n, axis):
    x = np.moveaxis(np.asarray(x) * 1.0, axis, -1)
    if n is None or n == x.shape[-1]:
        return x
    if n < x.shape[-1]:
        return x[..., :n]
    return np.concatenate([x, np.zeros(x.shape[:-1] + (n - x.shape[-1],))], -1)


def dct(x, type=2, n=None, axis=-1, norm=None):
    """The cosine transform: 2 sum_k x_k cos(pi (2 k + 1) i / 2 n) of type 2, its inverse but for a factor of type 3."""
    x = _resized(x, n, axis)
    n = x.shape[-1]
    turn = np.exp(-0.5j * np.pi * np.arange(n) / n)
    if type == 2:
        # The even places forwards, the odd ones backwards: one transform of the same length.
        made = 2 * (np.fft.fft(np.concatenate([x[..., ::2], x[..., 1::2][..., ::-1]], -1)) * turn).real
        if norm == "ortho":
            made = made * np.sqrt(1 / (2 * n))
            made[..., 0] *= np.sqrt(0.5)
        elif norm == "forward":
            made = made / (2 * n)
    elif type == 3:
        x = x.copy()
        if norm == "ortho":
            x = x * np.sqrt(n / 2)
            x[..., 0] *= np.sqrt(2.0)
        half = np.concatenate([np.zeros(x.shape[:-1] + (1,)), x[..., :0:-1]], -1)
        mixed = np.fft.ifft((x - 1j * half) * np.conj(turn)).real
        made = np.empty(x.shape)
        made[..., ::2] = mixed[..., : (n + 1) // 2]
        made[..., 1::2] = mixed[..., (n + 1) // 2 :][..., ::-1]
        made = made / 2 if norm == "forward" else made * n if norm != "ortho" else made * 1.0
    else:
        raise NotImplementedError("cosine transforms are of type 2 or 3 here")
    return np.moveaxis(made, -1, axis)


def idct(x, type=2, n=None, axis=-1, norm=None):
    """The inverse of ``dct``."""
    if type not in (2, 3):
        raise NotImplementedError("cosine transforms are of type 2 or 3 here")
    x = _resized(x, n, axis)
    n = x.shape[-1]
    if norm == "ortho":
        made = dct(x, 5 - type, norm="ortho")
    else:
        made = dct(x, 5 - type) / (1 if norm == "forward" else 2 * n)
    return np.moveaxis(made, -1, axis)


def dctn(x, type=2, norm=None):
    """``dct`` along all axes."""
    for axis in range(np.ndim(x)):
        x = dct(x, type, axis=axis, norm=norm)
    return x


def idctn(x, type=2, norm=None):
    """``idct`` along all axes."""
    for axis in range(np.ndim(x)):
        x = idct(x, type, axis=axis, norm=norm)
    return x


def __getattr__(name):
    raise AttributeError(f"module 'scipy.fft' has no attribute '{name}'; here are {', '.join(__all__)}")
