"""Bessel functions of real numbers and whole orders."""

import math

from ._gammas import gammasgn

_EULER = 0.57721566490153286060651209
#: From here on the expansions for large numbers are exact to the last digits.
_LARGE = 30.0
#: Steps that a recurrence or a series may take: as many as its order or argument.
_MOST = 1e6


def _order(n):
    """A whole order without its sign, and the sign that a negative one gives the function."""
    if n != math.floor(n):
        raise NotImplementedError(f"Bessel functions here have whole orders, not {n}")
    return abs(int(n)), -1.0 if n < 0 and n % 2 else 1.0


def _require_few(steps):
    if steps > _MOST:
        raise NotImplementedError(f"Bessel functions here have orders and arguments up to {_MOST:g}, not {steps:g}")


def _expansion(n, x):
    """P and Q of Hankel's expansion: amplitudes of cosine and sine, as far as the terms shrink."""
    parts, term, k = [1.0, 0.0], 1.0, 0
    while k < 200:
        k += 1
        grown = term * (4 * n * n - (2 * k - 1) ** 2) / (k * 8 * x)
        if abs(grown) > abs(term) and k > n or abs(grown) < 1e-18:
            break
        term = grown
        parts[k % 2] += term * (-1 if k % 4 >= 2 else 1)
    return parts


def _downwards(n, x):
    """J_0 ... J_n for x > 0: the recurrence from far above, scaled so that J_0 + 2 J_2 + 2 J_4 + ... is 1."""
    start = 2 * ((max(n, int(x)) + 40 + int(math.sqrt(40 * max(n, x)))) // 2)
    kept, above, here, total = [0.0] * (n + 1), 0.0, 1e-300, 0.0
    for k in range(start, -1, -1):
        if k <= n:
            kept[k] = here
        if k % 2 == 0:
            total += here if k == 0 else 2 * here
        above, here = here, 2 * k / x * here - above
        if abs(here) > 1e250:
            above, here, total = above * 1e-250, here * 1e-250, total * 1e-250
            kept = [v * 1e-250 for v in kept]
    return [v / total for v in kept]


def jv(n, x):
    """The Bessel function of the first kind."""
    if x != x or n != n:
        return math.nan
    n, sign = _order(n)
    if x < 0:
        x, sign = -x, -sign if n % 2 else sign
    if x == 0:
        return sign * float(n == 0)
    if math.isinf(x):
        return 0.0
    if x > max(_LARGE, n * n):
        p, q = _expansion(n, x)
        phase = x - (n / 2 + 0.25) * math.pi
        return sign * math.sqrt(2 / (math.pi * x)) * (p * math.cos(phase) - q * math.sin(phase))
    if n > x and n * math.log(2 * n / (math.e * x)) > 760:
        return sign * 0.0  # less than the least number: (e x / 2 n)^n
    _require_few(max(n, x))
    return sign * _downwards(n, x)[n]


def yn(n, x):
    """The Bessel function of the second kind."""
    if x != x or n != n:
        return math.nan
    n, sign = _order(n)
    if x <= 0:
        return -math.inf if x == 0 else math.nan
    if math.isinf(x):
        return 0.0
    before, here = _y01(x)
    for k in range(1, n):
        before, here = here, 2 * k / x * here - before
        if math.isinf(here):
            return sign * here
        _require_few(k)
    return sign * (before if n == 0 else here)


def _y01(x):
    """Y_0 and Y_1: by series of J_k (Neumann's), or the expansion."""
    if x > _LARGE:
        found = []
        for n in (0, 1):
            p, q = _expansion(n, x)
            phase = x - (n / 2 + 0.25) * math.pi
            found.append(math.sqrt(2 / (math.pi * x)) * (p * math.sin(phase) + q * math.cos(phase)))
        return found
    j = _downwards(int(x) + 60, x)
    log = math.log(x / 2) + _EULER
    y0 = y1 = 0.0
    for k in range(1, (len(j) - 2) // 2):
        sign = -1.0 if k % 2 else 1.0
        y0 += sign * 2 / k * j[2 * k]
        y1 += sign * (2 * k + 1) / (k * (k + 1)) * j[2 * k + 1]
    return 2 / math.pi * (log * j[0] - y0), 2 / math.pi * ((log - 1) * j[1] - y1 - j[0] / x)


def ive(v, x):
    """exp(-|x|) times the modified Bessel function of the first kind, of real orders for x >= 0."""
    if x != x or v != v:
        return math.nan
    if v == math.floor(v):
        v = abs(v)
    sign = 1.0
    if x < 0:
        if v != math.floor(v):
            return math.nan
        x, sign = -x, -1.0 if v % 2 else 1.0
    if x == 0:
        return 1.0 if v == 0 else 0.0 if v > 0 else math.inf
    if x > max(_LARGE, v * v):
        total, term, k = 1.0, 1.0, 0
        while k < 200 and abs(term) > 1e-18:
            k += 1
            term *= -(4 * v * v - (2 * k - 1) ** 2) / (k * 8 * x)
            total += term
        return sign * total / math.sqrt(2 * math.pi * x)
    _require_few(x)
    try:
        lead = v * math.log(x / 2) - math.lgamma(v + 1) - x
    except ValueError:
        return math.nan
    total, term, k = 1.0, 1.0, 0
    while abs(term) > 1e-17 * abs(total):
        k += 1
        term *= x * x / 4 / (k * (v + k))
        total += term
    return sign * gammasgn(v + 1) * math.copysign(math.exp(lead + math.log(abs(total))), total)


def iv(v, x):
    """The modified Bessel function of the first kind."""
    scaled = ive(v, x)
    try:
        return scaled * math.exp(abs(x)) if scaled else scaled
    except OverflowError:
        return math.copysign(math.inf, scaled)
