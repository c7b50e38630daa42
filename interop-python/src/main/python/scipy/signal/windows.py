"""Windows by name."""

import numpy as np

__all__ = ["blackman", "boxcar", "gaussian", "get_window", "hamming", "hann", "kaiser", "tukey"]


def _window(function):
    def window(M, *args, sym=True):
        M = int(M)
        if M <= 1:
            return np.ones(max(M, 0))
        made = function(M if sym else M + 1, *args)
        return made if sym else made[:-1]

    window.__name__ = function.__name__
    window.__doc__ = function.__doc__
    return window


@_window
def boxcar(M):
    """Ones."""
    return np.ones(M)


@_window
def hann(M):
    """The raised cosine."""
    return 0.5 + 0.5 * np.cos(np.linspace(-np.pi, np.pi, M))


@_window
def hamming(M):
    """The raised cosine that does not come down to zero."""
    return 0.54 + 0.46 * np.cos(np.linspace(-np.pi, np.pi, M))


@_window
def blackman(M):
    """0.42, 0.5 and 0.08 of cosines."""
    x = np.linspace(-np.pi, np.pi, M)
    return 0.42 + 0.5 * np.cos(x) + 0.08 * np.cos(2 * x)


@_window
def gaussian(M, std):
    """exp(-n^2 / 2 std^2)."""
    n = np.arange(M) - (M - 1.0) / 2.0
    return np.exp(-n ** 2 / (2 * std * std))


@_window
def kaiser(M, beta):
    """The window made of a Bessel function."""
    return np.kaiser(M, beta)


@_window
def tukey(M, alpha=0.5):
    """Ones between the two halves of a raised cosine, which take the share ``alpha``."""
    if alpha <= 0:
        return np.ones(M)
    if alpha >= 1:
        return hann(M)
    n = np.arange(M)
    width = int(np.floor(alpha * (M - 1) / 2.0))
    rise = 0.5 * (1 + np.cos(np.pi * (-1 + 2.0 * n[:width + 1] / alpha / (M - 1))))
    fall = 0.5 * (1 + np.cos(np.pi * (-2.0 / alpha + 1 + 2.0 * n[M - width - 1:] / alpha / (M - 1))))
    return np.concatenate((rise, np.ones(M - 2 * width - 2), fall))


def get_window(window, Nx, fftbins=True):
    """A window by its name, or a tuple of name and parameters; periodic unless ``fftbins`` is False."""
    name, args = (window, ()) if isinstance(window, str) else (window[0], tuple(window[1:]))
    function = {"boxcar": boxcar, "hann": hann, "hanning": hann, "hamming": hamming, "blackman": blackman,
                "gaussian": gaussian, "kaiser": kaiser, "tukey": tukey}.get(name)
    if function is None:
        raise ValueError("Unknown window type.")
    return function(Nx, *args, sym=not fftbins)
