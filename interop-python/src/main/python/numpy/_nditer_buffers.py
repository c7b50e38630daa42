"""What ``nditer`` sees at a time where it is buffered: some elements of each operand in a row, copied where they must be of another type."""

import math

from ._creation import empty
from ._flat_indices import unravel_index
from ._arange import arange
from ._java import guarded, of
from ._ndarray import wrap
from ._nditer_space import coalesced

_strided = guarded(of("Layout").stridedFrom)
_part = guarded(of("Layout").part)


class Source:
    """One operand along the axes of the iteration, from which pieces are taken."""

    def __init__(self, view, array, kind, flags, core):
        self.view, self.kind, self.flags = view, kind, flags
        self.cast = array.dtype != kind
        strides = list(view._j.strides())
        dims, (merged,) = coalesced(view.shape, [strides])
        self.run = dims[-1]
        self.rows = wrap(_strided(view._j, view._j.offset(), *dims, *merged))
        self.constant = not any(strides[len(strides) - core :])
        self.buffered = self.cast or "contig" in flags and not _part(self.rows._j, len(dims) - 1, 0).isContiguous()
        self.reduced = "readonly" not in flags and 0 in strides

    def piece(self, start, end):
        """Elements in a row: themselves if they lie so, otherwise copies."""
        if not self.buffered and start // self.run == (end - 1) // self.run:
            row, first = divmod(start, self.run)
            return wrap(_part(self.rows._j, self.rows.ndim - 1, row))[first : first + end - start], False
        if self.constant and ("readonly" not in self.flags or not self.cast and "contig" not in self.flags):
            end = start + 1
        made = empty(end - start, self.kind)
        if "writeonly" not in self.flags or self.reduced:
            made[...] = self.view[self._key(start, end)].astype(self.kind, casting="unsafe")
        return made, True

    def _key(self, start, end):
        if self.view.ndim == 1:
            return slice(start, end)
        return unravel_index(arange(start, end), self.view.shape)

    def put_back(self, made, start, mask):
        """Copies what was written to a copy."""
        key = self._key(start, start + len(made))
        values = made.astype(self.view.dtype, casting="unsafe")
        if mask is not None and "writemasked" in self.flags:
            chosen = mask.astype(bool)
            key = arange(start, start + len(made))[chosen]
            key = unravel_index(key, self.view.shape) if self.view.ndim > 1 else key
            values = values[chosen]
        self.view[key] = values


class Buffers:
    """The pieces of all operands, one after the other."""

    def __init__(self, views, arrays, kinds, flags, size, grow):
        dims = views[0].shape
        self.core = self._core(views, flags)
        self.sources = [Source(*each, self.core) for each in zip(views, arrays, kinds, flags)]
        self.block = math.prod(dims[len(dims) - self.core :])
        self.size = self.block if grow and not any(s.buffered for s in self.sources) else size or 8192
        self.pieces, self.copied, self.start, self.end = [], [], 0, 0
        self.mask = next((i for i, f in enumerate(flags) if "arraymask" in f), None)

    @staticmethod
    def _core(views, flags):
        """Of how many inner axes each result of a reduction has either one element or one for each step."""
        written = [list(v._j.strides()) for v, f in zip(views, flags) if "readonly" not in f]
        count = views[0].ndim
        for strides, dims in zip(written, (v.shape for v in views)):
            inner = len(strides)
            same = 0
            while same < inner and (strides[inner - 1 - same] == 0) == (strides[-1] == 0):
                same += 1
            count = min(count, max(same, 1))
        return count

    def load(self, start, stop):
        """Takes the pieces that begin at a step."""
        end = min(start + self.size, stop, (start // self.block + 1) * self.block)
        both = [s.piece(start, end) for s in self.sources]
        self.copied = [p if copied else None for p, copied in both]
        n = end - start
        self.pieces = [p if len(p) == n else wrap(_strided(p._j, p._j.offset(), n, 0)) for p, _ in both]
        self.start, self.end = start, end

    def flush(self):
        """Writes back what was copied to be written to."""
        mask = None if self.mask is None or not self.pieces else self.pieces[self.mask]
        for source, made in zip(self.sources, self.copied):
            if made is not None and "readonly" not in source.flags:
                source.put_back(made, self.start, mask)
        self.pieces, self.copied, self.start, self.end = [], [], 0, 0
