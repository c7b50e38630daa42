"""The classes of element types, by name."""

from . import _dtypes as D
from ._dtype_classes import class_of

__all__ = []
for _kind, _sizes in {"b": (1,), "i": (1, 2, 4, 8), "u": (1, 2, 4, 8), "f": (2, 4, 8), "c": (8, 16), "OUSVMmT": (8,)}.items():
    for _one in _kind:
        for _size in _sizes:
            _class = class_of(D.dtype, _one, _size)
            globals()[_class.__name__] = _class
            __all__.append(_class.__name__)
# C's names; there are no wider floats here.
ByteDType, ShortDType, IntDType, LongDType, LongLongDType = Int8DType, Int16DType, Int32DType, Int64DType, Int64DType  # noqa: F821
UByteDType, UShortDType, UIntDType, ULongDType, ULongLongDType = UInt8DType, UInt16DType, UInt32DType, UInt64DType, UInt64DType  # noqa: F821
LongDoubleDType, CLongDoubleDType = Float64DType, Complex128DType  # noqa: F821
__all__ += [n for n in list(globals()) if n.endswith("DType") and n not in __all__]
