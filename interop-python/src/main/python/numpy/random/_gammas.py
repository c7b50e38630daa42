"""Gamma draws, and the distributions that are made of them."""

import math

from .._creation import array, asarray, zeros
from ._given import drawn_shape, not_negative, require


class Gammas:
    """The methods of ``RandomState`` that draw from the gamma distribution and its kin."""

    def standard_gamma(self, shape, size=None):
        """Gamma distributed numbers of scale 1."""
        return self._each(self._gamma, size, shape)

    def gamma(self, shape, scale=1.0, size=None):
        """Gamma distributed numbers."""
        not_negative("scale", scale)
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

    def dirichlet(self, alpha, size=None):
        """Shares that sum up to 1: gamma draws over their sum."""
        alpha = asarray(alpha, float)
        require(alpha.ndim == 1, "setting an array element with a sequence. The requested array would exceed the maximum"
                " number of dimension of 1.")
        values = alpha.tolist()
        require(all(a > 0 for a in values), "alpha <= 0")
        return self._shares(values, size)

    def _shares(self, values, size):
        shape = () if size is None else drawn_shape(size)
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
        require(not math.copysign(1.0, shape) < 0, "shape < 0")
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
        require(a > 0 and b > 0, "a <= 0" if a <= 0 else "b <= 0")
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
