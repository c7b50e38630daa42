"""Distributions of real numbers, all of them functions of uniform, normal and gamma draws."""

import math

from .. import _ufuncs as U
from .._creation import array, asarray, dimensions, eye, zeros
from .._java import guarded, of
from .._ndarray import ndarray, wrap
from .._shapes import broadcast_shapes, broadcast_to

_wrapped = of("NDArray").of


class Continuous:
    """The methods of ``RandomState`` that draw real numbers; ``size=None`` gives a single one."""

    def _drawn(self, draw, size):
        if size is None:
            return draw(1)[0]
        shape = dimensions(size)
        n = 1
        for d in shape:
            n *= d
        return wrap(_wrapped(draw(n), *shape))

    def _shape(self, size, *parameters):
        """The shape of the result, where parameters are arrays."""
        shapes = [p.shape for p in parameters if isinstance(p, ndarray)]
        return size if size is not None or not shapes else broadcast_shapes(*shapes)

    def _each(self, draw, size, *parameters):
        """One number after the other, each with its own parameters."""
        values = [asarray(p, float) if isinstance(p, (list, tuple, ndarray)) else p for p in parameters]
        size = self._shape(size, *values)
        if size is None:
            return draw(*values)
        shape = dimensions(size)
        columns = [broadcast_to(asarray(v, float), shape).reshape(-1).tolist() for v in values]
        return array([draw(*row) for row in zip(*columns)], float).reshape(shape) if columns[0] else zeros(shape)

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
        loc, scale = _parameters(loc, scale)
        _not_negative("scale", scale)
        if isinstance(loc, ndarray) or isinstance(scale, ndarray):
            return loc + scale * self.standard_normal(self._shape(size, loc, scale))
        return self._drawn(lambda n: guarded(self._java.normal)(loc, scale, n), size)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from ``low`` to below ``high``."""
        low, high = _parameters(low, high)
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
        (scale,) = _parameters(scale)
        _not_negative("scale", scale)
        return scale * self.standard_exponential(self._shape(size, scale))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the double exponential distribution."""
        loc, scale = _parameters(loc, scale)
        _not_negative("scale", scale)
        if isinstance(loc, ndarray) or isinstance(scale, ndarray):
            return loc + scale * self.laplace(size=self._shape(size, loc, scale))
        return self._drawn(lambda n: self._java.laplace(loc, scale, n), size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        """Numbers whose logarithm is normally distributed."""
        _not_negative("sigma", sigma)
        return U.exp(self.normal(mean, sigma, size))

    def rayleigh(self, scale=1.0, size=None):
        """Lengths of vectors of two normal components."""
        (scale,) = _parameters(scale)
        _not_negative("scale", scale)
        return scale * U.sqrt(2.0 * self.standard_exponential(self._shape(size, scale)))

    def weibull(self, a, size=None):
        """Numbers of the Weibull distribution of shape ``a``."""
        (a,) = _parameters(a)
        _not_negative("a", a)
        drawn = self.standard_exponential(self._shape(size, a))
        if (asarray(a) == 0).any():
            from .._selection import where

            made = where(asarray(a) == 0, 0.0, drawn ** (1.0 / where(asarray(a) == 0, 1.0, a)))
            return made if made.ndim else float(made)
        return drawn ** (1.0 / a)

    def pareto(self, a, size=None):
        """Numbers of the Pareto II distribution of shape ``a``."""
        (a,) = _parameters(a)
        _require((asarray(a) > 0).all(), "a <= 0")
        return U.exp(self.standard_exponential(self._shape(size, a)) / a) - 1

    def power(self, a, size=None):
        """Numbers from 0 to 1 of density proportional to ``x**(a - 1)``."""
        (a,) = _parameters(a)
        _require((asarray(a) > 0).all(), "a <= 0")
        return (-U.expm1(-self.standard_exponential(self._shape(size, a)))) ** (1.0 / a)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the Gumbel distribution, the largest of many."""
        loc, scale = _parameters(loc, scale)
        _not_negative("scale", scale)
        return loc - scale * U.log(-U.log(1.0 - self.random_sample(self._shape(size, loc, scale))))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        """Numbers of the logistic distribution."""
        loc, scale = _parameters(loc, scale)
        _not_negative("scale", scale)
        u = self.random_sample(self._shape(size, loc, scale))
        return loc + scale * U.log(u / (1.0 - u))

    def triangular(self, left, mode, right, size=None):
        """Numbers of the triangular distribution."""
        def draw(left, mode, right):
            _require(left <= mode <= right and left < right, "left > mode, mode > right or left == right")
            base, below = right - left, mode - left
            u = self.random_sample()
            if u <= below / base:
                return left + math.sqrt(u * (below * base))
            return right - math.sqrt((1.0 - u) * ((right - mode) * base))

        return self._each(draw, size, left, mode, right)

    def standard_cauchy(self, size=None):
        """Quotients of two normal numbers."""
        pairs = self.standard_normal(2 if size is None else (*dimensions(size), 2))
        return pairs[..., 0] / pairs[..., 1]

    def standard_gamma(self, shape, size=None):
        """Gamma distributed numbers of scale 1."""
        return self._each(self._gamma, size, shape)

    def gamma(self, shape, scale=1.0, size=None):
        """Gamma distributed numbers."""
        _not_negative("scale", scale)
        return self._each(lambda a, s: s * self._gamma(a), size, shape, scale)

    def chisquare(self, df, size=None):
        """Sums of squares of ``df`` normal numbers."""
        return self._each(lambda d: 2.0 * self._gamma(d / 2.0), size, df)

    def beta(self, a, b, size=None):
        """Numbers from 0 to 1 of the beta distribution."""
        return self._each(self._beta, size, a, b)

    def standard_t(self, df, size=None):
        """Numbers of Student's distribution."""

        def draw(d):
            normal = self.standard_normal()
            return math.sqrt(d / 2.0) * normal / math.sqrt(self._gamma(d / 2.0))

        return self._each(draw, size, df)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        """Vectors of a given mean and covariance."""
        from ..linalg import svd

        mean, cov = asarray(mean, float), asarray(cov, float)
        shape = () if size is None else dimensions(size)
        x = self.standard_normal((*shape, len(mean))).reshape(-1, len(mean))
        s, v = _axes(cov, svd)
        return (mean + (x @ (U.sqrt(s)[:, None] * v))).reshape(*shape, len(mean))

    def dirichlet(self, alpha, size=None):
        """Shares that sum up to 1: gamma draws over their sum."""
        values = asarray(alpha, float).tolist()
        _require(all(a > 0 for a in values), "alpha <= 0")
        shape = () if size is None else dimensions(size)
        rows = []
        for _ in range(math.prod(shape)):
            row, total = [], 0.0
            for a in values:
                row.append(self._gamma(a))
                total += row[-1]
            rows.append([v * (1 / total) for v in row])
        return array(rows, float).reshape(*shape, len(values)) if rows else zeros((*shape, len(values)))

    def _gamma(self, shape):
        """Marsaglia and Tsang (2000) from 1 on, Ahrens and Dieter (1974) below."""
        _require(not math.copysign(1.0, shape) < 0, "shape < 0")
        if shape == 1.0:
            return self.standard_exponential()
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u, v = self.random_sample(), self.standard_exponential()
                if u <= 1.0 - shape:
                    x = u ** (1.0 / shape)
                    if x <= v:
                        return x
                else:
                    y = -math.log((1.0 - u) / shape)
                    x = (1.0 - shape + shape * y) ** (1.0 / shape)
                    if x <= v + y:
                        return x
        b = shape - 1.0 / 3.0
        c = 1.0 / math.sqrt(9 * b)
        while True:
            v = 0.0
            while v <= 0.0:
                x = self.standard_normal()
                v = 1.0 + c * x
            v = v * v * v
            u = self.random_sample()
            if u < 1.0 - 0.0331 * (x * x) * (x * x) or math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
                return b * v

    def _beta(self, a, b):
        """Joehnk (1964) for small parameters, otherwise a quotient of gamma draws."""
        _require(a > 0 and b > 0, "a <= 0" if a <= 0 else "b <= 0")
        if a > 1.0 or b > 1.0:
            first, second = self._gamma(a), self._gamma(b)
            return first / (first + second)
        while True:
            u, v = self.random_sample(), self.random_sample()
            x, y = u ** (1.0 / a), v ** (1.0 / b)
            if x + y <= 1.0 and u + v > 0.0:
                if x + y > 0:
                    return x / (x + y)
                log_x, log_y = math.log(u) / a, math.log(v) / b
                top = max(log_x, log_y)
                return math.exp(log_x - top - math.log(math.exp(log_x - top) + math.exp(log_y - top)))


def _as_python_number(method):
    """The method with a Python number where it makes a single one."""

    def drawing(self, *args, **options):
        made = method(self, *args, **options)
        return made if isinstance(made, ndarray) else float(made)

    drawing.__name__, drawing.__doc__ = method.__name__, method.__doc__
    return drawing


for _name in ("gumbel", "logistic", "lognormal", "pareto", "power", "rayleigh", "standard_cauchy", "weibull"):
    setattr(Continuous, _name, _as_python_number(getattr(Continuous, _name)))
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


def _parameters(*values):
    """Numbers as Python's, anything else as arrays."""
    return [
        asarray(v, float) if isinstance(v, (list, tuple)) or isinstance(v, ndarray) and v.ndim else float(v)
        for v in values
    ]


def _not_negative(name, value):
    """Refuses numbers with a minus, zeros with one among them."""
    if isinstance(value, float):
        _require(not math.copysign(1.0, value) < 0 or value != value, f"{name} < 0")
        return
    given = asarray(value) * 1.0
    _require(not (U.signbit(given) & ~U.isnan(given)).any(), f"{name} < 0")


def _require(condition, message):
    if not condition:
        raise ValueError(message)
