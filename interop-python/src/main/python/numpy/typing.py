"""Names for annotations: what may become an array or a type, and arrays of a type: ``x: NDArray[np.float64]``."""

from collections.abc import Buffer, Sequence
from typing import Any, Protocol, TypeVar, Union, runtime_checkable

from ._dtypes import dtype
from ._generic import generic
from ._ndarray import ndarray

__all__ = ["ArrayLike", "DTypeLike", "NBitBase", "NDArray"]

_ScalarT = TypeVar("_ScalarT", bound=generic)


@runtime_checkable
class _SupportsArray(Protocol):
    def __array__(self) -> ndarray: ...


@runtime_checkable
class _HasDType(Protocol):
    @property
    def dtype(self) -> dtype: ...


#: An array, what gives one, numbers, texts, and sequences of them.
ArrayLike = Union[Buffer, _SupportsArray, Sequence[Any], complex, bytes, str]

#: A type, what has one, its name, its fields, or None for the default.
DTypeLike = Union[type[Any], dtype[Any], _HasDType, tuple[Any, Any], list[Any], dict[str, Any], str, None]

#: An array of any shape, of elements of a type.
NDArray = ndarray[tuple[Any, ...], dtype[_ScalarT]]


class NBitBase:
    """How precise a number is, to checkers of types; no class is derived from it, and none can be made."""

    def __init_subclass__(cls):
        raise TypeError('cannot inherit from final class "NBitBase"')
