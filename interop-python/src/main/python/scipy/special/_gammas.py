"""Derivatives of the gamma function's logarithm, and functions made of gamma functions: of one number each."""

import math

from ._integrals import digamma, erfinv, ndtri

#: Bernoulli's numbers of even index over (2 k)!, from k = 1 on.
_BERNOULLI = (1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000, 1 / 74724249600,
              -3617 / 10670622842880000)  # fmt: skip
_DIRECT = 12


def zeta(s, a=1.0):
    """The sum of (a + k)^-s over all k from 0 on, by Euler and Maclaurin."""
    if not s > 1:
        return math.inf if s == 1 else math.nan
    if a <= 0 and a == math.floor(a):
        return math.inf
    if a < 0 and s != math.floor(s):
        return math.nan
    total, n = 0.0, 0
    while n < _DIRECT or a + n < _DIRECT:
        total, n = total + (a + n) ** -s, n + 1
    x = a + n
    tail = x ** (1 - s) / (s - 1) + 0.5 * x**-s
    rising, power = s, x ** (-s - 1)
    for k, number in enumerate(_BERNOULLI):
        tail += number * rising * power
        rising *= (s + 2 * k + 1) * (s + 2 * k + 2)
        power /= x * x
    return total + tail


def polygamma(n, x):
    """The derivative of the digamma function, taken n times."""
    if n == 0:
        return digamma(x)
    if n < 0 or n != math.floor(n):
        return math.nan
    return (1.0 if n % 2 else -1.0) * math.gamma(n + 1) * zeta(n + 1, x)


def gammasgn(x):
    """The sign of the gamma function."""
    if x != x or x < 0 and x == math.floor(x):
        return math.nan
    if x == 0:
        return math.copysign(1.0, x)
    return -1.0 if x < 0 and math.floor(x) % 2 else 1.0


def rgamma(x):
    """1 / gamma(x), which is 0 where gamma has poles."""
    if x <= 0 and x == math.floor(x):
        return 0.0
    try:
        return 1 / math.gamma(x)
    except OverflowError:
        return 0.0
    except ZeroDivisionError:
        return math.copysign(math.inf, gammasgn(x))


def erfcinv(y):
    """Where 1 - erf(x) is y, exact where y is small."""
    if not 0 < y < 2:
        return math.inf if y == 0 else -math.inf if y == 2 else math.nan
    return erfinv(1 - y) if 0.5 < y < 1.5 else -ndtri(y / 2) / math.sqrt(2)
