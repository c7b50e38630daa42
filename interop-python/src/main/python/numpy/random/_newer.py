"""The rarer distributions of ``Generator``, where NumPy draws them otherwise than the legacy ``RandomState``."""

import math

from .. import _dtypes as D
from .._broadcasting import broadcast_shapes, broadcast_to
from .._creation import array, asarray, zeros
from ._discrete import _probabilities
from ._given import drawn_shape, parameters, require
from ._rarer import Rarer


_MOST = (1 << 63) - 1


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
            require(max(good, bad) < 1000000000, "both ngood and nbad must be less than 1000000000")
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
        require(method in ("marginals", "count"), 'method must be "count" or "marginals".')
        colors = asarray(colors)
        require(colors.ndim == 1, "colors must be a one-dimensional sequence of nonnegative integers not exceeding 9223372036854775807.")
        colors = asarray(colors, int).tolist()
        total = sum(colors)
        require(nsample >= 0, "nsample must be nonnegative.")
        require(min(colors, default=0) >= 0, "colors must be a one-dimensional sequence of nonnegative integers.")
        require(nsample <= total, "nsample > sum(colors)")
        require(method == "count" or total < 1000000000, 'When method is "marginals", sum(colors) must be less than 1000000000.')
        require(method != "count" or total <= (1 << 60) - 1, 'When method is "count", sum(colors) must not exceed 1152921504606846975')
        shape = () if size is None else drawn_shape(size)
        if not colors:
            return zeros((*shape, 0), D.INT64)
        if method == "count":
            items = [color for color, n in enumerate(colors) for _ in range(n)]
            rows = [self._taken(items, colors, nsample) for _ in range(math.prod(shape))]
        else:
            rows = [self._colors(colors, total, nsample) for _ in range(math.prod(shape))]
        return array(rows, D.INT64).reshape(*shape, len(colors)) if rows else zeros((*shape, len(colors)), D.INT64)

    def _taken(self, items, colors, sample):
        """Items that lie in a row are exchanged: the first of them are the sample, or what it leaves."""
        total, rest = len(items), len(items) - sample if sample > len(items) // 2 else sample
        found = [0] * len(colors)
        for j in range(rest):
            k = j + (self._up_to(total - j - 1) if total - j > 1 else 0)
            items[j], items[k] = items[k], items[j]
            found[items[j]] += 1
        return [c - f for c, f in zip(colors, found)] if rest != sample else found

    def multinomial(self, n, pvals, size=None):
        """How often each of several outcomes, along the last axis, happens in ``n`` trials."""
        p = asarray(pvals, float)
        require(p.ndim > 0 and p.shape[-1] > 0, "pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
        p, trials = _probabilities(pvals, p), asarray(n)
        require(not bool((trials < 0).any()), "n < 0")
        inner = broadcast_shapes(trials.shape, p.shape[:-1])
        shape = inner if size is None else drawn_shape(size)
        require(broadcast_shapes(shape, inner) == tuple(shape), f"Output size {tuple(shape)} is not compatible with broadcast dimensions"
                f" of inputs {inner}.")
        chances = broadcast_to(p, (*shape, p.shape[-1])).reshape(-1, p.shape[-1]).tolist()
        counts = broadcast_to(trials, shape).reshape(-1).tolist()
        rows = [self._multinomial(int(k), row) for k, row in zip(counts, chances)]
        return array(rows, D.INT64).reshape(*shape, p.shape[-1]) if rows else zeros((*shape, p.shape[-1]), D.INT64)

    def zipf(self, a, size=None):
        """Whole numbers whose probability falls as a power of them: rejection, Devroye (1986)."""

        def draw(exponent):
            require(exponent > 1, "a <= 1 or a is NaN")
            if exponent >= 1025:
                return 1  # all others are too rare to be told from impossible
            less = exponent - 1.0
            b, least = 2.0**less, float(_MOST) ** -less
            while True:
                u = self.random_sample()
                u = u * least + (1.0 - u)
                v = self.random_sample()
                x = u ** (-1.0 / less) if u > 0 else math.inf
                x = math.floor(x) if x < _MOST else 0
                if x < 1:
                    continue
                t = (1.0 + 1.0 / x) ** less
                if v * x * (t - 1.0) / (b - 1.0) <= t / b:
                    return x

        return self._counts(draw, size, a)

    def uniform(self, low=0.0, high=1.0, size=None):
        """Numbers from ``low`` to below ``high``, which must not be less."""
        low, high = parameters(low, high)
        span = asarray(high) - asarray(low)
        if not bool((abs(span) < math.inf).all()):
            raise OverflowError("high - low range exceeds valid bounds")
        require(not bool((span < 0).any()), "high - low < 0")
        return super().uniform(low, high, size)

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
            return -math.log1p(-uniform) if size is None else asarray(-U.log1p(-uniform))

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

        wanted = size if out is None or size is not None else out.shape
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
            if size is not None and tuple(drawn_shape(size)) != tuple(out.shape):
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
        if any(getattr(getattr(v, "dtype", None), "kind", "") == "c" for v in (asarray(mean), asarray(cov))):
            raise TypeError("mean and cov must not be complex")
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
        shape = () if size is None else drawn_shape(size)
        return asarray(mean) + self.standard_normal((*shape, len(asarray(mean)))) @ factor.T
