"""The classes of a MATLAB file's variables, of which Java tells the values only: read from the heads of its elements."""

import struct
import zlib

_COMPRESSED, _MATRIX = 15, 14
_HEAD = 4096

#: MATLAB's classes by their numbers (MAT-File Format, table 1-3).
CLASSES = {1: "cell", 2: "struct", 3: "object", 4: "char", 5: "sparse", 6: "double", 7: "single", 8: "int8", 9: "uint8",
           10: "int16", 11: "uint16", 12: "int32", 13: "uint32", 14: "int64", 15: "uint64"}  # fmt: skip


def classes(path):
    """Name and class of each variable of a file of the versions 5 to 7; nothing of others."""
    found = {}
    with open(path, "rb") as file:
        start = file.read(128)
        if len(start) < 128 or start[126:] not in (b"IM", b"MI") or start[124:126] not in (b"\0\1", b"\1\0"):
            return found
        order = "<" if start[126:] == b"IM" else ">"
        while len(tag := file.read(8)) == 8:
            kind, size = struct.unpack(order + "II", tag)
            place = file.tell()
            head = file.read(min(size, _HEAD))
            if kind == _COMPRESSED:
                try:
                    head = zlib.decompressobj().decompress(head, _HEAD)
                except zlib.error:
                    return found
                kind, head = struct.unpack(order + "I", head[:4])[0], head[8:]
            if kind == _MATRIX and len(head) >= 24:
                name, number = _variable(head, order)
                found[name] = CLASSES.get(number, "foreign")
            file.seek(place + size)
    return found


def _variable(head, order):
    """The name and the class's number: behind the flags come the dimensions, behind them the name."""
    number = struct.unpack(order + "I", head[8:12])[0] & 0xFF
    dimensions = struct.unpack(order + "I", head[20:24])[0]
    rest = head[24 + -(-dimensions // 8) * 8:]
    tag = struct.unpack(order + "I", rest[:4])[0]
    if tag >> 16:
        return rest[4:4 + (tag >> 16)].decode("latin-1"), number
    size = struct.unpack(order + "I", rest[4:8])[0]
    return rest[8:8 + size].decode("latin-1"), number


def as_sparse(array, matrix):
    """An array as a sparse matrix, or as a sparse array."""
    from ..sparse import csc_array, csc_matrix

    return (csc_matrix if matrix else csc_array)(array.reshape(1, -1) if array.ndim < 2 else array)


def class_name(array):
    """MATLAB's name for what has come as such an array."""
    if hasattr(array, "nnz"):
        return "sparse"
    kind = array.dtype
    if kind.kind in "UOV":
        return {"U": "char", "O": "cell", "V": "struct"}[kind.kind]
    return {"float64": "double", "float32": "single", "complex128": "double", "complex64": "single"}.get(kind.name, kind.name)
