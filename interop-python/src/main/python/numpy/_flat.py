"""What ``a.flat`` and ``a.flags`` return."""

from ._creation import asarray


class flatiter:
    """The elements in C order, as if the array had one axis; assignment writes to the array."""

    def __init__(self, array):
        self.base = array
        self._next = iter(array.ravel())

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._next)

    def __len__(self):
        return self.base.size

    def __getitem__(self, key):
        made = self.base.ravel()[key]
        return made.copy() if hasattr(made, "_j") and made.ndim else made

    def __setitem__(self, key, value):
        if self.base._j.isContiguous():
            self.base.reshape(-1)[key] = value
        else:
            flat = self.base.flatten()
            flat[key] = value
            self.base[...] = flat.reshape(self.base.shape)

    def __array__(self, dtype=None, copy=None):
        return asarray(self.base.ravel(), dtype)

    def copy(self):
        return self.base.flatten()


class flagsobj:
    """How the elements lie in memory."""

    def __init__(self, array):
        j = array._j
        self.c_contiguous = self.contiguous = j.isContiguous()
        self.f_contiguous = self.fortran = array.T._j.isContiguous()
        self.owndata = j.base() is None
        self.aligned = True
        self.writeable = not j.isReadOnly()
        self.writebackifcopy = False
        self._array = array

    def __setattr__(self, name, value):
        if name == "writeable" and "_array" in self.__dict__:
            self._array.setflags(write=value)
        object.__setattr__(self, name, value)

    def __getitem__(self, name):
        return getattr(self, name.lower())

    def __repr__(self):
        names = ("C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED", "WRITEBACKIFCOPY")
        return "\n".join(f"  {name} : {self[name]}" for name in names) + "\n"
