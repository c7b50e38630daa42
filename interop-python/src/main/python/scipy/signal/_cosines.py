"""Windows that are sums of cosines."""

import functools

import numpy as np

__all__ = ["barthann", "blackman", "blackmanharris", "bohman", "cosine", "flattop", "general_cosine", "general_hamming",
           "hamming", "hann", "nuttall"]  # fmt: skip


def window(function):
    """A window of ``sym``: the symmetric one, or the periodic one, which is that of one more without its last."""
    @functools.wraps(function)
    def made(M, *args, sym=True, **kwargs):
        if int(M) != M or M < 0:
            raise ValueError("Window length M must be a non-negative integer")
        M = int(M)
        if M <= 1:
            return np.ones(M)
        return function(M, *args, **kwargs) if sym else function(M + 1, *args, **kwargs)[:-1]

    return made


def _sum(M, weights):
    x = np.linspace(-np.pi, np.pi, M)
    made = np.zeros(M)
    for k, weight in enumerate(weights):
        made += weight * np.cos(k * x)
    return made


@window
def general_cosine(M, a):
    """The sum of a[k] cos(k x), x from -pi to pi."""
    return _sum(M, a)


@window
def general_hamming(M, alpha):
    """alpha + (1 - alpha) cos(x)."""
    return _sum(M, (alpha, 1.0 - alpha))


@window
def hann(M):
    """The raised cosine."""
    return _sum(M, (0.5, 0.5))


@window
def hamming(M):
    """The raised cosine that does not come down to zero."""
    return _sum(M, (0.54, 1.0 - 0.54))


@window
def blackman(M):
    """0.42, 0.5 and 0.08 of cosines."""
    return _sum(M, (0.42, 0.50, 0.08))


@window
def nuttall(M):
    """Nuttall's four cosines, whose side lobes are lowest."""
    return _sum(M, (0.3635819, 0.4891775, 0.1365995, 0.0106411))


@window
def blackmanharris(M):
    """Blackman's and Harris's four cosines."""
    return _sum(M, (0.35875, 0.48829, 0.14128, 0.01168))


@window
def flattop(M):
    """Five cosines whose main lobe is flat."""
    return _sum(M, (0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368))


@window
def cosine(M):
    """Half a wave of the sine."""
    return np.sin(np.pi / M * (np.arange(M) + 0.5))


@window
def bohman(M):
    """Two half cosines convolved."""
    share = np.abs(np.linspace(-1, 1, M)[1:-1])
    made = (1 - share) * np.cos(np.pi * share) + 1.0 / np.pi * np.sin(np.pi * share)
    return np.concatenate(([0.0], made, [0.0]))


@window
def barthann(M):
    """Bartlett's triangle and Hann's cosine."""
    share = np.abs(np.arange(M) / (M - 1.0) - 0.5)
    return 0.62 - 0.48 * share + 0.38 * np.cos(2 * np.pi * share)
