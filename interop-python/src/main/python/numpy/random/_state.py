"""``RandomState``: NumPy's legacy random generator over ``org.lrptoolbox.python.random.LegacyDraws``."""

import java

from .. import _dtypes as D
from .._creation import array, asarray
from .._java import complete, guarded
from .._ndarray import ndarray, wrap
from ._bits import MT19937, BitGenerator
from ._continuous import Continuous
from ._discrete import Discrete
from ._given import drawn_shape
from ._rarer import Rarer

_LegacyDraws = java.type("org.lrptoolbox.python.random.LegacyDraws")
_State = java.type("org.lrptoolbox.random.RandomState")
_new = guarded(_LegacyDraws)
_restored = guarded(_State)
_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of


def shared():
    """The global generator."""
    self = object.__new__(RandomState)
    self._java = _LegacyDraws.shared()
    return self


def count(shape):
    """How many numbers a shape has."""
    n = 1
    for d in shape:
        n *= d
    return n


class RandomState(Continuous, Discrete, Rarer):
    """A random generator of its own.

    Parameters
    ----------
    seed : int or sequence of ints, optional
        from 0 to 2**32 - 1; without one, the numbers are different every time
    """

    def __init__(self, seed=None):
        self._java = _new()
        if isinstance(seed, MT19937):
            self.set_state(seed.state)
            return
        if isinstance(seed, BitGenerator):
            raise TypeError(f"RandomState draws from MT19937 here, not from {type(seed).__name__}: use Generator")
        if seed is not None:
            self.seed(seed)

    def seed(self, seed=None):
        """Starts the sequence of a seed over."""
        if seed is None:
            self._java.restore(_LegacyDraws().state())
            return
        words = asarray(seed)
        if words.dtype.kind not in "iu":
            raise TypeError(f"Cannot cast array data from {words.dtype!r} to dtype('int64') according to the rule 'safe'")
        if words.ndim == 0 or words.size == 1 and words.ndim > 0 and isinstance(seed, ndarray):
            guarded(self._java.seed)(int(words.item()))
            return
        if words.ndim != 1:
            raise ValueError("Seed array must be 1-d")
        if words.size and (int(words.min()) < 0 or int(words.max()) > 0xFFFFFFFF):
            raise ValueError("Seed must be between 0 and 2**32 - 1")
        guarded(self._java.seed)(words.astype("uint32")._j.toTypedArray().storage())

    def get_state(self, legacy=True):
        """What ``set_state`` needs to continue from here: a tuple, or a dict unless legacy."""
        state = self._java.state()
        key = wrap(_wrapped(D.dtype("uint32")._e, state.key(), 624))
        if legacy:
            return "MT19937", key, state.position(), int(state.hasGauss()), state.gauss()
        return {
            "bit_generator": "MT19937",
            "state": {"key": key, "pos": state.position()},
            "has_gauss": int(state.hasGauss()),
            "gauss": state.gauss(),
        }

    def set_state(self, state):
        """Continues from a remembered state."""
        if isinstance(state, dict):
            inner = state["state"]
            state = state["bit_generator"], inner["key"], inner["pos"], state.get("has_gauss", 0), state.get("gauss", 0.0)
        if len(state) not in (3, 5):
            raise ValueError("state is not a legacy MT19937 state")
        name, key, position, *waiting = state
        if name != "MT19937":
            raise ValueError(f"set_state can only be used with legacy MT19937 state instances, not {name}")
        has_gauss, gauss = waiting if waiting else (0, 0.0)
        words = asarray(key).astype("uint32")._j.toTypedArray().storage()
        self._java.restore(_restored(words, int(position), bool(has_gauss), float(gauss)))

    def __getstate__(self):
        return self.get_state(legacy=False)

    def __setstate__(self, state):
        self._java = _LegacyDraws()
        self.set_state(state)

    def __reduce__(self):
        from ._pickle import __randomstate_ctor

        return __randomstate_ctor, ("MT19937",), self.get_state(legacy=False)

    def __repr__(self):
        return f"RandomState(MT19937) at 0x{id(self):X}"

    def permutation(self, x):
        """The numbers below ``x``, or the items of ``x``, in random order."""
        if isinstance(x, int):
            return self._order(x)
        items = asarray(x)
        if items.ndim == 0:
            raise IndexError("x must be an integer or at least 1-dimensional")
        return items[self._order(len(items))]

    def shuffle(self, x):
        """Brings the items of an array or list into random order, in place."""
        if isinstance(x, ndarray):
            x[...] = x[self._order(len(x))]
        else:
            from ._given import sequence_only

            sequence_only(x)
            x[:] = [x[i] for i in self._order(len(x)).tolist()]

    def _order(self, n):
        shape = drawn_shape(max(n, 0))
        return wrap(_wrapped(D.INT32._e, guarded(self._java.permutation)(*shape), *shape)).astype(D.INT64)

    def choice(self, a, size=None, replace=True, p=None):
        """Random items of ``a``, or numbers below it.

        Parameters
        ----------
        a : int or array of one dimension
        size : shape of the result; by default a single item
        replace : bool, whether an item may be drawn again
        p : the probability of each item; by default all alike
        """
        items = None if isinstance(a, int) else asarray(a)
        if items is not None and items.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        population = a if items is None else len(items)
        if population <= 0 and (size is None or count(drawn_shape(size))):
            what = "'a' cannot be empty" if items is not None else "a must be greater than 0"
            raise ValueError(f"{what} unless no samples are taken")
        shape = () if size is None else drawn_shape(size)
        weights = None
        if p is not None:
            weights = asarray(p, float)
            if weights.ndim != 1:
                raise ValueError("'p' must be 1-dimensional")
            weights = weights._j.toTypedArray().storage()
        drawn = guarded(self._java.choice)(population, count(shape), replace, weights)
        index = wrap(_wrapped(D.INT32._e, drawn, *shape)).astype(D.INT64)
        if size is None:
            index = index.item()
            return index if items is None else items[index]
        return index if items is None else asarray(items[index])

    def tomaxint(self, size=None):
        """Whole numbers from 0 to the largest one of int64."""
        made = asarray(self.randint(0, 1 << 64, size, "uint64") >> D.dtype("uint64").type(1)).astype(D.INT64)
        return made if made.ndim else made.item()

    def bytes(self, length):
        """Random bytes."""
        words = self.randint(0, 1 << 32, max(1, (length + 3) // 4), dtype="uint32")
        return words.tobytes()[:length]


MT19937.__module__ = "numpy.random._mt19937"
RandomState.__module__ = "numpy.random.mtrand"
complete(__name__)
