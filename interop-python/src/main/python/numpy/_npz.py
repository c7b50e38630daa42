"""The mapping that ``numpy.load`` gives for an .npz file."""

import os
from collections.abc import Mapping

import java
from _lrp.paths import files, readable

from ._java import guarded
from ._ndarray import wrap

_open = guarded(files.openArchive)
_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of


class NpzFile(Mapping):
    """Named arrays in a file, each read when it is asked for.

    Attributes
    ----------
    files : list of str, the names
    f : an object with the arrays as attributes
    """

    def __init__(self, file):
        self._name = str(getattr(file, "name", "object")) if hasattr(file, "read") else os.fsdecode(file)
        self._source = _Stream(file) if hasattr(file, "read") else _File(file)
        self.files = self._source.names()
        self.f = _Attributes(self)

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(f"{key} is not a file in the archive")
        if self._source is None:
            raise ValueError(f"{self._name} is closed")
        return self._source.read(key if key in self.files else key[: -len(".npy")])

    def __contains__(self, key):
        return key in self.files or isinstance(key, str) and key.endswith(".npy") and key[: -len(".npy")] in self.files

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Closes the file; its arrays cannot be read any more."""
        if self._source is not None:
            self._source.close()
            self._source = None

    def __del__(self):
        if getattr(self, "_source", None) is not None:
            self.close()

    def __repr__(self):
        shown = self.files[:5]
        return f"NpzFile {self._name!r} with keys: {', '.join(shown)}{'...' if len(self.files) > len(shown) else ''}"


class _File:
    """An archive that Java reads itself."""

    def __init__(self, path):
        self._npz = _open(readable(path))

    def names(self):
        return [str(name) for name in self._npz.names()]

    def read(self, name):
        if guarded(self._npz.isText)(name):
            from ._io import nested

            return nested(guarded(self._npz.readText)(name))
        return wrap(_wrapped(guarded(self._npz.read)(name)))

    def close(self):
        self._npz.close()


class _Stream:
    """An archive in an open Python file."""

    def __init__(self, stream):
        from zipfile import ZipFile

        self._zip = ZipFile(stream)
        self._entries = {name.removesuffix(".npy"): name for name in self._zip.namelist()}

    def names(self):
        return list(self._entries)

    def read(self, name):
        from ._io import _in_memory, from_java

        return from_java(_in_memory(self._zip.read(self._entries[name]), name))

    def close(self):
        self._zip.close()


class _Attributes:
    def __init__(self, npz):
        self._npz = npz

    def __getattr__(self, name):
        try:
            return self._npz[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self):
        return self._npz.files
