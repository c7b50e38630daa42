"""Series of orthogonal polynomials, written once for all of them.

A basis is its recurrence ``p[n+1] = (a x + b) p[n] - c p[n-1]``; values, products, derivatives, integrals, roots and fits
follow from it.
"""

from math import pi

from .._creation import array
from ._arithmetic import Arithmetic
from ._calculus import Calculus
from ._fitting import Fitting


class Basis(Arithmetic, Calculus, Fitting):
    """A family of polynomials.

    Parameters
    ----------
    prefix : str, what the names of its functions begin with
    step : function of n, the numbers a, b and c of the recurrence
    domain : the interval where its polynomials are at home
    """

    def __init__(self, prefix, step, domain, weight=None, total=None):
        self.prefix, self.step = prefix, step
        self.domain = array(domain)
        self.weight, self.total = weight, total
        self.zero, self.one = array([0]), array([1])
        a, b, _ = step(0)
        self.x = array([-b / a, 1 / a]) if (b, a) != (0, 1) else array([0, 1])


POWER = Basis("poly", lambda n: (1, 0, 0), [-1, 1])
CHEBYSHEV = Basis("cheb", lambda n: (2 if n else 1, 0, 1 if n else 0), [-1, 1], total=pi)
LEGENDRE = Basis("leg", lambda n: ((2 * n + 1) / (n + 1) if n else 1, 0, n / (n + 1)), [-1, 1], total=2.0)
HERMITE = Basis("herm", lambda n: (2, 0, 2 * n), [-1, 1], total=pi**0.5)
HERMITE_E = Basis("herme", lambda n: (1, 0, n), [-1, 1], total=(2 * pi) ** 0.5)
LAGUERRE = Basis("lag", lambda n: (-1 / (n + 1), (2 * n + 1) / (n + 1), n / (n + 1)), [0, 1], total=1.0)
