"""Windows, and windows by name."""

import numpy as np

from . import _cosines
from ._cosines import window as _window

__all__ = """
    barthann bartlett blackman blackmanharris bohman boxcar chebwin cosine exponential flattop gaussian general_cosine
    general_gaussian general_hamming get_window hamming hann kaiser kaiser_bessel_derived lanczos nuttall parzen taylor triang
    tukey
    """.split()

for _name in _cosines.__all__:
    globals()[_name] = getattr(_cosines, _name)
del _name


def _centred(M):
    return np.arange(M) - (M - 1.0) / 2.0


@_window
def boxcar(M):
    """Ones."""
    return np.ones(M)


@_window
def triang(M):
    """A triangle that does not come down to zero."""
    n = np.arange(1, (M + 1) // 2 + 1)
    if M % 2 == 0:
        half = (2 * n - 1.0) / M
        return np.concatenate((half, half[::-1]))
    half = 2 * n / (M + 1.0)
    return np.concatenate((half, half[-2::-1]))


@_window
def bartlett(M):
    """A triangle that comes down to zero."""
    n = np.arange(M)
    return np.where(n <= (M - 1) / 2.0, 2.0 * n / (M - 1), 2.0 - 2.0 * n / (M - 1))


@_window
def parzen(M):
    """Four boxes convolved."""
    n = np.abs(_centred(M))
    inner, outer = n <= (M - 1) / 4.0, n > (M - 1) / 4.0
    share = n / (M / 2.0)
    return np.where(inner & ~outer, 1 - 6 * share ** 2 + 6 * share ** 3, 2 * (1 - share) ** 3)


@_window
def gaussian(M, std):
    """exp(-n^2 / 2 std^2)."""
    return np.exp(-_centred(M) ** 2 / (2 * std * std))


@_window
def general_gaussian(M, p, sig):
    """exp(-|n / sig|^2p / 2)."""
    return np.exp(-0.5 * np.abs(_centred(M) / sig) ** (2 * p))


@_window
def exponential(M, center=None, tau=1.0):
    """exp(-|n - center| / tau)."""
    return np.exp(-np.abs(np.arange(M) - ((M - 1) / 2 if center is None else center)) / tau)


@_window
def kaiser(M, beta):
    """The window made of a Bessel function."""
    return np.kaiser(M, beta)


@_window
def lanczos(M):
    """The middle of a sinc."""
    right = np.sinc(np.arange(M // 2, M) * 2 / (M - 1) - 1)
    left = right[::-1] if M % 2 == 0 else right[:0:-1]
    return np.concatenate((left, right))


@_window
def tukey(M, alpha=0.5):
    """Ones between the two halves of a raised cosine, which take the share ``alpha``."""
    if alpha <= 0:
        return np.ones(M)
    if alpha >= 1:
        return _cosines.hann(M)
    n = np.arange(M)
    width = int(np.floor(alpha * (M - 1) / 2.0))
    rise = 0.5 * (1 + np.cos(np.pi * (-1 + 2.0 * n[:width + 1] / alpha / (M - 1))))
    fall = 0.5 * (1 + np.cos(np.pi * (-2.0 / alpha + 1 + 2.0 * n[M - width - 1:] / alpha / (M - 1))))
    return np.concatenate((rise, np.ones(M - 2 * width - 2), fall))


@_window
def chebwin(M, at):
    """The narrowest window whose side lobes are ``at`` decibels down (Dolph and Chebyshev)."""
    order = M - 1.0
    x = np.cosh(np.arccosh(10 ** (abs(at) / 20.0)) / order) * np.cos(np.pi * np.arange(M) / M)
    outside = np.cosh(order * np.arccosh(np.maximum(np.abs(x), 1.0)))
    p = np.where(np.abs(x) <= 1, np.cos(order * np.arccos(np.clip(x, -1, 1))),
                 np.where(x > 1, outside, (2 * (M % 2) - 1) * outside))
    if M % 2:
        half = np.real(np.fft.fft(p))[:(M + 1) // 2]
        made = np.concatenate((half[:0:-1], half))
    else:
        half = np.real(np.fft.fft(p * np.exp(1j * np.pi / M * np.arange(M))))[:M // 2 + 1]
        made = np.concatenate((half[:0:-1], half[1:]))
    return made / np.max(made)


@_window
def taylor(M, nbar=4, sll=30, norm=True):
    """The first ``nbar`` side lobes ``sll`` decibels down, the others falling (Taylor)."""
    a = np.arccosh(10 ** (sll / 20)) / np.pi
    stretch = nbar ** 2 / (a ** 2 + (nbar - 0.5) ** 2)
    orders = np.arange(1, nbar)
    made = np.ones(M)
    waves = []
    for m in orders.tolist():
        others = orders[orders != m]
        above = (-1) ** (m + 1) * np.prod(1 - m ** 2 / stretch / (a ** 2 + (orders - 0.5) ** 2))
        waves.append((m, above / np.prod(1 - m ** 2 / others ** 2) / 2))
    peak = 1.0
    for m, weight in waves:
        made = made + 2 * weight * np.cos(2 * np.pi * m * (np.arange(M) - M / 2.0 + 0.5) / M)
        peak += 2 * weight * np.cos(2 * np.pi * m * ((M - 1) / 2 - M / 2.0 + 0.5) / M)
    return made / peak if norm else made


@_window
def kaiser_bessel_derived(M, beta):
    """The root of Kaiser's window summed up, for transforms that overlap by half; of even length."""
    if M % 2:
        raise ValueError("Kaiser-Bessel Derived windows are only defined for even number of points")
    total = np.cumsum(np.kaiser(M // 2 + 1, beta))
    half = np.sqrt(total[:-1] / total[-1])
    return np.concatenate((half, half[::-1]))


_SHORT = {
    "barthann": "brthan bth", "bartlett": "bart brt", "blackman": "black blk", "blackmanharris": "blackharr bkh",
    "bohman": "bman bmn", "boxcar": "box ones rect rectangular", "chebwin": "cheb", "cosine": "halfcosine",
    "exponential": "poisson", "flattop": "flat flt", "gaussian": "gauss gss", "general_cosine": "",
    "general_gaussian": "general_gauss ggs", "general_hamming": "", "hamming": "hamm ham",
    "hann": "han", "kaiser": "ksr", "kaiser_bessel_derived": "kbd", "lanczos": "sinc", "nuttall": "nutl nut",
    "parzen": "parz par", "taylor": "taylorwin", "triang": "triangle tri", "tukey": "tuk",
}
_NEEDED = {"kaiser", "gaussian", "general_gaussian", "general_cosine", "general_hamming", "chebwin", "kaiser_bessel_derived"}


def get_window(window, Nx, fftbins=True):
    """A window by its name, or a tuple of name and parameters; a number is Kaiser's parameter; periodic unless
    ``fftbins`` is False."""
    if isinstance(window, (int, float)):
        window = ("kaiser", float(window))
    if not isinstance(Nx, (int, np.integer)) or Nx < 1:
        raise ValueError(f"Parameter {Nx=} is not a positive integer")
    name, args = (window, ()) if isinstance(window, str) else (window[0], tuple(window[1:]))
    for ending, periodic in (("_periodic", True), ("_symmetric", False)):
        if name.endswith(ending):
            name, fftbins = name[:-len(ending)], periodic
    name = name.replace(" ", "_")
    found = name if name in _SHORT else next((long for long, short in _SHORT.items() if name in short.split()), None)
    if found is None:
        raise ValueError("Unknown window type.")
    if found in _NEEDED and not args:
        raise ValueError(f"The '{name}' window needs one or more parameters -- pass a tuple.")
    return globals()[found](Nx, *args, sym=not fftbins)
