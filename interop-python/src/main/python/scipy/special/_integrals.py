"""The incomplete gamma and beta functions, and what is the inverse of a distribution's."""

import math

_SMALL, _TINY, _STEPS = 1e-16, 1e-300, 10_000


def gammainc(a, x):
    """The part of the gamma function's integral up to x, of 1 in all: by its series, or from the rest."""
    if not (a > 0 and x >= 0):
        return math.nan if a != a or x != x or a <= 0 or x < 0 else 1.0
    if x == 0 or x == math.inf:
        return float(x > 0)
    if x >= a + 1:
        return 1 - _upper(a, x)
    term = total = 1 / a
    for n in range(1, _STEPS):
        term *= x / (a + n)
        total += term
        if term < total * _SMALL:
            break
    return total * _scale(a, x)


def gammaincc(a, x):
    """``1 - gammainc(a, x)``, exact where that is small."""
    if not (a > 0 and x > a + 1) or x == math.inf:
        return 1 - gammainc(a, x)
    return _upper(a, x)


def _scale(a, x):
    return math.exp(a * math.log(x) - x - math.lgamma(a))


def _upper(a, x):
    """The continued fraction x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / ...)."""
    return _scale(a, x) * _fraction(x + 1 - a, lambda n: (-n * (n - a), x + 2 * n + 1 - a))


def _fraction(b, parts):
    """1 / (b + a1 / (b1 + a2 / (b2 + ...))) by Lentz's method, ``parts(n)`` being the n-th a and b."""
    c, d = 1 / _TINY, 1 / (b or _TINY)
    made = d
    for n in range(1, _STEPS):
        a, b = parts(n)
        d = 1 / ((b + a * d) or _TINY)
        c = (b + a / c) or _TINY
        made *= c * d
        if abs(c * d - 1) < _SMALL:
            break
    return made


def betainc(a, b, x):
    """The part of the beta function's integral up to x, of 1 in all."""
    if not (a > 0 and b > 0 and 0 <= x <= 1):
        return math.nan
    if x in (0, 1):
        return float(x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(1.0, lambda n: (_beta_part(a, b, x, n), 1.0)) / a
    return 1 - front * _fraction(1.0, lambda n: (_beta_part(b, a, 1 - x, n), 1.0)) / b


def _beta_part(a, b, x, n):
    m = n // 2
    if n % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def ndtr(x):
    """The part of the normal distribution up to x."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def ndtri(p):
    """Up to where a part p of the normal distribution lies."""
    if not 0 < p < 1:
        return math.copysign(math.inf, p - 0.5) if p in (0, 1) else math.nan
    if p > 0.5:
        return -_lower(1 - p) if 1 - p > 1e-3 else _lower(p)
    return _lower(p)


def _lower(p):
    x = inverse(ndtr, p, -40.0, 40.0)
    # Halley's step: the logarithm's derivative of the density is -x.
    e = (ndtr(x) - p) * math.sqrt(2 * math.pi) * math.exp(x * x / 2)
    return x - e / (1 + x * e / 2)


def inverse(rising, p, low, high):
    """Where a rising function has the value p; the bounds are widened until they enclose it."""
    for _ in range(1100):
        if rising(high) >= p:
            break
        high = high * 2 if high > 0 else high / 2 + 1
    for _ in range(1100):
        if rising(low) <= p:
            break
        low = low * 2 if low < 0 else low / 2 - 1
    for _ in range(200):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if rising(middle) < p else (low, middle)
    return (low + high) / 2


def erfinv(y):
    """Where the error function is y."""
    if not -1 < y < 1:
        return math.copysign(math.inf, y) if abs(y) == 1 else math.nan
    return math.copysign(-ndtri((1 - abs(y)) / 2) / math.sqrt(2), y) if abs(y) > 0.1 else _near_zero(y)


def _near_zero(y):
    x = y * math.sqrt(math.pi) / 2
    for _ in range(4):
        x -= (math.erf(x) - y) * math.sqrt(math.pi) / 2 * math.exp(x * x)
    return x


def digamma(x):
    """The derivative of the gamma function's logarithm."""
    if x <= 0:
        if x == math.floor(x):
            return math.nan if x else -math.copysign(math.inf, x)
        return digamma(1 - x) - math.pi / math.tan(math.pi * x)
    made = 0.0
    while x < 10:
        made, x = made - 1 / x, x + 1
    y = 1 / (x * x)
    terms = (1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12)
    return made + math.log(x) - 0.5 / x - sum(c * y ** (k + 1) for k, c in enumerate(terms))
