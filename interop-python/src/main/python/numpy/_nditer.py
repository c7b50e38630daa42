"""``nditer``: several arrays walked at once, element by element or row by row, in the order in which they lie in memory."""

from . import _nditer_operands as O
from ._java import guarded, of
from ._ndarray import ndarray, wrap
from ._nditer_space import coalesced, index_of, ordering, place_of, space
from ._nditer_steps import Steps

_strided = guarded(of("Layout").stridedFrom)
_CASTINGS = ("no", "equiv", "safe", "same_kind", "unsafe")


class nditer(Steps):
    """Several arrays, broadcast to one shape, walked at once.

    ``op`` is an array or a list of them, ``None`` for a result to be made; ``flags`` and ``op_flags`` say how they are
    walked and what is done to each, ``op_dtypes`` in which types they are seen, ``op_axes`` which axis of each goes with
    which of the iteration. Used in a ``with`` where operands are written to in another type than theirs.
    """

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None, itershape=None, buffersize=0):
        if order not in ("C", "F", "A", "K"):
            raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got {order!r})")
        if casting not in _CASTINGS:
            raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' (got {casting!r})")
        given = list(op) if isinstance(op, (list, tuple)) else [op]
        if not given:
            raise ValueError("Must provide at least one operand")
        self._flags = O.global_flags(flags)
        self._each = O.operand_flags(op_flags, given)
        O.check_masks(self._each)
        if "buffered" in self._flags and "delay_bufalloc" not in self._flags and any(
            v is None and "readwrite" in f for v, f in zip(given, self._each)
        ):
            raise ValueError(
                "Automatic allocation was requested for an iterator operand, and it was flagged as readable, but buffering "
                " without delayed allocation was enabled"
            )
        arrays = [None if v is None else O.as_operand(v, f) for v, f in zip(given, self._each)]
        self._write_back = []
        self._child, self._places, self._closed = None, None, False
        self._buffersize = buffersize
        self._prepare(given, arrays, op_dtypes, order, casting, op_axes, itershape)
        self._begin()

    def _prepare(self, given, arrays, op_dtypes, order, casting, op_axes, itershape):
        flags, reduce_ok = self._each, "reduce_ok" in self._flags
        shape, maps = space(arrays, op_axes, itershape)
        self._shape = shape
        if 0 in shape and "zerosize_ok" not in self._flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        for a, axes, f in zip(arrays, maps, flags):
            if a is not None:
                O.check_reduction(axes, a, shape, f, reduce_ok)
        kinds = O.types(arrays, flags, op_dtypes, "common_dtype" in self._flags)
        if "refs_ok" not in self._flags and any(k.hasobject for k in [*kinds, *(a.dtype for a in arrays if a is not None)]):
            raise TypeError("Iterator operand or requested dtype holds references, but the NPY_ITER_REFS_OK flag was not enabled")
        columns = [[0] * len(shape) if a is None else self._strides(a, axes) for a, axes in zip(arrays, maps)]
        O.check_one_mask(shape, columns, flags)
        self._perm, self._back = ordering(shape, columns, arrays, order, all(a is not None for a in arrays))
        self._tails = [len(k.shape) if a is None else 0 for a, k in zip(arrays, kinds)]
        for i, a in enumerate(arrays):
            if a is None:
                arrays[i] = O.allocated(maps[i], shape, self._perm, kinds[i], flags[i], reduce_ok)
                arrays[i] = self._as_subclass(arrays[i], given, flags[i])
                kinds[i] = kinds[i].base
            else:
                O.check_cast(i, a, kinds[i], flags[i], casting)
                arrays[i] = self._copied(i, a, kinds[i], given[i], maps[i], arrays)
        self._arrays, self._kinds, self._maps = arrays, kinds, maps
        self._lay()

    @staticmethod
    def _as_subclass(made, given, flags):
        kind = max((type(g) for g in given if isinstance(g, ndarray)), key=lambda t: t.__array_priority__, default=ndarray)
        return made if kind is ndarray or "no_subtype" in flags else made.view(kind)

    @staticmethod
    def _strides(a, axes):
        own = a._j.strides()
        return [0 if x is None or a.shape[x] == 1 else own[x] for x in axes]

    def _copied(self, i, a, kind, given, axes, arrays):
        """The operand itself, or a copy of another type or one that overlaps with no other operand."""
        flags = self._each[i]
        written = "readonly" not in flags
        if a.dtype == kind and not ("copy_if_overlap" in self._flags and written and O.overlapping(i, arrays, self._each)):
            if "contig" in flags and "buffered" not in self._flags and not a.flags.c_contiguous or (
                "contig" in flags and "external_loop" in self._flags and "buffered" not in self._flags and a.shape != self._shape
            ):
                raise TypeError("Iterator operand required buffering, to be contiguous as requested, but buffering is not enabled")
            return a
        if a.dtype != kind:
            if "buffered" in self._flags:
                return a
            free = not written and (a.ndim == 0 or "copy" in flags)
            if not free and not (written and "updateifcopy" in flags):
                raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
        inner = [axes[d] for d in self._perm if axes[d] is not None]
        order = [x for x in range(a.ndim) if x not in inner] + inner
        made = O.in_order(a.shape, order, kind)
        if "writeonly" not in flags:
            made[...] = a.astype(kind, casting="unsafe")
        if written:
            a.setflags(write=False)
            self._write_back.append((a, made))
        return made

    def _lay(self):
        """The operands along the axes as they are walked."""
        dims, columns, starts = self._walked()
        if "multi_index" not in self._flags:
            dims, columns = coalesced(dims, columns)
        self._dims = dims
        self._views = []
        for a, strides, start, more in zip(self._arrays, columns, starts, self._tails):
            n = a.ndim - more
            self._views.append(wrap(_strided(a._j, start, *(dims or [1]), *a.shape[n:], *(strides or [0]), *list(a._j.strides())[n:])))

    def _walked(self):
        """Lengths of the axes as they are walked, strides of all operands and of the index along them, places of the first elements."""
        perm, back, shape = self._perm, self._back, self._shape
        columns, starts = [], []
        places = self._places or [a._j.offset() for a in self._arrays]
        for a, axes, place in zip(self._arrays, self._maps, places):
            strides = self._strides(a, axes)
            starts.append(place + sum((shape[d] - 1) * strides[d] for d in back))
            columns.append([-strides[d] if d in back else strides[d] for d in perm])
        if self.has_index:
            index = self._index_strides()
            columns.append([-index[d] if d in back else index[d] for d in perm])
        return [shape[d] for d in perm], columns, starts

    def _index_strides(self):
        strides, step = [0] * len(self._shape), 1
        axes = range(len(self._shape))
        for d in reversed(axes) if "c_index" in self._flags else axes:
            strides[d] = 0 if self._shape[d] == 1 else step
            step *= self._shape[d]
        return strides

    has_index = property(lambda self: bool(self._flags & {"c_index", "f_index"}))
    has_multi_index = property(lambda self: "multi_index" in self._flags)
    nop = property(lambda self: len(self._arrays))
    dtypes = property(lambda self: tuple(self._kinds))
    ndim = property(lambda self: len(self._dims))
    iterationneedsapi = property(lambda self: any(k.hasobject for k in self._kinds))
    has_delayed_bufalloc = property(lambda self: self._delayed)

    @property
    def operands(self):
        if self._closed:
            raise ValueError("Iterator is invalid")
        return tuple(self._arrays)

    @property
    def itviews(self):
        if "buffered" in self._flags:
            raise ValueError("cannot provide an iterator view when buffering is enabled")
        return tuple(v if self._dims else v.reshape(()) for v in self._views)

    def _original(self, place):
        """The index, along the operands' axes, of a step."""
        index = [0] * len(self._shape)
        for d, i in zip(self._perm, index_of(place, [self._shape[d] for d in self._perm])):
            index[d] = self._shape[d] - 1 - i if d in self._back else i
        return tuple(index)

    def _step(self, index):
        """The step of an index along the operands' axes."""
        walked = [self._shape[d] - 1 - index[d] if d in self._back else index[d] for d in self._perm]
        return place_of(walked, [self._shape[d] for d in self._perm])

    def remove_axis(self, i, /):
        """Walks along the other axes only, at the first place of this one."""
        if not self.has_multi_index:
            raise RuntimeError("Iterator RemoveAxis may only be called if a multi-index is being tracked")
        if not -len(self._shape) <= i < len(self._shape):
            raise ValueError("axis out of bounds in iterator RemoveAxis")
        i %= len(self._shape)
        self._shape = self._shape[:i] + self._shape[i + 1 :]
        self._maps = [axes[:i] + axes[i + 1 :] for axes in self._maps]
        self._perm = [d - (d > i) for d in self._perm if d != i]
        self._back = {d - (d > i) for d in self._back if d != i}
        self._lay()
        self._begin()

    def remove_multi_index(self):
        """Forgets the index, so that neighbouring axes can be walked as one."""
        self._flags -= {"multi_index"}
        self._lay()
        self._begin()

    def enable_external_loop(self):
        """Gives whole rows from here on."""
        if self.has_multi_index or self.has_index:
            raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
        self._flags |= {"external_loop"}
        self._begin()


nditer.__module__ = "numpy"
