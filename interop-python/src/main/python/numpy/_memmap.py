"""``memmap``: an array of the numbers in a file, which are written back to it."""

import os
import weakref
import zlib

from . import _dtypes as D
from ._memory import of_bytes
from ._ndarray import ndarray

_MODES = {"readonly": "r", "copyonwrite": "c", "readwrite": "r+", "write": "w+"}
_open = {}


class _Mapping:
    """A piece of a file and the array that stands for it: Java's arrays are no memory of the file, so what changed is written back."""

    def __init__(self, file, path, offset, flat):
        self.file, self.path, self.offset, self.flat = file, path, offset, flat
        self.sum = self._sum()

    def _sum(self):
        return zlib.crc32(self.flat.tobytes())

    def write(self):
        """Writes the elements if any has changed."""
        now = self._sum()
        if now == self.sum:
            return
        self.sum = now
        if self.file is not None and not self.file.closed:
            self._into(self.file)
        elif self.path is not None and os.path.exists(self.path):
            with open(self.path, "r+b") as file:
                self._into(file)

    def _into(self, file):
        file.seek(self.offset)
        file.write(self.flat.tobytes())
        file.flush()


class _Handle:
    """What all views of a mapping hold: when none is left, the file is written to, at the end of the program at the latest."""

    def __init__(self, mapping):
        self.mapping = mapping
        _open[id(mapping)] = mapping
        weakref.finalize(self, _finish, id(mapping))


def _finish(key):
    _open.pop(key).write()


class memmap(ndarray):
    """An array of the numbers in a file.

    ``mode`` is ``'r'`` (cannot be written to), ``'c'`` (changes stay in memory), ``'r+'`` or ``'w+'`` (a new file of a ``shape``);
    ``offset`` is in bytes. The numbers are read as a whole; changes reach the file by ``flush``, when the array is no longer
    used, when the file is mapped again, and at the end of the program.
    """

    __array_priority__ = -100.0

    def __new__(cls, filename, dtype="uint8", mode="r+", offset=0, shape=None, order="C"):
        mode = _MODES.get(mode, mode)
        if mode not in _MODES.values():
            raise ValueError(f"mode must be one of {[*_MODES.values(), *_MODES]!r} (got {mode!r})")
        if mode == "w+" and shape is None:
            raise ValueError("shape must be given if mode == 'w+'")
        given = filename if hasattr(filename, "read") else None
        path = _path(filename)
        for mapping in list(_open.values()):
            if path is not None and mapping.path == path or given is not None and mapping.file is given:
                mapping.write()
        file = given or open(path, ("r" if mode == "c" else mode) + "b")
        try:
            flat, shape = _read(file, D.dtype(dtype), mode, offset, shape)
        finally:
            if given is None:
                file.close()
        self = flat.reshape(shape, order=order).view(cls)
        self.filename = given.name if given is not None and isinstance(getattr(given, "name", None), (str, bytes)) else _resolved(filename, path)
        self.offset, self.mode = offset, mode
        self._mmap = _Handle(_Mapping(given, path, offset, flat)) if mode in ("r+", "w+") else object()
        if mode == "r":
            self.setflags(write=False)
        return self

    def __array_finalize__(self, obj):
        from ._logic import may_share_memory

        kept = hasattr(obj, "_mmap") and may_share_memory(self, obj)
        for name in ("_mmap", "filename", "offset", "mode"):
            setattr(self, name, getattr(obj, name, None) if kept else None)

    def flush(self):
        """Writes what has changed to the file."""
        mapping = getattr(self._mmap, "mapping", None)
        if mapping is not None:
            mapping.write()

    def __array_wrap__(self, array, context=None, return_scalar=False):
        array = super().__array_wrap__(array, context)
        if self is array or type(self) is not memmap:
            return array
        return array[()] if return_scalar else array.view(ndarray)



def _read(file, kind, mode, offset, shape):
    """The elements of a piece of a file in a row, and the shape they are to have; files that are written to grow to it."""
    length = file.seek(0, 2)
    if shape is None:
        if (length - offset) % kind.itemsize:
            raise ValueError("Size of available data is not a multiple of the data-type size.")
        shape = ((length - offset) // kind.itemsize,)
    shape = tuple(int(n) for n in shape) if hasattr(shape, "__iter__") and getattr(shape, "ndim", 1) else (int(shape),)
    count = 1
    for n in shape:
        count *= n
    end = offset + max(count * kind.itemsize, 1)
    if length < end:
        if mode not in ("r+", "w+"):
            raise ValueError("cannot mmap an empty file" if length == 0 else "mmap length is greater than file size")
        file.seek(end - 1)
        file.write(b"\0")
        file.flush()
    file.seek(offset)
    return of_bytes(file.read(count * kind.itemsize), kind, count), shape


def _path(filename):
    """The file's place, or None where it has no name."""
    name = getattr(filename, "name", None) if hasattr(filename, "read") else os.fspath(filename)
    return os.path.abspath(name) if isinstance(name, (str, bytes)) else None


def _resolved(filename, path):
    if hasattr(filename, "read"):
        return None
    import pathlib

    return pathlib.Path(filename).resolve() if isinstance(filename, os.PathLike) else path


def _wrapped(self, j, wrap=memmap._wrap):
    """As other subclasses do, but what lies in no file is a plain array."""
    made = wrap(self, j)
    return made.view(ndarray) if type(self) is memmap and made._mmap is None else made


memmap._wrap = _wrapped
memmap.__module__ = "numpy"
