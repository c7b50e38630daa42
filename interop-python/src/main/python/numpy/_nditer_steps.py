"""Where ``nditer`` is, and how it goes on."""

import math
import operator

from ._java import of
from ._ndarray import wrap
from ._nditer_buffers import Buffers
from ._nditer_space import place_of

_part = of("Layout").part
_PAST = "Iterator is past the end"


class Steps:
    """Goes over the ``_views`` of the operands, which all have the lengths ``_dims``; a step is a number in that order."""

    def _begin(self):
        dims = self._dims or [1]
        self._size = math.prod(dims)
        self._external = "external_loop" in self._flags
        self._range = (0, self._size)
        self._axes = len(dims) - self._external
        self._stride = dims[-1] if self._external else 1
        self._buffers = None
        if "buffered" in self._flags:
            views = [v if self._dims else v.reshape(1) for v in self._views]
            self._buffers = Buffers(views, self._arrays, self._kinds, self._each, self._buffersize, "growinner" in self._flags)
        self._delayed = self._buffers is not None and "delay_bufalloc" in self._flags
        self._go(0)

    def _go(self, step):
        """To a step, from which iteration begins."""
        self._at, self._started = step, False
        self._finished = step >= self._range[1]
        if self._buffers is not None and not self._delayed:
            self._buffers.flush()
            if not self._finished:
                self._buffers.load(step, self._range[1])
        self._move_child()

    def reset(self):
        """Back to the beginning."""
        self._delayed = False
        self._go(self._range[0])

    def iternext(self):
        """One step further; whether there is one."""
        self._usable()
        buffers = self._buffers
        self._at = buffers.end if self._external and buffers is not None else self._at + self._stride
        if self._at >= self._range[1]:
            self._finished = True
            if buffers is not None:
                buffers.flush()
            return False
        if buffers is not None and self._at >= buffers.end:
            buffers.flush()
            buffers.load(self._at, self._range[1])
        self._move_child()
        return True

    def __iter__(self):
        return self

    def __next__(self):
        if self._closed or self._finished:
            raise StopIteration
        if self._started and not self.iternext():
            raise StopIteration
        self._started = True
        return self.value

    def _usable(self):
        if self._delayed:
            raise ValueError("Iterator construction used delayed buffer allocation, and no reset has been done yet")
        if self._closed or self._finished:
            raise ValueError(_PAST)

    def _element(self, i):
        buffers = self._buffers
        if buffers is None:
            return wrap(_part(self._views[i]._j, self._axes, self._at // self._stride))
        piece = buffers.pieces[i]
        return piece if self._external else wrap(_part(piece._j, 1, self._at - buffers.start))

    @property
    def value(self):
        """What the operands have at this step: arrays without axes, or rows."""
        self._usable()
        count = len(self._views)
        return self._element(0) if count == 1 else tuple(self._element(i) for i in range(count))

    def __len__(self):
        return len(self._views)

    def __getitem__(self, key):
        self._usable()
        if isinstance(key, slice):
            return tuple(self._element(i) for i in range(*key.indices(len(self._views))))
        return self._element(self._operand(key))

    def __setitem__(self, key, value):
        self._usable()
        if not isinstance(key, slice):
            chosen, value = [self._operand(key)], [value]
        else:
            chosen = range(*key.indices(len(self._views)))
            if len(value) != len(chosen):
                raise ValueError("Wrong size to assign to iterator slice")
        for i, v in zip(chosen, value):
            if "readonly" in self._each[i]:
                raise RuntimeError(f"Iterator operand {i} is not writeable")
            self._element(i)[...] = v

    def _operand(self, key):
        i = operator.index(key)
        if not -len(self._views) <= i < len(self._views):
            raise IndexError(f"Iterator operand index {i} is out of bounds")
        return i % len(self._views)

    @property
    def multi_index(self):
        self._usable()
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        return self._original(self._at)

    @multi_index.setter
    def multi_index(self, index):
        self._settable("GotoMultiIndex")
        if not self.has_multi_index:
            raise ValueError("Cannot call GotoMultiIndex on an iterator without requesting a multi-index in the constructor")
        try:
            index = tuple(operator.index(i) for i in index)
        except TypeError:
            raise ValueError("multi_index must be set with a sequence") from None
        if len(index) != len(self._shape):
            raise ValueError("Wrong number of indices")
        if not all(0 <= i < n for i, n in zip(index, self._shape)):
            raise IndexError("Iterator GotoMultiIndex called with an out-of-bounds multi-index")
        self._go(self._step(index))

    @property
    def index(self):
        self._usable()
        if not self.has_index:
            raise ValueError("Iterator does not have an index")
        return sum(i * s for i, s in zip(self._original(self._at), self._index_strides()))

    @index.setter
    def index(self, index):
        self._settable("GotoIndex")
        if not self.has_index:
            raise ValueError("Cannot call GotoIndex on an iterator without requesting a C or Fortran index in the constructor")
        if not 0 <= index < self._size:
            raise IndexError("Iterator GotoIndex called with an out-of-bounds index")
        self._go(self._step([index // s % n if s else 0 for s, n in zip(self._index_strides(), self._shape)]))

    @property
    def iterindex(self):
        self._usable()
        return self._at

    @iterindex.setter
    def iterindex(self, step):
        self._settable("GotoIterIndex", buffered=True)
        if not self._range[0] <= step < self._range[1]:
            raise IndexError("Iterator GotoIterIndex called with an iterindex outside the iteration range.")
        self._go(step)

    @property
    def iterrange(self):
        return self._range

    @iterrange.setter
    def iterrange(self, bounds):
        if "ranged" not in self._flags:
            raise ValueError("Cannot call ResetToIterIndexRange on an iterator without requesting ranged iteration support in the constructor")
        start, end = bounds
        if not 0 <= start <= end <= self._size:
            raise ValueError(f"Invalid range [{start}, {end}) passed to ResetToIterIndexRange")
        self._range, self._delayed = (start, end), False
        self._go(start)

    def _settable(self, what, buffered=False):
        if self._external and not (buffered and self._buffers is not None):
            raise ValueError(f"Cannot call {what} on an iterator which has the flag EXTERNAL_LOOP")
        if self._buffers is not None and not buffered:
            raise ValueError(f"Cannot call {what} on an iterator which is buffered")

    @property
    def shape(self):
        if self._finished or self._closed:
            raise ValueError(_PAST)
        return tuple(self._shape if self.has_multi_index else self._dims)

    finished = property(lambda self: self._finished)
    itersize = property(lambda self: self._size)

    def copy(self):
        """Another iterator at the same step."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        if self._buffers is not None:
            self._buffers.flush()
            delayed, range_, at, started = self._delayed, self._range, self._at, self._started
            for one in (self, made):
                one._begin()
                one._range, one._delayed = range_, delayed
                one._go(at)
                one._started = started
        return made

    def _move_child(self):
        """The iterator inside this one begins anew where this one is."""
        if self._child is not None and not self._finished:
            self._child._rebase([self._element(i)._j.offset() for i in range(len(self._views))])

    def _rebase(self, places):
        if self._buffers is not None:
            self._buffers.flush()
        self._places = places
        self._lay()
        self._begin()

    def close(self):
        """Writes back what was written to copies; the iterator is of no use after that."""
        if self._closed:
            return
        if self._buffers is not None:
            self._buffers.flush()
        for original, made in self._write_back:
            original.setflags(write=True)
            original[...] = made.astype(original.dtype, casting="unsafe")
        self._write_back, self._closed = [], True

    def __enter__(self):
        if self._closed:
            raise RuntimeError("operation on non-initialized iterator")
        return self

    def __exit__(self, *error):
        self.close()
        return None
