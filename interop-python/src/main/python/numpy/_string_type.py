"""Texts of any length: what ``numpy.dtypes.StringDType`` is, and how its arrays are made."""

from . import _dtypes as D
from ._dtypes import make
from ._globals import _NoValue
from ._java import guarded, of

_objects = guarded(of("PythonObjects").arrayOf)
_typed = of("DataType").objects
_kinds = []


class _Texts(tuple):
    """Whether other values are made texts, and what stands for a missing one."""

    def __eq__(self, other):
        return isinstance(other, _Texts) and self[0] == other[0] and _same(self[1], other[1])

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self[0])


def _same(a, b):
    return a is b or isinstance(a, float) and isinstance(b, float) and a != a and b != b or type(a) is type(b) is str and a == b


def string_type(coerce=True, na_object=_NoValue):
    """The type of texts of any length."""
    given = _Texts((bool(coerce), na_object))
    for kind in _kinds:
        if kind.unit == given:
            return kind
    java = _typed("string", str(len(_kinds)))
    made = make("StringDType", "T", "T", 16, 2056, java, "|", unit=given)
    made.name = representation(made)
    _kinds.append(made)
    D._by_java[java.name()] = made
    return made


def representation(kind):
    """``repr`` of the type."""
    coerce, missing = kind.unit
    parts = [f"na_object={missing!r}"] if missing is not _NoValue else []
    return f"StringDType({', '.join(parts + ([] if coerce else ['coerce=False']))})"


def _missing(kind):
    missing = kind.unit[1]
    if missing is _NoValue:
        raise AttributeError("'StringDType' object has no attribute 'na_object'")
    return missing


#: What the class of the type has besides other types' members.
MEMBERS = {"coerce": property(lambda kind: kind.unit[0]), "na_object": property(_missing)}


def text(value, kind):
    """An element of an array of the type."""
    if isinstance(value, str):
        return value if type(value) is str else str(value)
    coerce, missing = kind.unit
    if missing is not _NoValue and _same(value, missing):
        return missing
    if not coerce:
        raise ValueError("StringDType only allows string data when string coercion is disabled.")
    if isinstance(value, bytes):
        return value.decode()
    return str(value[()] if hasattr(value, "ndim") and not value.ndim else value)


def from_texts(found, shape, kind):
    """An array of values in C order."""
    from ._ndarray import wrap

    return wrap(_objects(kind._e, [text(v, kind) for v in found], *shape))


def common(a, b):
    """The type that holds elements of both, one of which is such a text; None if there is none."""
    own, other = (a, b) if a.kind == "T" else (b, a)
    if other.kind in "SU":
        return own
    if other.kind != "T":
        return None
    missing = [k.unit[1] for k in (a, b) if k.unit[1] is not _NoValue]
    if len(missing) == 2 and not _same(*missing):
        raise TypeError("Cannot find a compatible null string value for null strings")
    return string_type(a.unit[0] and b.unit[0], missing[0] if missing else _NoValue)
