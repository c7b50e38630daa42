"""Recursive filters from an order and edges: Butterworth's, Chebyshev's, Cauer's, Bessel's; notches and peaks."""

import numpy as np

from ._bands import bilinear_zpk, lp2bp_zpk, lp2bs_zpk, lp2hp_zpk, lp2lp_zpk
from ._forms import zpk2sos, zpk2tf
from ._prototypes import besselap, buttap, cheb1ap, cheb2ap, ellipap

__all__ = ["bessel", "butter", "cheby1", "cheby2", "ellip", "iirfilter", "iirnotch", "iirpeak"]

_BANDS = {"low": "low", "lowpass": "low", "lp": "low", "l": "low", "high": "high", "highpass": "high", "hp": "high",
          "h": "high", "band": "band", "bandpass": "band", "pass": "band", "bp": "band", "bandstop": "stop",
          "bands": "stop", "stop": "stop", "bs": "stop"}
_KINDS = {"butter": "butter", "butterworth": "butter", "cheby1": "cheby1", "chebyshev1": "cheby1", "chebyshevi": "cheby1",
          "cheby2": "cheby2", "chebyshev2": "cheby2", "chebyshevii": "cheby2", "ellip": "ellip", "elliptic": "ellip",
          "cauer": "ellip", "bessel": "phase", "bessel_phase": "phase", "bessel_delay": "delay", "bessel_mag": "mag"}


def _edges(Wn, band, analog, fs):
    wn = np.atleast_1d(np.asarray(Wn, dtype=float))
    if fs is not None:
        if analog:
            raise ValueError("fs cannot be specified for an analog filter")
        wn = wn / (float(fs) / 2)
    if (wn <= 0).any():
        raise ValueError("filter critical frequencies must be greater than 0")
    if wn.size > 1 and not wn[0] < wn[1]:
        raise ValueError("Wn[0] must be less than Wn[1]")
    if not analog and (wn >= 1).any():
        raise ValueError("Digital filter critical frequencies must be 0 < Wn < 1" if fs is None else
                         f"Digital filter critical frequencies must be 0 < Wn < fs/2 (fs={fs} -> fs/2={fs / 2})")
    if (wn.size == 1) != (band in ("low", "high")):
        raise ValueError("Must specify a single critical frequency Wn for lowpass or highpass filter" if wn.size > 1 else
                         "Wn must specify start and stop frequencies for bandpass or bandstop filter")
    return wn


def _prototype(kind, N, rp, rs):
    for wanted, value, words in (("cheby1 ellip", rp, "passband ripple (rp)"), ("cheby2 ellip", rs, "stopband attenuation (rs)")):
        if kind in wanted.split():
            if value is None:
                raise ValueError(f"{words} must be provided to design such a filter: {kind}")
            if value < 0:
                raise ValueError(f"{words} must be positive")
    if kind == "butter":
        return buttap(N)
    if kind == "cheby1":
        return cheb1ap(N, rp)
    if kind == "cheby2":
        return cheb2ap(N, rs)
    return ellipap(N, rp, rs) if kind == "ellip" else besselap(N, kind)


def iirfilter(N, Wn, rp=None, rs=None, btype="band", analog=False, ftype="butter", output="ba", fs=None):
    """The filter of order N and kind ``ftype`` with edges ``Wn``, in half the sampling rate or in the unit of ``fs``.

    ``rp`` is the ripple of the band that passes, ``rs`` how far down the other one is, both in decibels (Chebyshev's and
    Cauer's). ``output``: polynomials (``ba``), zeros, poles and gain (``zpk``), or sections of second order (``sos``).
    """
    band, kind = _BANDS.get(btype.lower()), _KINDS.get(ftype.lower())
    if band is None:
        raise ValueError(f"'{btype}' is an invalid bandtype for filter.")
    if kind is None:
        raise ValueError(f"'{ftype}' is not a valid basic IIR filter.")
    if output not in ("ba", "zpk", "sos"):
        raise ValueError(f"'{output}' is not a valid output form.")
    wn = _edges(Wn, band, analog, fs)
    warped = wn if analog else 4.0 * np.tan(np.pi * wn / 2.0)
    z, p, k = _prototype(kind, N, rp, rs)
    if band in ("low", "high"):
        z, p, k = (lp2lp_zpk if band == "low" else lp2hp_zpk)(z, p, k, warped[0])
    else:
        z, p, k = (lp2bp_zpk if band == "band" else lp2bs_zpk)(z, p, k, np.sqrt(warped[0] * warped[1]), warped[1] - warped[0])
    if not analog:
        z, p, k = bilinear_zpk(z, p, k, 2.0)
    return (z, p, k) if output == "zpk" else zpk2tf(z, p, k) if output == "ba" else zpk2sos(z, p, k, analog=analog)


def butter(N, Wn, btype="low", analog=False, output="ba", fs=None):
    """Butterworth's filter of order N, flat in its band; settings as those of ``iirfilter``."""
    return iirfilter(N, Wn, None, None, btype, analog, "butter", output, fs)


def cheby1(N, rp, Wn, btype="low", analog=False, output="ba", fs=None):
    """Chebyshev's first filter: ``rp`` decibels of ripple where it passes."""
    return iirfilter(N, Wn, rp, None, btype, analog, "cheby1", output, fs)


def cheby2(N, rs, Wn, btype="low", analog=False, output="ba", fs=None):
    """Chebyshev's second filter: at least ``rs`` decibels down where it stops."""
    return iirfilter(N, Wn, None, rs, btype, analog, "cheby2", output, fs)


def ellip(N, rp, rs, Wn, btype="low", analog=False, output="ba", fs=None):
    """Cauer's filter: ``rp`` decibels of ripple where it passes, ``rs`` down where it stops, and the steepest between."""
    return iirfilter(N, Wn, rp, rs, btype, analog, "ellip", output, fs)


def bessel(N, Wn, btype="low", analog=False, output="ba", norm="phase", fs=None):
    """Bessel's filter: nearly the same delay for all that passes."""
    return iirfilter(N, Wn, None, None, btype, analog, "bessel_" + norm, output, fs)


def _resonance(w0, Q, fs):
    w0 = 2 * float(w0) / fs
    if not 0 < w0 < 1:
        raise ValueError("w0 should be such that 0 < w0 < 1")
    bandwidth = w0 / float(Q)
    gain = 1.0 / (1.0 + np.tan(bandwidth * np.pi / 2.0))
    turn = np.cos(w0 * np.pi)
    return gain, turn, np.array([1.0, -2.0 * gain * turn, 2.0 * gain - 1.0])


def iirnotch(w0, Q, fs=2.0):
    """Takes out one frequency: ``w0``, with a width of w0 / Q."""
    gain, turn, a = _resonance(w0, Q, fs)
    return gain * np.array([1.0, -2.0 * turn, 1.0]), a


def iirpeak(w0, Q, fs=2.0):
    """Keeps one frequency: ``w0``, with a width of w0 / Q."""
    gain, _, a = _resonance(w0, Q, fs)
    return (1.0 - gain) * np.array([1.0, 0.0, -1.0]), a
