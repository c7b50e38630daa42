"""What MATLAB's structs become: grids of records with Python objects in their fields, used as arrays are."""

import numpy as np


class _Kind:
    """The dtype of a grid: as much of it as scripts ask for."""

    isnative = True

    def __init__(self, kind, name, names=None):
        self.kind, self.name, self.names = kind, name, names
        self.char = self.kind
        self.fields = None if names is None else dict.fromkeys(names)

    def __repr__(self):
        return f"dtype({self.name!r})" if self.names is None else f"dtype({[(n, 'O') for n in self.names]})"

    def __str__(self):
        return self.name

    def __eq__(self, other):
        return other == self.name or isinstance(other, _Kind) and repr(other) == repr(self) or (
            other is object and self.kind == "O" or other is str and self.kind == "U" or
            other is complex and self.kind == "c")

    def __hash__(self):
        return hash(self.name)


class Grid:
    """Objects in a grid: ``grid[0, 1]``, ``grid.shape``, ``grid.ravel()``, loops and ``tolist`` work as for arrays.

    Parameters
    ----------
    kind : str
        'V' for structs
    shape : tuple of int
    items : list, in C order
    names : tuple of str, the fields of structs
    """

    def __init__(self, kind, shape, items, names=None):
        self._kind, self.shape, self._items, self._names = kind, tuple(shape), items, names

    ndim = property(lambda self: len(self.shape))
    size = property(lambda self: len(self._items))

    @property
    def dtype(self):
        return _Kind(self._kind, "void", self._names)

    def _like(self, shape, items):
        return Grid(self._kind, shape, items, self._names)

    def __len__(self):
        if not self.shape:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __getitem__(self, key):
        if isinstance(key, str):
            if self._names is None or key not in self._names:
                raise ValueError(f"no field of name {key}")
            from ._mat import objects

            return objects([record[key] for record in self._items], self.shape)
        places = np.arange(self.size).reshape(self.shape)[key]
        if np.ndim(places) == 0:
            return self._items[int(places)]
        return self._like(places.shape, [self._items[i] for i in places.reshape(-1).tolist()])

    def item(self, *index):
        """The only element, or the one at an index."""
        return self[index] if index else self._items[0] if self.size == 1 else self._items[self.size]

    def ravel(self, order="C"):
        """The elements in one dimension."""
        return self._like((self.size,), list(self._items))

    flatten = ravel
    flat = property(lambda self: iter(self._items))

    def reshape(self, *shape):
        """The elements in another shape."""
        shape = np.arange(self.size).reshape(*shape).shape
        return self._like(shape, list(self._items))

    def squeeze(self):
        """Without the axes of length 1."""
        return self._like(tuple(n for n in self.shape if n != 1), self._items)

    def copy(self):
        """The same elements in another grid."""
        return self._like(self.shape, list(self._items))

    @property
    def T(self):
        return self[...] if self.ndim < 2 else self._like(
            self.shape[::-1], [self._items[i] for i in np.arange(self.size).reshape(self.shape).T.reshape(-1).tolist()])

    def tolist(self):
        """Nested lists."""
        if not self.size:
            return np.zeros(self.shape).tolist()
        values = list(self._items)
        for n in reversed(self.shape[1:]):
            values = [values[i : i + n] for i in range(0, len(values), n)]
        return values if self.shape else values[0]

    def __eq__(self, other):
        other = other.tolist() if hasattr(other, "tolist") else other
        return self.tolist() == other

    __hash__ = None

    def __str__(self):
        return str(self.tolist())

    def __repr__(self):
        return f"array({self.tolist()!r}, dtype={self.dtype.name})"


class Record(dict):
    """A struct: its fields by name."""

    @property
    def dtype(self):
        return _Kind("V", "void", tuple(self))

    def __getitem__(self, key):
        return list(self.values())[key] if isinstance(key, int) else dict.__getitem__(self, key)


class mat_struct:
    """A struct whose fields are attributes, as ``loadmat(..., struct_as_record=False)`` gives it."""

    def __init__(self, fields):
        self._fieldnames = list(fields)
        self.__dict__.update(fields)
