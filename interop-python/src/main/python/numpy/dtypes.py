"""The classes of element types: here each is the dtype itself, by name."""

from . import _dtypes as D

_NAMES = {
    "BoolDType": "bool", "Int8DType": "int8", "Int16DType": "int16", "Int32DType": "int32", "Int64DType": "int64",
    "UInt8DType": "uint8", "UInt16DType": "uint16", "UInt32DType": "uint32", "UInt64DType": "uint64",
    "Float16DType": "float16", "Float32DType": "float32", "Float64DType": "float64", "Complex64DType": "complex64",
    "Complex128DType": "complex128", "ObjectDType": "object", "StrDType": "str", "BytesDType": "bytes",
    "VoidDType": "void", "DateTime64DType": "datetime64", "TimeDelta64DType": "timedelta64",
}  # fmt: skip


__all__ = list(_NAMES)


def __getattr__(name):
    if name not in _NAMES:
        raise AttributeError(f"module 'numpy.dtypes' has no attribute '{name}'")
    return lambda *args: D.dtype(_NAMES[name])
