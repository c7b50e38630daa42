"""``default_rng``, ``Generator``, ``PCG64`` and ``SeedSequence``: NumPy's newer generator, number for number."""

import math

import java

from .. import _dtypes as D
from .. import _ufuncs as U
from .._creation import array, asarray, zeros
from .._java import complete, guarded
from .._indexing import axis_of
from .._ndarray import ndarray, wrap
from .._broadcasting import broadcast_shapes, broadcast_to
from ._bits import PCG64, BitGenerator, SeedSequence  # noqa: F401
from ._continuous import Continuous, as_python_number
from ._discrete import Discrete, _is_array, _limits, _signed, _whole
from .._functional import ndindex
from .._selection import copyto
from .._types import finfo
from ._given import drawn_shape, require, sequence_only
from ._newer import Newer

_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of


def default_rng(seed=None):
    """A ``Generator`` of a seed: an int, a sequence of ints, a SeedSequence, or None for another one every time."""
    if isinstance(seed, Generator):
        return seed
    return Generator(seed if isinstance(seed, BitGenerator) else PCG64(seed))


class Generator(Newer, Continuous, Discrete):
    """Random numbers of many distributions; ``default_rng`` makes one."""

    def __init__(self, bit_generator):
        if not isinstance(bit_generator, BitGenerator):
            if isinstance(bit_generator, type) and issubclass(bit_generator, BitGenerator):
                raise ValueError("Invalid bit generator. The bit generator must be instantiated.")
            raise TypeError(f"Generator takes a source of random bits such as PCG64, not {type(bit_generator).__name__}")
        self.bit_generator = self._bit_generator = bit_generator
        self._java = bit_generator._java

    def spawn(self, n_children):
        """Generators of their own, which share no numbers."""
        return [Generator(bits) for bits in self.bit_generator.spawn(n_children)]

    def random(self, size=None, dtype=float, out=None):
        """Numbers from 0 to below 1, of type float64 or float32."""
        return self._of_precision(self._java.uniformFloats, self.random_sample, size, dtype, out)

    def standard_normal(self, size=None, dtype=float, out=None):
        """Numbers of mean 0 and deviation 1."""
        return self._of_precision(self._java.normalFloats, super().standard_normal, size, dtype, out)

    def integers(self, low, high=None, size=None, dtype="int64", endpoint=False):
        """Whole numbers from ``low`` to below ``high`` (up to it, if ``endpoint``), or from 0 to below ``low``."""
        if high is None:
            low, high = 0, low
        kind = D.dtype(dtype)
        if kind.kind not in "iub":
            raise TypeError(f"Unsupported dtype {kind!r} for integers")
        require(kind.isnative, "Providing a dtype with a non-native byteorder is not supported. If you require"
                " platform-independent byteorder, call byteswap when required.")
        if size is not None and 0 in drawn_shape(size):
            return zeros(size, kind)
        if _is_array(low) or _is_array(high):
            low, high = asarray(low), asarray(high)
            shape = broadcast_shapes(low.shape, high.shape) if size is None else drawn_shape(size)
            pairs = list(zip(broadcast_to(low, shape).reshape(-1).tolist(), broadcast_to(high, shape).reshape(-1).tolist()))
            if len(set(pairs)) == 1:
                # One call for all: small types take several numbers from a word.
                return self.integers(*pairs[0], shape, kind, endpoint)
            values = [int(self.integers(a, b, None, kind, endpoint)) for a, b in pairs]
            return array(values, kind).reshape(shape) if values else zeros(shape, kind)
        low, high = _whole(low), _whole(high) + (1 if endpoint else 0)
        smallest, largest = _limits(kind)
        require(low >= smallest, f"low is out of bounds for {kind.name}")
        require(high <= largest + 1, f"high is out of bounds for {kind.name}")
        beyond = "<" if endpoint else "<="
        require(low < high, f"high {beyond} 0" if low == 0 else f"low {'>' if endpoint else '>='} high")
        shape = () if size is None else drawn_shape(size)
        width = 1 if kind is D.BOOL else 8 * kind.itemsize
        drawn = guarded(self._java.integers)(_signed(low), _signed(high - 1 - low), width, math.prod(shape))
        made = wrap(_wrapped(D.INT64._e, drawn, *shape))
        made = made if kind is D.INT64 else made.astype(kind)
        if size is not None:
            return made
        value = made.item()
        return value if dtype in (int, bool) else kind.type(value)

    randint = property(lambda self: _absent("randint", "integers"))
    rand = property(lambda self: _absent("rand", "random"))
    randn = property(lambda self: _absent("randn", "standard_normal"))

    def permutation(self, x, axis=0):
        """The numbers below ``x``, or the items of ``x`` along an axis, in random order."""
        if isinstance(x, int) or isinstance(x, ndarray) and x.ndim == 0:
            return self._order(int(x))
        items = asarray(x)
        return items.take(self._order(items.shape[axis_of(axis, items.ndim)]), axis)

    def shuffle(self, x, axis=0):
        """Brings the items of an array or list into random order, in place."""
        if isinstance(x, ndarray):
            if not x.ndim:
                raise TypeError("a single number cannot be shuffled")
            x[...] = x.take(self._order(x.shape[axis_of(axis, x.ndim)]), axis)
            return
        if axis != 0:
            raise NotImplementedError("Axis argument is only supported on ndarray objects")
        sequence_only(x)
        x[:] = [x[i] for i in self._order(len(x)).tolist()]

    def permuted(self, x, *, axis=None, out=None):
        """The elements of ``x``, in random order along an axis, every line in one of its own; or all together, without an axis."""
        items = asarray(x)
        if out is not None:
            if not isinstance(out, ndarray):
                raise TypeError("out must be a numpy array")
            require(out.shape == items.shape, "out must have the same shape as x")
            require(out.flags.writeable, "assignment destination is read-only")
        made = items.copy()
        if axis is None:
            made = made.reshape(-1)[self._order(items.size)].reshape(items.shape)
        elif made.size:
            lines = made.swapaxes(axis_of(axis, made.ndim), -1)
            for place in ndindex(lines.shape[:-1]):
                lines[place] = lines[place][self._order(lines.shape[-1])]
        if out is None:
            return made
        copyto(out, made)
        return out

    def _order(self, n):
        shape = drawn_shape(max(n, 0))
        return wrap(_wrapped(D.INT32._e, guarded(self._java.permutation)(*shape), *shape)).astype(D.INT64)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        """Random items of ``a`` along an axis, or numbers below it."""
        items = None if isinstance(a, int) else asarray(a)
        require(items is None or items.ndim > 0, "a must be a sequence or an integer, not " + repr(type(a)))
        population = a if items is None else items.shape[axis_of(axis, items.ndim)]
        shape = () if size is None else drawn_shape(size)
        n = math.prod(shape)
        require(population > 0 or n == 0, "a must be a positive integer unless no samples are taken")
        if p is not None:
            kind = getattr(p, "dtype", D.FLOAT64)
            slack = float(finfo(kind).eps) ** 0.5 if kind.kind == "f" else 1.5e-8
            index = self._by_probability(asarray(p, float), population, n, replace, max(slack, 1.5e-8))
        elif replace:
            index = self.integers(0, population, n)
        else:
            drawn = guarded(self._java.sample)(population, n, shuffle)
            index = wrap(_wrapped(D.INT32._e, drawn, n)).astype(D.INT64)
        if size is None:
            index = int(index[0])
            return index if items is None else items.take(index, axis)
        index = index.reshape(shape)
        return index if items is None else asarray(items.take(index, axis))

    def _by_probability(self, p, population, n, replace, slack):
        require(p.ndim == 1 and len(p) == population, "a and p must have same size")
        require(not bool(U.isnan(p).any()), "Probabilities contain NaN")
        require(bool((p >= 0).all()), "Probabilities are not non-negative")
        require(abs(math.fsum(p.tolist()) - 1.0) <= slack, "Probabilities do not sum to 1.")
        if replace:
            cdf = p.cumsum()
            return (cdf / cdf[-1]).searchsorted(self.random(n), "right")
        require(n <= population, "Cannot take a larger sample than population when replace is False")
        require(int((p > 0).sum()) >= n, "Fewer non-zero entries in p than size")
        p, found = p.copy(), []
        while len(found) < n:
            x = self.random(n - len(found))
            for i in found:
                p[i] = 0
            cdf = p.cumsum()
            for i in (cdf / cdf[-1]).searchsorted(x, "right").tolist():
                if i not in found:
                    found.append(i)
        return array(found, D.INT64) if found else zeros(0, D.INT64)

    def bytes(self, length):
        """Random bytes."""
        (n,) = drawn_shape(max(1, (length - 1) // 4 + 1))
        return wrap(_wrapped(D.dtype("uint32")._e, self._java.words(n), n)).tobytes()[:length]

    _trials = Discrete._binomial

    @as_python_number
    def pareto(self, a, size=None):
        """Numbers of the Pareto II distribution of shape ``a``."""
        a = asarray(a) if isinstance(a, (list, tuple)) else a
        require((asarray(a) > 0).all(), "a <= 0")
        return U.expm1(self.standard_exponential(self._shape(size, a)) / a)

    def _geometric(self, p):
        if not 0 < p <= 1:
            raise ValueError("p <= 0, p > 1 or p contains NaNs")
        if p >= 1 / 3:
            return super()._geometric(p)
        found = -self.standard_exponential() / math.log1p(-p)
        return math.ceil(found) if found < _LARGEST else _LARGEST

    def dirichlet(self, alpha, size=None):
        """Shares that sum up to 1; all small parameters by breaking a stick, as NumPy does."""
        alpha = asarray(alpha, float)
        require(alpha.ndim == 1, "setting an array element with a sequence. The requested array would exceed the maximum"
                " number of dimension of 1.")
        require(not (alpha < 0).any(), "alpha < 0")
        if not alpha.size or not float(alpha.max()) < 0.1:
            return self._shares(alpha.tolist(), size)
        shape = () if size is None else drawn_shape(size)
        values = alpha.tolist()
        rows = [self._broken_stick(values) for _ in range(math.prod(shape))]
        return array(rows, float).reshape(*shape, len(values)) if rows else zeros((*shape, len(values)))

    def _broken_stick(self, alpha):
        left, row = 1.0, []
        for j, a in enumerate(alpha[:-1]):
            rest = sum(reversed(alpha[j + 1 :]))
            v = self._share(a, rest)
            row.append(left * v)
            left *= 1.0 - v
            if rest == 0:
                return row + [0.0] * (len(alpha) - 1 - j)
        return [*row, left]

    def _beta(self, a, b):
        require(a > 0, "a <= 0")
        require(b > 0, "b <= 0")
        return self._share(a, b)

    def _share(self, a, b):
        """A number of the beta distribution, whose parameters may be next to nothing."""
        if a > 1 or b > 1:
            return super()._beta(a, b)
        if a < _TINY and b < _TINY:
            return float((a + b) * self.random_sample() < a)
        while True:
            u, v = self.random_sample(), self.random_sample()
            x, y = (n ** (1.0 / p) if p > 0 and 1 / p < math.inf else 0.0 for n, p in ((u, a), (v, b)))
            if x + y <= 1.0 and u + v > 0.0:
                if x > 0 and y > 0:
                    return x / (x + y)
                # At least one of them is too small to be told from 0: their logarithms are not.
                ahead = _quotient(u, a) - _quotient(v, b)
                return math.exp(-math.log1p(math.exp(-ahead))) if ahead > 0 else math.exp(ahead - math.log1p(math.exp(ahead)))

    def __getstate__(self):
        return {"bit_generator": self.bit_generator}

    def __setstate__(self, state):
        self.__init__(state["bit_generator"])

    def __reduce__(self):
        from . import _pickle

        return getattr(_pickle, "__generator_ctor"), (self.bit_generator,), None  # a name that classes would mangle

    def __repr__(self):
        return f"{self} at 0x{id(self):X}"

    def __str__(self):
        return f"Generator({type(self.bit_generator).__name__})"


_TINY = 3e-103
_LARGEST = (1 << 63) - 1


def _quotient(number, divisor):
    return -math.inf if number == 0 or divisor == 0 else math.log(number) / divisor


def _absent(name, instead):
    raise AttributeError(f"'Generator' object has no attribute '{name}'; use {instead}")


for _made in (SeedSequence, PCG64, Generator, default_rng):
    _made.__module__ = "numpy.random"

complete(__name__)
