"""What ``a.flat`` and ``a.flags`` return."""

from ._creation import asarray


class flatiter:
    """The elements in C order, as if the array had one axis; assignment writes to the array."""

    def __init__(self, array):
        self.base = array
        self._next = iter(array.ravel())
        self._index = 0  # of the element that comes next

    def __iter__(self):
        return self._next

    def __next__(self):
        value = next(self._next)
        self._index += 1
        return value

    index = property(lambda self: self._index)

    @property
    def coords(self):
        from ._flat_indices import unravel_index

        return tuple(map(int, unravel_index(min(self._index, self.base.size - 1), self.base.shape)))

    def __len__(self):
        return self.base.size

    def __getitem__(self, key):
        made = self.base.ravel()[key if type(key) is int or type(key) is slice else self._place(key)]
        return made.copy() if hasattr(made, "_j") and made.ndim else made

    def _place(self, key, sets=False):
        """What a vector takes for a key, of which an iterator allows less than an array."""
        if isinstance(key, tuple):
            if not key and sets:
                raise IndexError("Assigning to a flat iterator with a 0-D index is not supported")
            if len(key) > 1:
                raise IndexError(f"too many indices for flat iterator: flat iterator is 1-dimensional, but {len(key)} were indexed")
            key = key[0] if key else Ellipsis
        if key is Ellipsis:
            return slice(None)
        if isinstance(key, bool) or getattr(key, "shape", None) == () and key.dtype.kind == "b":
            _warn("Indexing flat iterators with a 0-dimensional boolean index is deprecated and may be removed in a future version.")
            return 0 if key and not sets else slice(0, int(bool(key)))
        if isinstance(key, (list, flatiter)):
            made = asarray(key)
            if made.dtype.kind == "b" and isinstance(key, list):
                raise IndexError("boolean indices for iterators are not supported because of previous behavior that was confusing (valid"
                                 " boolean indices are expected to work in the future)")
            if made.dtype.kind == "f" and made.size:
                _warn("Invalid non-array indices for iterator objects are deprecated and will be removed in a future version.")
            key = made if made.dtype.kind in "biu" else made.astype("i8") if made.dtype.kind == "f" or not made.size else None
        elif getattr(getattr(key, "dtype", None), "kind", "") == "b" and key.shape != (self.base.size,):
            raise IndexError("boolean index did not match indexed flat iterator along axis 0; size of axis is"
                             f" {self.base.size} but size of corresponding boolean axis is {key.size}")
        if key is None:
            raise IndexError("only integers, slices (`:`), ellipsis (`...`) and integer or boolean arrays are valid indices")
        return key

    def __setitem__(self, key, value):
        key = key if type(key) is int or type(key) is slice else self._place(key, True)
        whole = self.base._j.isContiguous()
        flat = self.base.reshape(-1) if whole else self.base.flatten()
        self._put(flat, key, value)
        if not whole:
            self.base[...] = flat.reshape(self.base.shape)

    def __delitem__(self, key):
        raise TypeError("Cannot delete iterator elements")

    def _put(self, flat, key, value):
        """Values are repeated, and left over, as often as it takes."""
        kind = self.base.dtype
        if hasattr(key, "__index__") and not getattr(key, "ndim", 0):
            if not -flat.size <= key < flat.size:
                raise IndexError(f"index {key} is out of bounds for size {flat.size}")
            try:
                flat[key] = value
            except (TypeError, ValueError, OverflowError):
                raise ValueError("Error setting single item of array.") from None
            return
        if kind.kind not in "biufc" or not isinstance(value, (list, tuple)) and not getattr(value, "ndim", 0):
            flat[key] = value
            return
        from ._arange import arange

        values = asarray(value, kind).ravel()
        places = arange(flat.size)[key]
        if places.size and values.size:
            flat[places] = values[arange(places.size) % values.size] if places.size != values.size else values

    def __array__(self, dtype=None, copy=None, /):
        return asarray(self.base.ravel(), dtype)

    def copy(self, /):
        return self.base.flatten()


def _warn(message):
    import warnings

    warnings.warn(message + " (Deprecated NumPy 2.4)", DeprecationWarning, stacklevel=4)


def _aligned(a):
    """Whether all elements lie where their type asks for, as a field behind a smaller one does not: first and steps alike."""
    if a.dtype.kind in "biuf" and not a._j.type().isPacked():
        return True  # elements of a Java array
    step = a.dtype.alignment
    if step == 1 or not a.size:
        return True
    moves = [n for n, length in zip(a.strides, a.shape) if length > 1]
    return not any(n % step for n in (a._j.offset() * a._unit(), *moves))


class flagsobj:
    """How the elements lie in memory."""

    _SHORT = {"C": "c_contiguous", "F": "f_contiguous", "O": "owndata", "W": "writeable", "A": "aligned",
              "X": "writebackifcopy", "B": "behaved", "CA": "carray", "FA": "farray", "CONTIGUOUS": "c_contiguous",
              "FORTRAN": "f_contiguous"}  # fmt: skip

    def __init__(self, array):
        j = array._j
        ordered = j.isContiguous()
        columns = ordered if array.ndim < 2 else array.T._j.isContiguous()
        self.__dict__.update(
            c_contiguous=ordered, contiguous=ordered, f_contiguous=columns, fortran=columns, owndata=array.base is None,
            aligned=_aligned(array), writeable=not j.isReadOnly(), writebackifcopy=False, _array=array,
        )  # fmt: skip

    fnc = property(lambda self: self.f_contiguous and not self.c_contiguous)
    forc = property(lambda self: self.f_contiguous or self.c_contiguous)
    behaved = property(lambda self: self.aligned and self.writeable)
    carray = property(lambda self: self.behaved and self.c_contiguous)
    farray = property(lambda self: self.behaved and self.fnc)

    def __delattr__(self, name):
        raise AttributeError(f"Cannot delete flags {name} attribute" if hasattr(self, name) else name)

    def __setattr__(self, name, value):
        if name == "writeable" and "_array" in self.__dict__:
            self._array.setflags(write=value)
        object.__setattr__(self, name, value)

    def _named(self, key):
        name = self._SHORT.get(key, key.lower()) if isinstance(key, str) else ""
        if name.startswith("_") or not hasattr(self, name):
            raise KeyError("Unknown flag")
        return name

    def __getitem__(self, key):
        return getattr(self, self._named(key))

    def __setitem__(self, key, value):
        if self._named(key) not in ("writeable", "aligned", "writebackifcopy"):
            raise KeyError("Unknown flag")
        setattr(self, self._named(key), value)

    def __eq__(self, other):
        return isinstance(other, flagsobj) and repr(self) == repr(other)

    __hash__ = None

    def __repr__(self):
        names = ("C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY")
        return "\n".join(f"  {name} : {self[name]}" for name in names) + "\n"
