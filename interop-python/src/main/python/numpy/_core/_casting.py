"""The casts between two classes of types, as NumPy's own modules see them: what ``can_cast`` and ``astype`` say of them."""

from .. import _dtypes as D
from .._same_value import NUMBERS
from .._types import can_cast

_LEVELS = ("no", "equiv", "safe", "same_kind", "unsafe")
_SAME_VALUE = 64


def _get_castingimpl(from_class, to_class):
    """The cast from types of one class to those of another."""
    return CastingImpl(from_class, to_class)


class CastingImpl:
    """A cast: how safe it is, between which types, and the cast itself."""

    _supports_unaligned = False

    def __init__(self, from_class, to_class):
        self.from_class, self.to_class = from_class, to_class

    def _resolve_descriptors(self, given):
        """How safe the cast is (0 'no' to 4 'unsafe', plus 64 for numbers), its types, and where the one is seen in the other.

        Parameters
        ----------
        given : the type cast from, and the one cast to or None for what its class has for the former
        """
        source, target = given
        target = self._target(source) if target is None else target
        level = next((i for i, rule in enumerate(_LEVELS) if can_cast(source, target, rule)), None)
        if level is None:
            raise TypeError(f"cannot cast {source!r} to {target!r}")
        seen = _view_offset(source, target)
        if seen is not None and source.kind in NUMBERS:
            level = 0
        if source.kind in NUMBERS and target.kind in NUMBERS:
            level |= _SAME_VALUE
        return level, (source, target), seen

    def _target(self, source):
        """The type of the other class that holds what is of a type."""
        if isinstance(source, self.to_class):
            return source.newbyteorder("=")
        plain = D.dtype(self.to_class.type)
        if plain.kind not in "SUV":
            return plain
        if source.kind == "O":
            raise TypeError(
                f"casting from object to the parametric DType {self.to_class!r} requires the specified output dtype instance."
            )
        from .._dtype_text import printed_length

        length = printed_length(source) if plain.kind != "V" and source.kind in NUMBERS else _length(source)
        return D.dtype(f"{plain.kind}{length}")

    def _simple_strided_call(self, arrays):
        """Casts one array into another."""
        source, target = arrays
        target[...] = source.astype(target.dtype)


def _length(kind):
    return kind.itemsize // (4 if kind.kind == "U" else 1)


def _view_offset(source, target):
    """Where elements of one type lie in those of the other as they are, in bytes; None where they are not to be seen there."""
    if source.subdtype is not None or target.subdtype is not None:
        alike = source.shape == target.shape or source.itemsize == source.base.itemsize and target.itemsize == target.base.itemsize
        return _view_offset(source.base, target.base) if alike else None
    if source.names and target.names:
        return _offset_of_fields(source, target)
    if source.names and target.kind != "V" or target.names and source.kind != "V":
        fields = source.names or target.names
        if len(fields) != 1:
            return None
        kind, at = (source if source.names else target).fields[fields[0]][:2]
        inner = _view_offset(kind, target) if source.names else _view_offset(source, kind)
        return None if inner is None or not source.names and at else inner + (at if source.names else 0)
    if target.kind == "V":
        return None if source.hasobject or target.itemsize > source.itemsize else 0
    if source.kind in "SU" and source.kind == target.kind:
        return 0 if source.isnative == target.isnative and target.itemsize <= source.itemsize else None
    if source.kind in "mM" and source.kind == target.kind and source.isnative == target.isnative:
        generic = D.dtype(source.kind + "8").newbyteorder(source.byteorder)
        return 0 if can_cast(source, target, "no") or source == generic else None
    return 0 if can_cast(source, target, "no") else None


def _offset_of_fields(source, target):
    """The one distance between all fields of two types of records."""
    if len(source.names) != len(target.names):
        return None
    found = set()
    for ours, theirs in zip(source.names, target.names):
        (kind, at), (other, there) = source.fields[ours][:2], target.fields[theirs][:2]
        inner = _view_offset(kind, other)
        if inner is None:
            return None
        found.add(inner + at - there)
    only = found.pop()
    return None if found or only < 0 else only
