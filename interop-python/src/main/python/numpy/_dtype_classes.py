"""The classes of element types: ``type(numpy.dtype('f8'))`` is ``numpy.dtypes.Float64DType``."""


class _DTypeMeta(type):
    """What the classes of element types say of all their types."""

    __module__ = "numpy"

    _legacy = property(lambda cls: True)
    _abstract = property(lambda cls: cls._kind is None)
    _parametric = property(lambda cls: cls._kind is not None and cls._kind in "SUVMmT")
    _is_numeric = property(lambda cls: cls._kind is not None and cls._kind in "biufc")

    @property
    def type(cls):
        """The class of single elements."""
        if cls._kind is None:
            raise AttributeError("type object 'numpy.dtype' has no attribute 'type'")
        return cls._plain().type

    @property
    def __signature__(cls):
        from inspect import Parameter, Signature

        either = Parameter.POSITIONAL_OR_KEYWORD
        if cls._kind is None:
            return Signature([
                Parameter("dtype", either), Parameter("align", either, default=False),
                Parameter("copy", either, default=False), Parameter("kwargs", Parameter.VAR_KEYWORD),
            ])  # fmt: skip
        if cls._kind == "T":
            return Signature([Parameter("coerce", Parameter.KEYWORD_ONLY, default=True), Parameter("kwargs", Parameter.VAR_KEYWORD)])
        name = {"S": "size", "U": "size", "V": "length", "M": "unit", "m": "unit"}.get(cls._kind)
        return Signature([Parameter(name, Parameter.POSITIONAL_ONLY)] if name else [])

    def _plain(cls):
        """The type of the class, without a length or a unit."""
        from ._dtypes import dtype

        return dtype(cls._kind if cls._size is None else f"{cls._kind}{cls._size}" if cls._kind != "O" else "O")


def alias(cls, item, most=1):
    """``dtype[...]`` and ``ndarray[...]`` for type checkers, with up to so many parameters."""
    from types import GenericAlias

    if isinstance(item, tuple) and not 1 <= len(item) <= most:
        raise TypeError(f"Too {'many' if item else 'few'} arguments for {cls}")
    return GenericAlias(cls, item)


class Answers:
    """What element types say of themselves by other modules: their order, text, pickles and copies."""

    __slots__ = ()

    def __len__(self):
        return len(self.names or ())

    def __bool__(self):
        return True

    def __lt__(self, other):
        return self <= other and self != other

    def __le__(self, other):
        from ._types import can_cast

        return can_cast(self, other)

    def __ge__(self, other):
        return _of(other) <= self

    def __gt__(self, other):
        return _of(other) < self

    def __mul__(self, count):
        return _of((self, (count,)))

    __rmul__ = __mul__

    def __repr__(self):
        from ._dtype_text import representation

        return representation(self)

    def __str__(self):
        from ._dtype_text import text

        return text(self)

    def __reduce__(self):
        from ._dtype_pickles import reduced

        return reduced(self)

    def __setstate__(self, state):
        from ._dtype_pickles import restored

        restored(self, state)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _of(spec):
    from ._dtypes import dtype

    return dtype(spec)


_TITLES = {"b": "Bool", "i": "Int", "u": "UInt", "f": "Float", "c": "Complex", "O": "Object", "S": "Bytes", "U": "Str",
           "V": "Void", "M": "DateTime64", "m": "TimeDelta64", "T": "String"}  # fmt: skip
_known = {}


def title(kind, size):
    """The class's name, such as 'Float64DType'."""
    return f"{_TITLES[kind]}{8 * size if kind in 'iufc' else ''}DType"


def class_of(base, kind, size):
    """The class for types of that kind; ``base`` is ``numpy.dtype``."""
    name = title(kind, size)
    found = _known.get(name)
    if found is None:
        members = {"__slots__": (), "__module__": "numpy.dtypes", "_kind": kind, "_size": size if kind in "biufcO" else None}
        if kind == "T":
            from ._string_type import MEMBERS

            members.update(MEMBERS)
        found = _known[name] = _DTypeMeta(name, (base,), members)
    return found


def called(cls, length):
    """What ``Float64DType()`` and ``StrDType(8)`` make."""
    from . import _dtypes as D
    from ._dtype_specs import bytes_type, text_type

    if not cls._parametric:
        if length:
            raise TypeError(f"'numpy.dtype' object expects no arguments: {cls.__name__}() takes none")
        return cls._plain()
    if cls._kind not in "SU" or len(length) != 1:
        raise TypeError(f"Preliminary-API: Flexible/Parametric legacy DType '{cls!r}' can only be instantiated using `np.dtype(...)`")
    if length[0] < 0:
        raise ValueError("negative dimensions are not allowed")
    if length[0] * (4 if cls._kind == "U" else 1) > 2**31 - 1:
        raise TypeError("too large string dtype.")
    return D.dtype((text_type if cls._kind == "U" else bytes_type)(length[0]))
