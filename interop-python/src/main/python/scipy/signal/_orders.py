"""The least order that holds given limits, and filters made from limits."""

import numpy as np

from ._design import iirfilter
from ._prototypes import ripple

__all__ = ["buttord", "cheb1ord", "cheb2ord", "ellipord", "iirdesign"]


def _kind(wp, ws):
    if wp.size != ws.size or wp.size not in (1, 2):
        raise ValueError("wp and ws must have one or two elements each, the same number")
    if wp.size == 1:
        return "low" if wp[0] < ws[0] else "high"
    return "stop" if wp[0] < ws[0] else "band"


def _steepness(kind, passing, stopping):
    """The edge of the band that stops, where that of the low pass is 1."""
    if kind == "low":
        return float(stopping[0] / passing[0])
    if kind == "high":
        return float(passing[0] / stopping[0])
    middle, width = passing[0] * passing[1], passing[0] - passing[1]
    nat = (stopping ** 2 - middle) / (stopping * width)
    return float(np.min(np.abs(nat if kind == "band" else 1 / nat)))


def _elliptic(ratio, nat):
    from scipy.special import ellipk, ellipkm1

    return ellipk(nat ** -2.0) * ellipkm1(1 / ratio) / (ellipkm1(nat ** -2.0) * ellipk(1 / ratio))


#: The order, not yet a whole number, from the ratio of the ripples' squares and the steepness.
_REAL_ORDER = {
    "butter": lambda ratio, nat: np.log10(ratio) / (2 * np.log10(nat)),
    "cheby": lambda ratio, nat: np.arccosh(np.sqrt(ratio)) / np.arccosh(nat),
    "ellip": _elliptic,
}


def _narrowed(passing, stopping, order):
    """The edges of a gap, moved to where the order is least."""
    from scipy.optimize import fminbound

    passing = passing.copy()
    for i, (low, high) in enumerate(((passing[0], stopping[0] - 1e-12), (stopping[1] + 1e-12, passing[1]))):
        def cost(edge, i=i):
            moved = passing.copy()
            moved[i] = edge
            return order(_steepness("stop", moved, stopping))

        passing[i] = fminbound(cost, low, high)
    return passing


def _limits(wp, ws, gpass, gstop, analog, fs, rule):
    """Kind, order, edges (warped where digital) and the ratio of the ripples' squares."""
    if gpass <= 0:
        raise ValueError("gpass should be larger than 0.0")
    if gstop <= 0:
        raise ValueError("gstop should be larger than 0.0")
    if gpass > gstop:
        raise ValueError("gpass should be smaller than gstop")
    wp, ws = np.atleast_1d(np.asarray(wp, float)), np.atleast_1d(np.asarray(ws, float))
    if fs is not None:
        if analog:
            raise ValueError("fs cannot be specified for an analog filter")
        wp, ws = 2 * wp / fs, 2 * ws / fs
    kind = _kind(wp, ws)
    passing, stopping = (wp, ws) if analog else (np.tan(np.pi * wp / 2), np.tan(np.pi * ws / 2))
    ratio = ripple(gstop) / ripple(gpass)
    if kind == "stop":
        passing = _narrowed(passing, stopping, lambda nat: _REAL_ORDER[rule](ratio, nat))
    order = int(np.ceil(_REAL_ORDER[rule](ratio, _steepness(kind, passing, stopping))))
    return kind, order, passing, ratio


def _unwarped(edges, analog, fs):
    if not analog:
        edges = np.arctan(edges) * 2 / np.pi
    edges = edges[0] if len(edges) == 1 else edges
    return edges if fs is None else edges * fs / 2


def _moved(kind, passing, factor):
    """Edges with the low pass's edge moved to ``factor``."""
    if kind in ("low", "high"):
        return passing * factor if kind == "low" else passing / factor
    half = (passing[1] - passing[0]) / 2 * (factor if kind == "band" else 1 / factor)
    root = np.sqrt(half * half + passing[0] * passing[1])
    return np.array([root - half, root + half])


def buttord(wp, ws, gpass, gstop, analog=False, fs=None):
    """The order and edge of Butterworth's filter: at most ``gpass`` dB down at wp, at least ``gstop`` at ws."""
    kind, order, passing, _ = _limits(wp, ws, gpass, gstop, analog, fs, "butter")
    return order, _unwarped(_moved(kind, passing, ripple(gpass) ** (-1 / (2.0 * order))), analog, fs)


def cheb1ord(wp, ws, gpass, gstop, analog=False, fs=None):
    """The order and edge of Chebyshev's first filter."""
    _, order, passing, _ = _limits(wp, ws, gpass, gstop, analog, fs, "cheby")
    return order, _unwarped(passing, analog, fs)


def cheb2ord(wp, ws, gpass, gstop, analog=False, fs=None):
    """The order and edge of Chebyshev's second filter."""
    kind, order, passing, ratio = _limits(wp, ws, gpass, gstop, analog, fs, "cheby")
    return order, _unwarped(_moved(kind, passing, np.cosh(np.arccosh(np.sqrt(ratio)) / order)), analog, fs)


def ellipord(wp, ws, gpass, gstop, analog=False, fs=None):
    """The order and edge of Cauer's filter."""
    _, order, passing, _ = _limits(wp, ws, gpass, gstop, analog, fs, "ellip")
    return order, _unwarped(passing, analog, fs)


def iirdesign(wp, ws, gpass, gstop, analog=False, ftype="ellip", output="ba", fs=None):
    """The filter of the least order: at most ``gpass`` dB down at wp, at least ``gstop`` at ws."""
    orders = {"butter": buttord, "butterworth": buttord, "cheby1": cheb1ord, "cheby2": cheb2ord, "ellip": ellipord,
              "elliptic": ellipord, "cauer": ellipord}
    if ftype.lower() not in orders:
        raise ValueError(f"Invalid IIR filter type: {ftype}; there are {', '.join(orders)}")
    wp, ws = np.atleast_1d(wp), np.atleast_1d(ws)
    N, Wn = orders[ftype.lower()](wp, ws, gpass, gstop, analog, fs)
    return iirfilter(N, Wn, gpass, gstop, _kind(wp, ws), analog, ftype, output, fs)
