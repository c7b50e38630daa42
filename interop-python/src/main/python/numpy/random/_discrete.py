"""Distributions of whole numbers."""

import math

from .. import _dtypes as D
from .._creation import array, asarray, zeros
from .._java import guarded, of
from .._ndarray import ndarray, wrap
from .._broadcasting import broadcast_shapes, broadcast_to
from ._given import drawn_shape

_wrapped = of("NDArray").of


class Discrete:
    """The methods of ``RandomState`` that draw whole numbers; ``size=None`` gives a single one."""

    def randint(self, low, high=None, size=None, dtype=int):
        """Whole numbers from ``low`` to below ``high``, or from 0 to below ``low``.

        Parameters
        ----------
        low, high : int or arrays
        size : shape of the result; by default a single number
        dtype : the type of the result, which narrow types draw in another sequence
        """
        if high is None:
            low, high = 0, low
        kind = D.dtype(dtype)
        if kind.kind not in "iub":
            raise TypeError(f"Unsupported dtype {kind!r} for randint")
        if size is not None and 0 in drawn_shape(size):
            return zeros(size, kind)
        if _is_array(low) or _is_array(high):
            return self._each_integer(asarray(low), asarray(high), size, kind)
        low, high = _whole(low), _whole(high)
        smallest, largest = _limits(kind)
        if low < smallest:
            raise ValueError(f"low is out of bounds for {kind.name}")
        if high > largest + 1:
            raise ValueError(f"high is out of bounds for {kind.name}")
        if low >= high:
            raise ValueError("high <= 0" if low == 0 else "low >= high")
        shape = () if size is None else drawn_shape(size)
        n = math.prod(shape)
        width = 1 if kind is D.BOOL else 8 * kind.itemsize
        drawn = guarded(self._java.integers)(_signed(low), _signed(high - 1 - low), width, n)
        made = wrap(_wrapped(D.INT64._e, drawn, *shape))
        made = made if kind is D.INT64 else made.astype(kind)
        if size is not None:
            return made
        value = made.item()
        return value if dtype in (int, bool) else kind.type(value)

    def _each_integer(self, low, high, size, kind):
        shape = broadcast_shapes(low.shape, high.shape) if size is None else drawn_shape(size)
        pairs = zip(broadcast_to(low, shape).reshape(-1).tolist(), broadcast_to(high, shape).reshape(-1).tolist())
        values = [int(self.randint(a, b)) for a, b in pairs]
        return array(values, kind).reshape(shape) if values else zeros(shape, kind)

    def random_integers(self, low, high=None, size=None):
        """Whole numbers up to and including ``high``; ``randint`` is the newer way."""
        import warnings

        newer = f"randint({1 if high is None else low}, {low if high is None else high} + 1)"
        warnings.warn(f"This function is deprecated. Please call {newer} instead", DeprecationWarning, stacklevel=2)
        return self.randint(1, low + 1, size, "int64") if high is None else self.randint(low, high + 1, size, "int64")

    def binomial(self, n, p, size=None):
        """How many of ``n`` trials of probability ``p`` succeed."""
        return self._counts(self._trials, size, n, p)

    def _trials(self, n, p):
        """As the legacy generator, which takes a number also where the outcome is known."""
        if n == 0 or p == 0:
            self.random_sample()
        return self._binomial(n, p)

    def poisson(self, lam=1.0, size=None):
        """How many events happen where ``lam`` are expected."""
        return self._counts(self._poisson, size, lam)

    def geometric(self, p, size=None):
        """How many trials of probability ``p`` it takes to succeed."""
        return self._counts(self._geometric, size, p)

    def _counts(self, draw, size, *parameters):
        made = self._each(draw, size, *parameters, kind=D.INT64)
        return made if isinstance(made, ndarray) else int(made)

    def _geometric(self, p):
        if not 0 < p <= 1:
            raise ValueError("p <= 0, p > 1 or p contains NaNs")
        u = self.random_sample()
        if p < 1 / 3:
            return math.ceil(math.log1p(-u) / math.log1p(-p)) if u > 0 else 1
        # A search through the cumulated probabilities.
        count, total, term = 1, p, p
        while u > total:
            term *= 1.0 - p
            total += term
            count += 1
        return count

    _poisson_lam_max = (1 << 63) - 1 - 10 * math.sqrt((1 << 63) - 1)

    def _poisson(self, lam):
        if not lam >= 0:
            raise ValueError("lam < 0 or lam contains NaNs")
        if lam > self._poisson_lam_max:
            raise ValueError("lam value too large")
        return int(guarded(self._java.poisson)(float(lam), 1)[0])

    def _binomial(self, n, p):
        return int(guarded(self._java.binomial)(int(n), float(p), 1)[0])

    def multinomial(self, n, pvals, size=None):
        """How often each of several outcomes happens in ``n`` trials."""
        p = asarray(pvals, float)
        if p.ndim != 1:
            raise ValueError("setting an array element with a sequence. The requested array would exceed the maximum"
                             " number of dimension of 1." if p.ndim else "pvals must be a 1-d sequence")
        p = _probabilities(pvals, p).tolist()
        if n < 0:
            raise ValueError("n < 0")
        shape = () if size is None else drawn_shape(size)
        rows = [self._multinomial(int(n), p) for _ in range(math.prod(shape))]
        return array(rows, D.INT64).reshape(*shape, len(p)) if rows else zeros((*shape, len(p)), D.INT64)

    def _multinomial(self, n, p):
        """One outcome after the other, among the trials that are left."""
        counts, left, rest = [0] * len(p), n, 1.0
        for j, share in enumerate(p[:-1]):
            counts[j] = self._binomial(left, share / rest)
            left -= counts[j]
            if left <= 0:
                return counts
            rest -= share
        counts[-1] = left
        return counts


def _probabilities(given, p):
    """The chances of outcomes along the last axis, which add up to no more than 1."""
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("pvals < 0, pvals > 1 or pvals contains NaNs")
    if any(math.fsum(row[:-1]) > 1.0 + 1e-12 for row in p.reshape(-1, p.shape[-1]).tolist()):
        narrow = getattr(getattr(given, "dtype", None), "itemsize", 8) < 8
        cast = "The pvals array is cast to 64-bit floating point prior to checking the sum. Precision changes when casting may" \
               " cause problems even if the sum of the original pvals is valid."  # fmt: skip
        raise ValueError("sum(pvals[:-1]" + (".astype(np.float64)) > 1.0. " + cast if narrow else ") > 1.0"))
    return p


def _is_array(value):
    return isinstance(value, (list, tuple)) or isinstance(value, ndarray) and value.ndim > 0


def _whole(value):
    return int(value.item()) if isinstance(value, ndarray) else int(value)


def _limits(kind):
    if kind is D.BOOL:
        return 0, 1
    bits = 8 * kind.itemsize
    return (-1 << (bits - 1), (1 << (bits - 1)) - 1) if kind.kind == "i" else (0, (1 << bits) - 1)


def _signed(value):
    """The 64 bits of an unsigned number as Java's signed ones."""
    return value - (1 << 64) if value >= 1 << 63 else value
