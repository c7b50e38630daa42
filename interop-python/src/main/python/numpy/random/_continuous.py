"""Distributions of real numbers, all of them functions of uniform, normal and gamma draws."""

import math

from .. import _ufuncs as U
from .._creation import array, asarray, eye, zeros
from .._java import guarded, of
from .._ndarray import ndarray, wrap
from .._broadcasting import broadcast_shapes, broadcast_to
from ._given import drawn_shape, not_negative, parameters, real_array, require
from ._gammas import Gammas

_wrapped = of("NDArray").of


class Continuous(Gammas):
    """The methods of ``RandomState`` that draw real numbers; ``size=None`` gives a single one."""

    def _drawn(self, draw, size):
        if size is None:
            return draw(1)[0]
        shape = drawn_shape(size)
        n = 1
        for d in shape:
            n *= d
        return wrap(_wrapped(draw(n), *shape))

    def _shape(self, size, *parameters):
        """The shape of the result, where parameters are arrays."""
        shapes = [p.shape for p in parameters if isinstance(p, ndarray)]
        if not shapes:
            return size
        inner = broadcast_shapes(*shapes)
        if size is not None and broadcast_shapes(wanted := tuple(drawn_shape(size)), inner) != wanted:
            raise ValueError(f"Output size {wanted} is not compatible with broadcast dimensions of inputs {inner}.")
        return inner if size is None else size

    def _each(self, draw, size, *parameters, kind=float):
        """One number after the other, each with its own parameters."""
        values = [real_array(p) if isinstance(p, (list, tuple, ndarray)) else p for p in parameters]
        size = self._shape(size, *values)
        if size is None:
            return draw(*values)
        shape = drawn_shape(size)
        columns = [broadcast_to(asarray(v, float), shape).reshape(-1).tolist() for v in values]
        return array([draw(*row) for row in zip(*columns)], kind).reshape(shape) if columns[0] else zeros(shape, kind)

    def random_sample(self, size=None):
        """Numbers from 0 to below 1."""
        return self._drawn(self._java.uniform, size)

    random = ranf = sample = random_sample

    def rand(self, *dims):
        """Numbers from 0 to below 1, the shape given as separate arguments."""
        return self.random_sample(dims or None)

    def randn(self, *dims):
        """Normally distributed numbers, the shape given as separate arguments."""
        return self.standard_normal(dims or None)

    def standard_normal(self, size=None):
        """Numbers of mean 0 and deviation 1."""
        return self._drawn(lambda n: self._java.normal(0.0, 1.0, n), size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        """Normally distributed numbers of mean ``loc`` and deviation ``scale``."""
        loc, scale = parameters(loc, scale)
        not_negative("scale", scale)
        if isinstance(loc, ndarray) or isinstance(scale, ndarray):
            return loc + scale * self.standard_normal(self._shape(size, loc, scale))
        return self._drawn(lambda n: guarded(self._java.normal)(loc, scale, n), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from ``low`` to below ``high``."""
        low, high = parameters(low, high)
        if isinstance(low, ndarray) or isinstance(high, ndarray):
            if not U.isfinite(asarray(high - low)).all():
                raise OverflowError("Range exceeds valid bounds")
            return low + (high - low) * self.random_sample(self._shape(size, low, high))
        if not math.isfinite(high - low):
            raise OverflowError("Range exceeds valid bounds")
        return self._drawn(lambda n: self._java.uniform(low, high, n), size)

    def standard_exponential(self, size=None):
        """Exponentially distributed numbers of mean 1."""
        return self._drawn(lambda n: self._java.exponential(1.0, n), size)

    def exponential(self, scale=1.0, size=None):
        """Exponentially distributed numbers of mean ``scale``."""
        (scale,) = parameters(scale)
        not_negative("scale", scale)
        return scale * self.standard_exponential(self._shape(size, scale))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the double exponential distribution."""
        loc, scale = parameters(loc, scale)
        not_negative("scale", scale)
        if isinstance(loc, ndarray) or isinstance(scale, ndarray):
            return loc + scale * self.laplace(size=self._shape(size, loc, scale))
        return self._drawn(lambda n: self._java.laplace(loc, scale, n), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithm is normally distributed."""
        not_negative("sigma", sigma)
        return U.exp(self.normal(mean, sigma, size))

    def rayleigh(self, scale=1.0, size=None):
        """Lengths of vectors of two normal components."""
        (scale,) = parameters(scale)
        not_negative("scale", scale)
        return scale * U.sqrt(2.0 * self.standard_exponential(self._shape(size, scale)))

    def weibull(self, a, size=None):
        """Numbers of the Weibull distribution of shape ``a``."""
        (a,) = parameters(a)
        not_negative("a", a)
        drawn = self.standard_exponential(self._shape(size, a))
        if (asarray(a) == 0).any():
            from .._selection import where

            made = where(asarray(a) == 0, 0.0, drawn ** (1.0 / where(asarray(a) == 0, 1.0, a)))
            return made if made.ndim else float(made)
        return drawn ** (1.0 / a)

    def pareto(self, a, size=None):
        """Numbers of the Pareto II distribution of shape ``a``."""
        (a,) = parameters(a)
        require((asarray(a) > 0).all(), "a <= 0")
        return U.exp(self.standard_exponential(self._shape(size, a)) / a) - 1

    def power(self, a, size=None):
        """Numbers from 0 to 1 of density proportional to ``x**(a - 1)``."""
        (a,) = parameters(a)
        require((asarray(a) > 0).all(), "a <= 0")
        return (-U.expm1(-self.standard_exponential(self._shape(size, a)))) ** (1.0 / a)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the Gumbel distribution, the largest of many."""
        loc, scale = parameters(loc, scale)
        not_negative("scale", scale)
        return loc - scale * U.log(-U.log(1.0 - self.random_sample(self._shape(size, loc, scale))))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the logistic distribution."""
        loc, scale = parameters(loc, scale)
        not_negative("scale", scale)
        u = self.random_sample(self._shape(size, loc, scale))
        return loc + scale * U.log(u / (1.0 - u))

    def triangular(self, left, mode, right, size=None):
        """Numbers of the triangular distribution."""
        def draw(left, mode, right):
            require(left <= mode <= right and left < right, "left > mode, mode > right or left == right")
            base, below = right - left, mode - left
            u = self.random_sample()
            if u <= below / base:
                return left + math.sqrt(u * (below * base))
            return right - math.sqrt((1.0 - u) * ((right - mode) * base))

        return self._each(draw, size, left, mode, right)

    def standard_cauchy(self, size=None):
        """Quotients of two normal numbers."""
        pairs = self.standard_normal(2 if size is None else (*drawn_shape(size), 2))
        return pairs[..., 0] / pairs[..., 1]

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        """Vectors of a given mean and covariance."""
        from ..linalg import svd

        mean, cov = asarray(mean, float), asarray(cov, float)
        shape = () if size is None else drawn_shape(size)
        x = self.standard_normal((*shape, len(mean))).reshape(-1, len(mean))
        s, v = _axes(cov, svd)
        return (mean + (x @ (U.sqrt(s)[:, None] * v))).reshape(*shape, len(mean))


def as_python_number(method):
    """The method with a Python number where it makes a single one, and an array of no axes for ``size=()``."""
    place = method.__code__.co_varnames.index("size") - 1

    def drawing(self, *args, **options):
        made = method(self, *args, **options)
        if isinstance(made, ndarray):
            return made
        size = args[place] if len(args) > place else options.get("size")
        return float(made) if size is None else asarray(made)

    drawing.__name__, drawing.__doc__ = method.__name__, method.__doc__
    return drawing


for _name in ("exponential", "gumbel", "logistic", "lognormal", "pareto", "power", "rayleigh", "standard_cauchy", "weibull"):
    setattr(Continuous, _name, as_python_number(getattr(Continuous, _name)))
del _name


def _axes(cov, svd):
    """Singular values and vectors; where values repeat, any vectors would do, and LAPACK takes those of the axes.

    Its order of them is known for equal values and for up to three different ones; beyond, those of equal values may
    come in another order than NumPy's.
    """
    n = len(cov)
    values = cov.diagonal().tolist() if cov.ndim == 2 else []
    if min(values, default=-1) < 0 or not bool((cov == U.multiply(cov.diagonal(), eye(n))).all()):
        _, s, v = svd(cov)
        return s, v
    order = list(range(n))
    if len(set(values)) > 1:
        for last in range(n - 1, 0, -1):
            least = min(range(last + 1), key=lambda i: (values[i], i))
            for row in (values, order):
                row[least], row[last] = row[last], row[least]
    return cov.diagonal()[order], eye(n)[order]
