"""Single elements that are no plain real numbers: complex, half precision, texts, bytes, records, dates, objects."""

from . import _dtypes as D
from . import _dtype_specs as S
from . import _scalars
from ._generic import flexible, character, complexfloating, floating, generic
from ._java import guarded, of
from ._scalars import Arithmetic, _new_float, _number, float64
from ._void import void, void_of

_Imaginary = of("Imaginary")
_scalar = guarded(of("Scalars").array)
_element = guarded(of("Reinterpretation").element)
_object_at = guarded(of("PythonObjects").at)


def element(j, place):
    """What lies at a place of the storage of an array of other things than numbers."""
    kind = D.of_java(j.type())
    if kind.kind in "OT":
        return _object_at(j, place)
    from ._ndarray import wrap

    view = wrap(_element(j, place))
    if kind.kind == "V":
        return void_of(view)
    from ._conversions import scalars

    return scalars(view)[0]


def boxed(text):
    """A number that Java wrote as the name of its type and its parts."""
    name, *parts = text.split(" ")
    if len(parts) == 2:
        return D.dtype(name).type(complex(float(parts[0]), float(parts[1])))
    return D.dtype(name).type(parts[0])


class _Complex(Arithmetic):
    __slots__ = ()

    def __new__(cls, real=0, imag=0):
        if hasattr(real, "_j") and getattr(real, "ndim", 0):
            from ._creation import array

            return array(real, cls)
        if isinstance(real, (list, tuple)):
            from ._creation import array

            return array(real, cls)
        if real is None:
            real = complex(float("nan"), float("nan"))
        value = complex(real) if isinstance(real, str) else complex(complex(real).real, complex(real).imag)
        if imag:
            value = complex(value.real - complex(imag).imag, value.imag + complex(imag).real)
        if cls.dtype is D.COMPLEX64:
            from ._scalars import float32

            value = complex(float(float32(value.real)), float(float32(value.imag)))
        return complex.__new__(cls, value)

    @property
    def _j(self):
        value = self.item()
        return _scalar(self.dtype._e, _Imaginary(value.real, value.imag))

    def _part(self, value):
        from ._scalars import float32

        return (float32 if self.dtype is D.COMPLEX64 else float64)(value)

    real = property(lambda self: self._part(complex.real.__get__(self)))
    imag = property(lambda self: self._part(complex.imag.__get__(self)))

    def item(self, *args):
        return complex(complex.real.__get__(self), complex.imag.__get__(self))

    def conjugate(self):
        return type(self)(self.item().conjugate())

    conj = conjugate

    def __complex__(self):
        return self.item()

    def __float__(self):
        return float(_without_imaginary(self))

    def __int__(self):
        return int(_without_imaginary(self))

    def __bool__(self):
        return self.item() != 0

    def __hash__(self):
        return hash(self.item())

    def __repr__(self):
        shown = str(self) if _scalars.edition > 113 else _scalars.oldest(self, True)
        return f"np.{self.dtype.name}({shown.strip('()')})" if _scalars.edition > 125 else shown

    def __str__(self):
        if _scalars.edition <= 113:
            return _scalars.oldest(self)
        value = self.item()
        if self.dtype is D.COMPLEX128:
            return repr(value)
        real, imag = (_shortest(self._part(v)) for v in (value.real, value.imag))
        sign = "" if imag.startswith("-") else "+"
        return f"{imag}j" if value.real == 0 and real[0] != "-" else f"({real}{sign}{imag}j)"

    def __format__(self, spec):
        return format(self.item(), spec)


def _shortest(value):
    text = str(value)
    return text[:-2] if text.endswith(".0") else text


def _without_imaginary(z):
    import warnings

    from .exceptions import ComplexWarning

    warnings.warn("Casting complex values to real discards the imaginary part", ComplexWarning, stacklevel=3)
    return z.item().real


