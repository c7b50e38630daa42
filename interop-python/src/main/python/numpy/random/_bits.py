"""Sources of random bits for ``Generator``: PCG64 and its kin, seeded by ``SeedSequence``."""

import math

import java

from .. import _dtypes as D
from .._creation import array, asarray, zeros
from .._java import guarded
from .._ndarray import ndarray, wrap
from ._discrete import _signed
from ._given import drawn_shape

_Generator = java.type("org.lrptoolbox.python.random.Generator")
_SeedSequence = java.type("org.lrptoolbox.python.random.SeedSequence")
_LegacyDraws = java.type("org.lrptoolbox.python.random.LegacyDraws")
_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of
_WORD = 0xFFFFFFFF


def _words(entropy):
    """A seed as words of 32 bits, the lowest first."""
    if isinstance(entropy, (list, tuple, range)) or isinstance(entropy, ndarray) and entropy.ndim:
        return [word for part in list(entropy) for word in _words(part)]
    value = entropy.item() if isinstance(entropy, ndarray) else entropy
    if not hasattr(value, "__index__"):
        raise TypeError("SeedSequence expects int or sequence of ints for entropy not " + str(entropy))
    value = int(value)
    if value < 0:
        raise ValueError("expected non-negative integer")
    words = [value & _WORD]
    while value := value >> 32:
        words.append(value & _WORD)
    return words


def _java_ints(words):
    return asarray(words, "uint32")._j.toTypedArray().storage() if words else zeros(0, "uint32")._j.toTypedArray().storage()


def _unsigned(value):
    return value & (1 << 64) - 1


class SeedSequence:
    """Makes seeds of generators of any number.

    Parameters
    ----------
    entropy : int or sequence of ints, optional; without it, another one every time
    spawn_key : which child it is
    """

    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size != 4:
            raise ValueError(f"pool_size {pool_size} is not supported; NumPy's default is 4")
        if entropy is None:
            words = [int(v) & _WORD for v in _LegacyDraws().integers(0, _WORD, 64, 4)]
            entropy = sum(word << 32 * i for i, word in enumerate(words))
        self.entropy = entropy
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned
        spawned = [word for key in self.spawn_key for word in _words(key)]
        self._java = guarded(_SeedSequence)(_java_ints(_words(entropy)), _java_ints(spawned))

    @property
    def state(self):
        """What makes such a sequence again."""
        names = ("entropy", "spawn_key", "pool_size", "n_children_spawned")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    def generate_state(self, n_words, dtype="uint32"):
        """So many words of 32 or 64 bits."""
        kind = D.dtype(dtype)
        if kind.name not in ("uint32", "uint64"):
            raise ValueError("only support uint32 or uint64")
        words = self._java.words(n_words) if kind.itemsize == 4 else self._java.longs(n_words)
        return wrap(_wrapped(kind._e, words, n_words))

    def spawn(self, n_children):
        """Sequences of their own, one for each child."""
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [SeedSequence(self.entropy, spawn_key=(*self.spawn_key, first + i)) for i in range(n_children)]

    def __repr__(self):
        spawned = f",\n    spawn_key={self.spawn_key!r}" if self.spawn_key else ""
        return f"SeedSequence(\n    entropy={self.entropy!r}{spawned},\n)"


class BitGenerator:
    """What all sources share.

    Parameters
    ----------
    seed : int, sequence of ints or SeedSequence, optional
    """

    def __init__(self, seed=None):
        self.seed_seq = self._seed_seq = seed if isinstance(seed, SeedSequence) else SeedSequence(seed)
        self._java = _Generator(type(self).__name__, self.seed_seq._java)

    def random_raw(self, size=None, output=True):
        """The next words of 64 bits."""
        shape = () if size is None else drawn_shape(size)
        drawn = self._java.raw(math.prod(shape))
        if size is None:
            return _unsigned(int(drawn[0])) if output else None
        return wrap(_wrapped(D.dtype("uint64")._e, drawn, *shape)) if output else None

    @property
    def state(self):
        """What continues from here, as a dict."""
        *words, waits, word = (_unsigned(int(v)) for v in self._java.state())
        made = {"bit_generator": type(self).__name__, **self._told(words)}
        return made if "has_uint32" not in self._fields else {**made, "has_uint32": waits, "uinteger": word}

    @state.setter
    def state(self, value):
        name = type(self).__name__
        if isinstance(value, (tuple, list)) and name == "MT19937" and len(value) in (3, 5):
            # As RandomState.get_state() gives it.
            value = {"bit_generator": value[0], "state": {"key": value[1], "pos": value[2]}}
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator") != name:
            raise ValueError(f"state must be for a {name} RNG")
        words = [_signed(_unsigned(int(v))) for v in self._asked(value)]
        self._java.restore(*words, int(value.get("has_uint32", 0)), int(value.get("uinteger", 0)))

    _fields = ("has_uint32",)

    def spawn(self, n_children):
        """Sources of their own."""
        return [type(self)(seed) for seed in self.seed_seq.spawn(n_children)]

    def __setstate__(self, state):
        self.state = state[0] if isinstance(state, tuple) else state

    def __reduce__(self):
        return _restored, (type(self).__name__, self.seed_seq.entropy, self.seed_seq.spawn_key, self.state)

    def _moved(self, state):
        made = type(self)(self.seed_seq)
        made.state = state
        return made


