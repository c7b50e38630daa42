"""The mapping that ``numpy.load`` gives for an .npz file."""

import os
from collections.abc import Mapping


class NpzFile(Mapping):
    """Named arrays in a file, each read when it is asked for.

    Attributes
    ----------
    files : list of str, the names
    f : an object with the arrays as attributes
    """

    def __init__(self, file, allow_pickle=False, encoding="ASCII"):
        self.allow_pickle = allow_pickle
        self._encoding = encoding
        self._name = str(getattr(file, "name", "object")) if hasattr(file, "read") else os.fsdecode(file)
        self._own = not hasattr(file, "read")
        self._source = _Stream(file, self)
        self.files = self._source.names()
        self.f = _Attributes(self)

    @property
    def zip(self):
        """The archive; None when closed."""
        return None if self._source is None else self._source.zip

    @property
    def fid(self):
        """The file, where it was opened by its path; None when closed, and of a stream of others'."""
        return self._source.zip.fp if self._source is not None and self._own else None

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


class _Stream:
    """An archive, by path or as an open Python file."""

    def __init__(self, stream, owner):
        from zipfile import ZipFile

        self._owner = owner
        self.zip = ZipFile(stream)
        self._entries = {name.removesuffix(".npy"): name for name in self.zip.namelist()}

    def names(self):
        return list(self._entries)

    def read(self, name):
        from ._magic import MAGIC
        from ._npyformat import read

        with self.zip.open(self._entries[name]) as stream:
            start = stream.read(len(MAGIC))
            if start != MAGIC:
                return start + stream.read()  # no array: its bytes, as NumPy gives them
            return read(stream, self._owner.allow_pickle, True, encoding=self._owner._encoding)

    def close(self):
        self.zip.close()


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
