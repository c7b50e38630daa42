"""Complete elliptic integrals and Jacobi's elliptic functions, by the arithmetic-geometric mean (Abramowitz and Stegun 16, 17)."""

import math


def _means(b):
    """The arithmetic means and half the differences on the way of 1 and b to their common mean."""
    means, halves = [1.0], []
    while abs(means[-1] - b) > 4e-16 * means[-1] and len(means) < 40:
        a = means[-1]
        halves.append((a - b) / 2)
        means.append((a + b) / 2)
        b = math.sqrt(a * b)
    return means, halves


def ellipkm1(p):
    """K(1 - p): the complete elliptic integral near m = 1."""
    if p < 0 or math.isnan(p):
        return math.nan
    return math.inf if p == 0 else 0.0 if math.isinf(p) else math.pi / 2 / _means(math.sqrt(p))[0][-1]


def ellipk(m):
    """K(m): the complete elliptic integral of the first kind."""
    return ellipkm1(1.0 - m)


def ellipe(m):
    """E(m): the complete elliptic integral of the second kind."""
    if m > 1 or math.isnan(m):
        return math.nan
    if m == 1:
        return 1.0
    means, halves = _means(math.sqrt(1 - m))
    return math.pi / 2 / means[-1] * (1 - m / 2 - sum(2.0 ** i * c * c for i, c in enumerate(halves)))


def ellipj(u, m):
    """sn, cn, dn and the amplitude of u at the parameter m, 0 <= m <= 1."""
    if not 0 <= m <= 1 or math.isnan(u):
        return (math.nan,) * 4
    if m == 1:
        slope = 1 / math.cosh(u)
        return math.tanh(u), slope, slope, 2 * math.atan(math.exp(u)) - math.pi / 2
    means, halves = _means(math.sqrt(1 - m))
    phi = 2.0 ** len(halves) * means[-1] * u
    for mean, half in zip(means[:0:-1], halves[::-1]):
        phi = (math.asin(half / mean * math.sin(phi)) + phi) / 2
    sn = math.sin(phi)
    return sn, math.cos(phi), math.sqrt((1 - m) + m * math.cos(phi) ** 2), phi