class complex128(_Complex, complexfloating, complex):
    """A complex number of two doubles: also a Python ``complex``."""

    __slots__ = ()
    dtype = D.COMPLEX128


class complex64(_Complex, complexfloating, complex):
    """A complex number of two single-precision numbers."""

    __slots__ = ()
    dtype = D.COMPLEX64


class float16(Arithmetic, floating, float):
    """A half-precision number: a Python ``float`` of as many digits."""

    __slots__ = ()
    dtype = D.FLOAT16

    def __new__(cls, value=0.0):
        if isinstance(value, str) or value is None:
            value = float("nan" if value is None else value)
        if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0):
            from ._creation import array

            return array(value, cls)
        return _new_float(cls, _scalars.narrowed(D.FLOAT16, _number(value)))

    __round__ = float64.__round__

    def item(self, *args):
        return float.__float__(self)

    def __str__(self):
        value = self.item()
        if value != value or value in (float("inf"), float("-inf")):
            return repr(value)
        if _scalars.edition <= 113:
            return _scalars.oldest(self)
        from ._format import format_half

        return format_half(value)

    def __repr__(self):
        return _scalars.typed("np.float16", self)

    def __format__(self, spec):
        return str(self) if not spec else float.__format__(self, spec)

    __hash__ = float.__hash__
    __bool__ = float.__bool__


class str_(str, character):
    """A text: also a Python ``str``."""

    __slots__ = ()

    def __new__(cls, value="", *args):
        if isinstance(value, bytes) and not args:
            value = value.decode("ascii")
        return str.__new__(cls, value, *args)

    dtype = property(lambda self: S.text_type(len(self)))

    @property
    def _j(self):
        from ._conversions import from_values

        return from_values([str.__str__(self)], ())._j

    def item(self, *args):
        return str.__str__(self)

    def __repr__(self):
        return f"np.str_({str.__repr__(self)})" if _scalars.edition > 125 else str.__repr__(self)

    __str__ = str.__str__
    __format__ = str.__format__
    __hash__ = str.__hash__
    __getitem__ = str.__getitem__
    __bool__ = lambda self: len(self) > 0


class bytes_(bytes, character):
    """A byte string: also Python's ``bytes``."""

    def __new__(cls, value=b"", *args):
        if isinstance(value, str) and not args:
            value = value.encode("ascii")
        return bytes.__new__(cls, value, *args)

    dtype = property(lambda self: S.bytes_type(len(self)))

    @property
    def _j(self):
        from ._conversions import from_values

        return from_values([bytes.__getitem__(self, slice(None))], ())._j

    def item(self, *args):
        return bytes(memoryview(self))

    def __repr__(self):
        return f"np.bytes_({bytes.__repr__(self)})" if _scalars.edition > 125 else bytes.__repr__(self)

    def __str__(self):
        return bytes.__repr__(self)

    __hash__ = bytes.__hash__
    __getitem__ = bytes.__getitem__


class object_(generic):
    """The type of Python objects; called, it returns what it gets."""

    __slots__ = ()
    dtype = D.OBJECT

    def __new__(cls, value=None):
        if isinstance(value, (list, tuple)):
            from ._creation import array

            return array(value, object)
        return value


for _kind in (complex128, complex64, float16, str_, bytes_, void, object_):
    _kind.__module__ = "numpy"

D.register(complex128, D.COMPLEX128, complexfloating)
D.register(complex64, D.COMPLEX64)
D.register(float16, D.FLOAT16)
D.register(object_, D.OBJECT)
D._scalar_types["bytes_"] = bytes_
D._scalar_types["str_"] = str_
D._scalar_types["void"] = void
D._by_spec.update({str_: S.text_type(0), bytes_: S.bytes_type(0), void: S.void_type(0), character: S.bytes_type(0),
                   flexible: S.void_type(0)})  # fmt: skip
from . import _datetimes  # noqa: E402  (registers its scalars)
