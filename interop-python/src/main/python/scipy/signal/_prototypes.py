"""Analog low passes that end at 1 rad/s, as zeros, poles and gain: Butterworth's, Chebyshev's two, Cauer's, Bessel's."""

import math
from fractions import Fraction

import numpy as np

__all__ = ["besselap", "buttap", "cheb1ap", "cheb2ap", "ellipap"]

_TINY = 2e-16


def _order(N):
    if abs(int(N)) != N:
        raise ValueError("Filter order must be a nonnegative integer")
    return int(N)


def _circle(N):
    """The left half of the unit circle at N places."""
    return -np.exp(1j * np.pi * np.arange(-N + 1, N, 2) / (2 * N))


def ripple(decibels):
    """10^(decibels / 10) - 1, the square of the deviation."""
    return math.expm1(0.1 * decibels * math.log(10))


def buttap(N):
    """Flat in its band: poles on the circle."""
    N = _order(N)
    return np.array([]), _circle(N) if N else np.array([]), 1.0


def cheb1ap(N, rp):
    """``rp`` decibels of ripple in the band that passes: poles on an ellipse."""
    N = _order(N)
    if N == 0:
        return np.array([]), np.array([]), 10 ** (-rp / 20)
    height = math.sqrt(ripple(rp))
    p = -np.sinh(math.asinh(1 / height) / N + 1j * np.pi * np.arange(-N + 1, N, 2) / (2 * N))
    k = np.prod(-p).real
    return np.array([]), p, k / math.sqrt(1 + height * height) if N % 2 == 0 else k


def cheb2ap(N, rs):
    """At least ``rs`` decibels down in the band that stops: zeros on the axis."""
    N = _order(N)
    if N == 0:
        return np.array([]), np.array([]), 1.0
    angles = np.arange(-N + 1, N, 2)
    z = -np.conj(1j / np.sin(angles[angles != 0] * np.pi / (2 * N)))
    mu = math.asinh(math.sqrt(ripple(rs))) / N
    p = _circle(N)
    p = 1 / (np.sinh(mu) * p.real + 1j * np.cosh(mu) * p.imag)
    return z, p, (np.prod(-p) / np.prod(-z)).real


def _degree(n, m1):
    """The parameter whose elliptic functions have n times the periods of those of m1 (by nomes)."""
    from scipy.special import ellipk, ellipkm1

    q = math.exp(-math.pi * ellipkm1(m1) / ellipk(m1)) ** (1 / n)
    above = sum(q ** (i * (i + 1)) for i in range(8))
    below = 1 + 2 * sum(q ** (i * i) for i in range(1, 9))
    return 16 * q * (above / below) ** 4


def _inverse_sc(w, m):
    """u with sc(u, 1 - m) = w: descending Landen steps of sn at the imaginary argument."""
    def other(k):
        return np.sqrt((1 - k) * (1 + k))

    k, v, quarter = math.sqrt(m), 1j * w, math.pi / 2
    while k != 0:
        smaller = float((1 - other(k)) / (1 + other(k)))
        v = 2 * v / ((1 + smaller) * (1 + other(k * v)))
        quarter, k = quarter * (1 + smaller), smaller
    return (quarter * 2 / math.pi * np.arcsin(v)).imag


def ellipap(N, rp, rs):
    """Ripple in both bands, and the steepest between them (Cauer, Orfanidis 2006)."""
    from scipy.special import ellipj, ellipk

    N = _order(N)
    if N == 0:
        return np.array([]), np.array([]), 10 ** (-rp / 20)
    square = ripple(rp)
    if N == 1:
        p = -math.sqrt(1 / square)
        return np.array([]), np.array([p]), -p
    m1 = square / ripple(rs)
    if m1 == 0:
        raise ValueError("Cannot design a filter with given rp and rs specifications.")
    m = _degree(N, m1)
    quarter = ellipk(m)
    places = np.arange(1 - N % 2, N, 2)
    s, c, d, _ = ellipj(places * quarter / N, np.full(places.size, m))
    z = 1j / (math.sqrt(m) * s[np.abs(s) > _TINY])
    z = np.concatenate((z, z.conj()))
    sv, cv, dv, _ = ellipj(quarter * _inverse_sc(1 / math.sqrt(square), m1) / (N * ellipk(m1)), 1 - m)
    p = -(c * d * sv * cv + 1j * s * dv) / (1 - (d * sv) ** 2)
    kept = np.abs(p.imag) > _TINY * np.sqrt(np.sum(np.abs(p) ** 2)) if N % 2 else slice(None)
    p = np.concatenate((p, p[kept].conj()))
    k = (np.prod(-p) / np.prod(-z)).real
    return z, p, k if N % 2 else k / math.sqrt(1 + square)


def _bessel_coefficients(N):
    """Of the reverse Bessel polynomial, the highest power first."""
    f = math.factorial
    return [f(2 * N - k) // (2 ** (N - k) * f(k) * f(N - k)) for k in range(N, -1, -1)]


def _value(coefficients, root):
    """The polynomial at a root, without rounding until the end (Horner, in fractions)."""
    x, y = Fraction(root.real), Fraction(root.imag)
    real = imaginary = Fraction(0)
    for c in coefficients:
        real, imaginary = real * x - imaginary * y + c, real * y + imaginary * x
    return complex(float(real), float(imaginary))


def _bessel_roots(N):
    """Rough roots, then Newton's steps, which need the value without rounding."""
    coefficients = _bessel_coefficients(N)
    slopes = [c * (N - i) for i, c in enumerate(coefficients[:-1])]
    made = np.roots(np.array(coefficients, float)).astype(complex).tolist()
    for _ in range(4):
        made = [root - _value(coefficients, root) / _value(slopes, root) for root in made]
    return np.array(made)


def besselap(N, norm="phase"):
    """The same delay for all frequencies; ``norm`` says what is 1: the phase's middle, the ``delay``, the edge (``mag``)."""
    N = _order(N)
    if norm not in ("phase", "delay", "mag"):
        raise ValueError("normalization not understood")
    if N == 0:
        return np.array([]), np.array([]), 1.0
    last = _bessel_coefficients(N)[-1]
    p, k = _bessel_roots(N), float(last)
    if norm == "phase":
        p, k = p * 10 ** (-math.log10(last) / N), 1.0
    elif norm == "mag":
        from scipy.optimize import brentq

        edge = brentq(lambda w: abs(k / np.prod(1j * w - p)) - math.sqrt(0.5), 0.1, 3 * math.sqrt(N), xtol=1e-15, rtol=1e-15)
        p, k = p / edge, k / edge ** N
    return np.array([]), p[np.lexsort((p.imag, p.real))] if N > 1 else p, k
