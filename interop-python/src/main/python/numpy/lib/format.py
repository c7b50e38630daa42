"""The .npy format."""

from .._magic import MAGIC as MAGIC_PREFIX
from .._npyformat import GROWTH_AXIS_MAX_DIGITS, described, read, write, write_header  # noqa: F401

__all__ = [
    "MAGIC_PREFIX", "descr_to_dtype", "dtype_to_descr", "header_data_from_array_1_0", "magic", "open_memmap", "read_array",
    "read_array_header_1_0", "read_array_header_2_0", "read_magic", "write_array", "write_array_header_1_0", "write_array_header_2_0",
]  # fmt: skip
MAGIC_LEN = 8
ARRAY_ALIGN = 64
BUFFER_SIZE = 2**18
EXPECTED_KEYS = {"descr", "fortran_order", "shape"}


def magic(major, minor):
    """The first bytes of a file of a version."""
    if not (0 <= major <= 255 and 0 <= minor <= 255):
        raise ValueError("major version must be 0 <= major < 256")
    return MAGIC_PREFIX + bytes([major, minor])


def read_magic(fp):
    """The version of an open file."""
    data = fp.read(MAGIC_LEN)
    if len(data) < MAGIC_LEN:
        raise ValueError(f"EOF: reading magic string, expected 8 bytes got {len(data)}")
    if data[:6] != MAGIC_PREFIX:
        raise ValueError(f"the magic string is not correct; expected {MAGIC_PREFIX!r}, got {data[:6]!r}")
    return tuple(data[6:])


def write_array(fp, array, version=None, allow_pickle=True, pickle_kwargs=None):
    """Writes an array to an open file."""
    from .._creation import asanyarray

    if version not in (None, (1, 0), (2, 0), (3, 0)):
        raise ValueError(f"we only support format version (1,0), (2,0), and (3,0), not {version}")
    write(fp, asanyarray(array), allow_pickle, version)


def read_array(fp, allow_pickle=False, pickle_kwargs=None, *, max_header_size=10000):
    """Reads an array from an open file."""
    return read(fp, allow_pickle, max_header_size=max_header_size)


def dtype_to_descr(dtype):
    """What stands for a type in the header."""
    return dtype.descr if dtype.names is not None else dtype.str


def descr_to_dtype(descr):
    """The type of what stands in a header."""
    from .._npyformat import _dtype

    return _dtype(descr)


def header_data_from_array_1_0(array):
    """What the header says of an array."""
    fortran = bool(array.flags.f_contiguous and not array.flags.c_contiguous)
    return {"shape": array.shape, "fortran_order": fortran, "descr": dtype_to_descr(array.dtype)}


def _writing(version):
    def function(fp, d):
        write_header(fp, d, version)

    function.__doc__ = f"Writes a header of version {version[0]}.0, with the magic in front of it."
    return function


def _reading(version):
    def function(fp, max_header_size=10000):
        kind, fortran, shape = described(fp, version[0], max_header_size)
        return shape, fortran, kind

    function.__doc__ = f"Shape, order and type from a header of version {version[0]}.0, behind the magic."
    return function


write_array_header_1_0, write_array_header_2_0 = map(_writing, ((1, 0), (2, 0)))
read_array_header_1_0, read_array_header_2_0 = map(_reading, ((1, 0), (2, 0)))


def open_memmap(filename, mode="r+", dtype=None, shape=None, fortran_order=False, version=None, *, max_header_size=10000):
    """The array of an .npy file as a ``memmap``; with mode ``'w+'`` a new file of a type and a shape."""
    from .. import _dtypes as D
    from .._memmap import memmap
    from .._npyformat import header

    if hasattr(filename, "read"):
        raise ValueError("Filename must be a string or a path-like object.  Memmap cannot use existing file handles.")
    if "w" in mode:
        kind = D.dtype(float if dtype is None else dtype)
        shape = (shape,) if hasattr(shape, "__index__") else tuple(shape)
        with open(filename, mode + "b") as fp:
            write_header(fp, {"descr": dtype_to_descr(kind), "fortran_order": bool(fortran_order), "shape": shape}, version)
            offset = fp.tell()
    else:
        with open(filename, "rb") as fp:
            kind, fortran_order, shape = header(fp, max_header_size=max_header_size)
            offset = fp.tell()
    if kind.hasobject:
        raise ValueError("Array can't be memory-mapped: Python objects in dtype.")
    return memmap(filename, kind, "r+" if mode == "w+" else mode, offset, shape, "F" if fortran_order else "C")
