"""The .npy format."""

from .._magic import MAGIC as MAGIC_PREFIX
from .._npyformat import read, write

__all__ = ["MAGIC_PREFIX", "descr_to_dtype", "dtype_to_descr", "magic", "read_array", "read_magic", "write_array"]
MAGIC_LEN = 8
ARRAY_ALIGN = 64
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
    write(fp, asanyarray(array), allow_pickle)


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

