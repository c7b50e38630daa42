"""What Python asks of any object, answered for arrays: truth and numbers, text, copies, pickles."""

from ._java import of

_size = of("Layout").size


def _refuse_device(self, value):
    raise AttributeError("attribute 'device' of 'numpy.ndarray' objects is not writable")


class Protocols:
    """Arrays as objects of Python."""

    __slots__ = ()

    def __bool__(self):
        if _size(self._j) != 1:
            if _size(self._j) == 0:
                raise ValueError("The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.")
            raise ValueError(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
            )
        return bool(self.item())

    def __float__(self):
        return float(self._only())

    def __int__(self):
        return int(self._only())

    def __index__(self):
        if self.ndim or self.dtype.kind not in "iu":
            raise TypeError("only integer scalar arrays can be converted to a scalar index")
        return self.item()

    def __complex__(self):
        return complex(self._only())

    def _only(self):
        if self._j.rank():
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        return self.item()

    def to_device(self, device, /, *, stream=None):
        if device != "cpu":
            raise ValueError(f"Unsupported device: {device}. Only 'cpu' is accepted.")
        return self

    device = property(lambda self: "cpu", _refuse_device)

    def __repr__(self):
        from ._format import array_repr

        return array_repr(self)

    def __str__(self):
        from ._format import array_str

        return array_str(self)

    def __format__(self, spec):
        if self.ndim == 0:
            return format(self.item(), spec)
        if spec:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __bytes__(self):
        return bytes(self.item()) if self.ndim == 0 and self.dtype.kind in "iu" else self.tobytes()

    def __copy__(self):
        return self.copy("K")

    def __deepcopy__(self, memo):
        if self.dtype.hasobject:
            from ._conversions import deep_copy

            return deep_copy(self, memo)
        return self.copy("K")

    def __array_namespace__(self, /, *, api_version=None):
        import numpy

        if not isinstance(api_version, (str, type(None))):
            raise ValueError("Only None and strings are allowed as the Array API version")
        if api_version not in (None, "2021.12", "2022.12", "2023.12", "2024.12"):
            raise ValueError(f'Version "{api_version}" of the Array API Standard is not supported.')
        return numpy

    def __sizeof__(self):
        return 96 + 16 * self.ndim + (self.nbytes if self._j.base() is None else 0)

    def __reduce__(self):
        from ._core.multiarray import _reconstruct

        fortran = self.flags.f_contiguous and not self.flags.c_contiguous
        if self.dtype.hasobject:
            from ._conversions import values

            data = values(self.T if fortran else self)
        else:
            data = (self.T if fortran else self).tobytes()
        return _reconstruct, (type(self), (0,), b"b"), (1, self.shape, self.dtype, fortran, data)

    def __setstate__(self, state):
        from ._core.multiarray import _restore

        self._j = _restore(*state[1:5])._j if len(state) > 4 else _restore(*state[-4:])._j

    def __array__(self, dtype=None, copy=None):
        from ._creation import array

        return self if dtype is None and not copy else array(self, dtype, copy=copy, subok=True)

    def __array_function__(self, func, types, args, kwargs):
        from ._answering import array_function

        return array_function(self, func, types, args, kwargs)
