"""Analog low passes made into high passes, bands and gaps, and analog filters into digital ones."""

import numpy as np

from ._forms import tf2zpk, zpk2tf

__all__ = ["bilinear", "bilinear_zpk", "lp2bp", "lp2bp_zpk", "lp2bs", "lp2bs_zpk", "lp2hp", "lp2hp_zpk", "lp2lp", "lp2lp_zpk"]


def _degree(z, p):
    if len(p) < len(z):
        raise ValueError("Improper transfer function. Must have at least as many poles as zeros.")
    return len(p) - len(z)


def _arrays(z, p):
    return np.atleast_1d(z), np.atleast_1d(p)


def lp2lp_zpk(z, p, k, wo=1.0):
    """The low pass that ends at ``wo``."""
    z, p = _arrays(z, p)
    return wo * z, wo * p, k * wo ** _degree(z, p)


def lp2hp_zpk(z, p, k, wo=1.0):
    """The high pass that begins at ``wo``."""
    z, p = _arrays(z, p)
    degree = _degree(z, p)
    return np.append(wo / z, np.zeros(degree)), wo / p, k * np.real(np.prod(-z) / np.prod(-p))


def _both(values, wo):
    root = np.sqrt(values.astype(complex) ** 2 - wo ** 2)
    return np.concatenate((values + root, values - root))


def lp2bp_zpk(z, p, k, wo=1.0, bw=1.0):
    """The band of width ``bw`` about ``wo``."""
    z, p = _arrays(z, p)
    degree = _degree(z, p)
    return np.append(_both(z * bw / 2, wo), np.zeros(degree)), _both(p * bw / 2, wo), k * bw ** degree


def lp2bs_zpk(z, p, k, wo=1.0, bw=1.0):
    """All but the band of width ``bw`` about ``wo``."""
    z, p = _arrays(z, p)
    degree = _degree(z, p)
    notch = np.append(np.full(degree, 1j * wo), np.full(degree, -1j * wo))
    return np.append(_both(bw / 2 / z, wo), notch), _both(bw / 2 / p, wo), k * np.real(np.prod(-z) / np.prod(-p))


def bilinear_zpk(z, p, k, fs):
    """The digital filter at the rate ``fs`` (Tustin): s = 2 fs (z - 1) / (z + 1)."""
    z, p = _arrays(z, p)
    twice = 2.0 * float(fs)
    gain = k * np.real(np.prod(twice - z) / np.prod(twice - p))
    return np.append((twice + z) / (twice - z), -np.ones(_degree(z, p))), (twice + p) / (twice - p), gain


def _of_polynomials(function, name):
    def made(b, a, *args, **kwargs):
        return zpk2tf(*function(*tf2zpk(b, a), *args, **kwargs))

    made.__name__, made.__doc__ = name, function.__doc__
    return made


lp2lp = _of_polynomials(lp2lp_zpk, "lp2lp")
lp2hp = _of_polynomials(lp2hp_zpk, "lp2hp")
lp2bp = _of_polynomials(lp2bp_zpk, "lp2bp")
lp2bs = _of_polynomials(lp2bs_zpk, "lp2bs")


def bilinear(b, a, fs=1.0):
    """The digital filter of an analog one, as polynomials."""
    return zpk2tf(*bilinear_zpk(*tf2zpk(b, a), fs))
