"""The rarer distributions of ``Generator``, where NumPy draws them otherwise than the legacy ``RandomState``."""

import math

from .. import _dtypes as D
from .._creation import array, asarray, dimensions, zeros
from ._given import require
from ._rarer import Rarer


class Newer(Rarer):
    """Methods of ``Generator``; ``size=None`` gives a single number."""

    def wald(self, mean, scale, size=None):
        """Times until a Brownian motion with drift gets somewhere: Michael, Schucany and Haas (1976)."""

        def draw(mu, s):
            require(mu > 0, "mean <= 0")
            require(s > 0, "scale <= 0")
            y = float(self.standard_normal())
            x = mu * (1 - 2 / (1 + math.sqrt(1 + 4 * s / (mu * y * y))))
            return x if self.random_sample() <= mu / (mu + x) else mu * mu / x

        return self._each(draw, size, mean, scale)

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        """How many of a sample without replacement are good."""

        def draw(good, bad, sample):
            good, bad, sample = int(good), int(bad), int(sample)
            require(min(good, bad, sample) >= 0, "ngood, nbad and nsample must not be negative")
            require(good + bad >= sample, "ngood + nbad < nsample")
            return self._good_ones(good, bad, sample)

        return self._counts(draw, size, ngood, nbad, nsample)

    def _good_ones(self, good, bad, sample):
        total = good + bad
        if 10 <= sample <= total - 10:
            return self._hypergeometric_large(good, bad, sample)
        # One after the other, the sample or what it leaves, whichever is smaller.
        less = total - sample if sample > total // 2 else sample
        left = good
        while less > 0 and total > left > 0:
            total -= 1
            left -= self._up_to(total) < left
            less -= 1
        if total == left:
            left -= less
        return left if sample > (good + bad) // 2 else good - left

    def _up_to(self, most):
        """A whole number from 0 to ``most``: random bits, drawn again while they exceed it."""
        mask = (1 << most.bit_length()) - 1
        while True:
            found = int(self._java.words(1)[0]) & mask
            if found <= most:
                return found

    def multivariate_hypergeometric(self, colors, nsample, size=None, method="marginals"):
        """How many of each color are in a sample without replacement."""
        if method != "marginals":
            raise NotImplementedError("multivariate_hypergeometric draws by the method 'marginals' here")
        colors, total = asarray(colors, int).tolist(), int(asarray(colors).sum())
        require(0 <= nsample <= total, "nsample > sum(colors)")
        shape = () if size is None else dimensions(size)
        rows = [self._colors(colors, total, nsample) for _ in range(math.prod(shape))]
        return array(rows, D.INT64).reshape(*shape, len(colors)) if rows else zeros((*shape, len(colors)), D.INT64)

    def _colors(self, colors, total, sample):
        rest = total - sample if sample > total // 2 else sample
        found, left = [0] * len(colors), total
        for j, color in enumerate(colors[:-1]):
            if rest <= 0:
                break
            left -= color
            found[j] = self._good_ones(color, left, rest)
            rest -= found[j]
        found[-1] += max(rest, 0)
        return [c - f for c, f in zip(colors, found)] if sample > total // 2 else found

    def standard_exponential(self, size=None, dtype=float, method="zig", out=None):
        """Exponentially distributed numbers of mean 1; by NumPy's ziggurat, or from uniform numbers with 'inv'."""
        from .. import _ufuncs as U

        require(method in ("zig", "inv"), f"method must be 'zig' or 'inv', not {method!r}")

        def inverse(size):
            uniform = self.random_sample(size)
            return -math.log1p(-uniform) if size is None else -U.log1p(-uniform)

        single = self._java.inverseExponentialFloats if method == "inv" else self._java.exponentialFloats
        return self._of_precision(single, inverse if method == "inv" else super().standard_exponential, size, dtype, out)

    def standard_gamma(self, shape, size=None, dtype=float, out=None):
        """Gamma distributed numbers of scale 1."""
        require(bool((asarray(shape) >= 0).all()), "shape < 0")

        def single(n):
            return self._java.gammaFloats(float(shape), n)

        def singles(size):
            if not getattr(shape, "ndim", 0) and not isinstance(shape, (list, tuple)):
                return self._drawn(single, size)
            return self._each(lambda s: self._java.gammaFloats(s, 1)[0], size, shape)

        wanted = size if out is None else out.shape
        return self._of_precision(None, lambda size: super(Newer, self).standard_gamma(shape, size), wanted, dtype, out, singles)

    def _of_precision(self, single, double, size, dtype, out, singles=None):
        """Numbers of float64 or float32, new ones or into ``out``."""
        kind = D.dtype(dtype)
        if kind not in (D.dtype(float), D.dtype("float32")):
            raise TypeError(f"Unsupported dtype {kind!r} for a distribution of Generator; float64 and float32 are drawn")
        if out is not None:
            if out.dtype != kind:
                raise TypeError(f"Supplied output array has the wrong type. Expected {kind.name}, got {out.dtype.name}")
            if not (out._j.isContiguous() and out.flags.writeable and out.dtype.isnative):
                raise ValueError("Supplied output array must be contiguous, writable, aligned, and in machine byte-order.")
            if size is not None and dimensions(size) != out.shape:
                raise ValueError("size must match out.shape when used together")
            size = out.shape
        if kind is D.dtype(float):
            drawn = double(size)
        else:
            drawn = singles(size) if singles else self._drawn(single, size)
            drawn = float(drawn) if size is None and not hasattr(drawn, "astype") else drawn.astype("float32")
        if out is None:
            return drawn
        out[...] = drawn
        return out

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        """Vectors of a given mean and covariance, which is split by 'svd', 'eigh' or 'cholesky'."""
        if method == "svd":
            return super().multivariate_normal(mean, cov, size, check_valid, tol)
        from .. import linalg

        if method == "cholesky":
            factor = linalg.cholesky(asarray(cov, float))
        elif method == "eigh":
            values, vectors = linalg.eigh(asarray(cov, float))
            factor = vectors * abs(values) ** 0.5
        else:
            raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
        shape = () if size is None else dimensions(size)
        return asarray(mean) + self.standard_normal((*shape, len(asarray(mean)))) @ factor.T
