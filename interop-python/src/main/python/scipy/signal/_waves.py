"""Signals by formula."""

import numpy as np

__all__ = ["chirp", "gausspulse", "sawtooth", "square", "sweep_poly", "unit_impulse"]


def sawtooth(t, width=1):
    """Rises from -1 to 1 over the share ``width`` of each 2 pi, then falls; NaN where ``width`` is not within [0, 1]."""
    t, w = np.broadcast_arrays(np.asarray(t, float), np.asarray(width, float))
    phase = np.mod(t, 2 * np.pi)
    with np.errstate(divide="ignore", invalid="ignore"):
        rise = phase / (np.pi * w) - 1
        fall = (np.pi * (w + 1) - phase) / (np.pi * (1 - w))
    return np.where((w < 0) | (w > 1), np.nan, np.where(phase < w * 2 * np.pi, rise, fall))


def square(t, duty=0.5):
    """1 over the share ``duty`` of each 2 pi, then -1; NaN where ``duty`` is not within [0, 1]."""
    t, w = np.broadcast_arrays(np.asarray(t, float), np.asarray(duty, float))
    return np.where((w < 0) | (w > 1), np.nan, np.where(np.mod(t, 2 * np.pi) < w * 2 * np.pi, 1.0, -1.0))


def gausspulse(t, fc=1000, bw=0.5, bwr=-6, tpr=-60, retquad=False, retenv=False):
    """A cosine of ``fc`` in a Gaussian whose spectrum is ``bw`` fc wide at ``bwr`` decibels; ``t="cutoff"``: its end."""
    if fc < 0 or bw <= 0 or bwr >= 0:
        raise ValueError(f"fc must not be below, bw above and bwr below zero; they are {fc}, {bw} and {bwr}")
    a = -((np.pi * fc * bw) ** 2) / (4.0 * np.log(10.0 ** (bwr / 20.0)))
    if isinstance(t, str):
        if t != "cutoff":
            raise ValueError("If `t` is a string, it must be 'cutoff'")
        if tpr >= 0:
            raise ValueError("Reference level for time cutoff must be < 0 dB")
        return np.sqrt(-np.log(10.0 ** (tpr / 20.0)) / a)
    t = np.asarray(t)
    envelope = np.exp(-a * t * t)
    made = (envelope * np.cos(2 * np.pi * fc * t), *([envelope * np.sin(2 * np.pi * fc * t)] if retquad else []),
            *([envelope] if retenv else []))
    return made if len(made) > 1 else made[0]


def _chirp_phase(t, f0, t1, f1, method, vertex_zero):
    if method in ("linear", "lin", "li"):
        return 2 * np.pi * (f0 * t + 0.5 * (f1 - f0) / t1 * t * t)
    if method in ("quadratic", "quad", "q"):
        beta = (f1 - f0) / t1 ** 2
        if vertex_zero:
            return 2 * np.pi * (f0 * t + beta * t ** 3 / 3)
        return 2 * np.pi * (f1 * t + beta * ((t1 - t) ** 3 - t1 ** 3) / 3)
    if method in ("logarithmic", "log", "lo"):
        if f0 * f1 <= 0:
            raise ValueError("For a logarithmic chirp, f0 and f1 must be nonzero and have the same sign.")
        if f0 == f1:
            return 2 * np.pi * f0 * t
        beta = t1 / np.log(f1 / f0)
        return 2 * np.pi * beta * f0 * (np.power(f1 / f0, t / t1) - 1.0)
    if method in ("hyperbolic", "hyp"):
        if f0 == 0 or f1 == 0:
            raise ValueError("For a hyperbolic chirp, f0 and f1 must be nonzero.")
        if f0 == f1:
            return 2 * np.pi * f0 * t
        pole = -f1 * t1 / (f0 - f1)
        return 2 * np.pi * (-pole * f0) * np.log(np.abs(1 - t / pole))
    raise ValueError("method must be 'linear', 'quadratic', 'logarithmic', or 'hyperbolic', but a value of "
                     f"{method!r} was given.")


def chirp(t, f0, t1, f1, method="linear", phi=0, vertex_zero=True, *, complex=False):
    """A cosine whose frequency goes from ``f0`` at 0 to ``f1`` at t1; ``phi`` in degrees."""
    phase = _chirp_phase(np.asarray(t), f0, t1, f1, method, vertex_zero) + np.deg2rad(phi)
    return np.exp(1j * phase) if complex else np.cos(phase)


def sweep_poly(t, poly, phi=0):
    """A cosine whose frequency is a polynomial of the time."""
    return np.cos(2 * np.pi * np.polyval(np.polyint(poly), np.asarray(t)) + phi * np.pi / 180)


def unit_impulse(shape, idx=None, dtype=float):
    """Zeros but for a one at ``idx``, by default the first place; ``mid`` is the middle."""
    made = np.zeros(shape, dtype)
    if idx is None:
        idx = (0,) * made.ndim
    elif isinstance(idx, str):
        if idx != "mid":
            raise ValueError(f"idx is None, 'mid' or places, not {idx!r}")
        idx = tuple(n // 2 for n in made.shape)
    elif not np.iterable(idx):
        idx = (idx,) * made.ndim
    made[tuple(idx)] = 1
    return made