def _restored(name, entropy, spawn_key, state):
    made = globals()[name](SeedSequence(entropy, spawn_key=spawn_key))
    made.state = state
    return made


_JUMP = 0x9E3779B97F4A7C15F39CC0605CEDC835
_ALL = (1 << 128) - 1


class _Congruential(BitGenerator):
    """A state of 128 bits, multiplied and increased again and again."""

    def _told(self, words):
        high, low, increment_high, increment_low = words
        return {"state": {"state": high << 64 | low, "inc": increment_high << 64 | increment_low}}

    def _asked(self, value):
        return [half for part in (value["state"]["state"], value["state"]["inc"]) for half in (int(part) >> 64, int(part))]

    def advance(self, delta):
        """As if so many words had been drawn; goes back, too."""
        self.state = self._ahead(delta)
        return self

    def _ahead(self, delta):
        """Brown's algorithm: the steps of powers of two, put together."""
        told = self.state
        factor, add, whole, sum_ = self._multiplier, told["state"]["inc"], 1, 0
        delta &= _ALL
        while delta:
            if delta & 1:
                whole, sum_ = whole * factor & _ALL, (sum_ * factor + add) & _ALL
            add, factor = (factor + 1) * add & _ALL, factor * factor & _ALL
            delta >>= 1
        told["state"]["state"] = (whole * told["state"]["state"] + sum_) & _ALL
        return {**told, "has_uint32": 0, "uinteger": 0}

    def jumped(self, jumps=1):
        """Another source, so far ahead that the two never meet."""
        return self._moved(self._ahead(_JUMP * jumps))


class PCG64(_Congruential):
    """The bits of ``default_rng``."""

    _multiplier = 0x2360ED051FC65DA44385DF649FCCF645


class PCG64DXSM(_Congruential):
    """As PCG64, with a better mixed output."""

    _multiplier = 0xDA942042E4DD58B5


class SFC64(BitGenerator):
    """Small, fast and chaotic."""

    def _told(self, words):
        return {"state": {"state": array(words, "uint64")}}

    def _asked(self, value):
        return asarray(value["state"]["state"]).tolist()


class Philox(BitGenerator):
    """Counts, and mixes what it has counted.

    Parameters
    ----------
    seed : int, sequence of ints or SeedSequence, optional
    counter, key : where to count from, and how to mix, instead of a seed
    """

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        super().__init__(seed)
        if key is not None or counter is not None:
            told = self.state
            if key is not None:
                told["state"]["key"] = array(_split(key, 2, "key"), "uint64")
            told["state"]["counter"] = array(_split(counter or 0, 4, "counter"), "uint64")
            self.state = told

    def _told(self, words):
        return {
            "state": {"counter": array(words[:4], "uint64"), "key": array(words[4:6], "uint64")},
            "buffer": array(words[6:10], "uint64"),
            "buffer_pos": words[10],
        }

    def _asked(self, value):
        inner = value["state"]
        parts = (inner["counter"], inner["key"], value["buffer"])
        return [v for part in parts for v in asarray(part).tolist()] + [value["buffer_pos"]]

    def advance(self, delta):
        """As if so many blocks of four words had been drawn."""
        self.state = self._ahead(delta)
        return self

    def _ahead(self, delta):
        told = self.state
        counter = sum(v << 64 * i for i, v in enumerate(told["state"]["counter"].tolist())) + delta
        told["state"]["counter"] = array(_split(counter & (1 << 256) - 1, 4, "counter"), "uint64")
        return {**told, "buffer_pos": 4, "has_uint32": 0, "uinteger": 0}

    def jumped(self, jumps=1):
        """Another source, 2**128 blocks ahead."""
        return self._moved(self._ahead(jumps << 128))


def _split(value, count, name):
    """A large number as words of 64 bits, the lowest first; or words as they are."""
    if hasattr(value, "__len__"):
        words = [int(v) for v in value]
    else:
        value = int(value)
        if not 0 <= value < 1 << 64 * count:
            raise ValueError(f"{name} must be positive and less than 2**{64 * count}.")
        words = [value >> 64 * i & (1 << 64) - 1 for i in range(count)]
    if len(words) != count:
        raise ValueError(f"{name} must have {count} elements when using array form")
    return words


class MT19937(BitGenerator):
    """The Mersenne Twister, also of ``RandomState``."""

    _fields = ()

    def __init__(self, seed=None):
        super().__init__(seed)

    def _told(self, words):
        return {"state": {"key": array(words[:-1], "uint32"), "pos": words[-1]}}

    def _asked(self, value):
        return [*asarray(value["state"]["key"]).tolist(), value["state"]["pos"]]

    def _legacy_seeding(self, seed):
        """Starts as ``RandomState(seed)`` does."""
        from ._state import RandomState

        self.state = RandomState(seed).get_state(legacy=False)
