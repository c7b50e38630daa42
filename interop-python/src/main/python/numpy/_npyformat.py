"""The .npy format for elements that Java's reader and writer of numbers do not know."""

from . import _dtypes as D
from ._conversions import from_raw, raw
from ._magic import MAGIC

GROWTH_AXIS_MAX_DIGITS = 21


def write(stream, a, allow_pickle=True, version=None):
    """Writes header and elements."""
    kind = a.dtype
    fortran = bool(a.ndim > 1 and a.flags.f_contiguous and not a.flags.c_contiguous)
    described = kind.descr if kind.names is not None else kind.str
    write_header(stream, {"descr": described, "fortran_order": fortran, "shape": a.shape}, version)
    if kind.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be saved when allow_pickle=False")
        import pickle

        pickle.dump(a, stream, protocol=4)
    else:
        stream.write(raw(a.T if fortran else a))


def write_header(stream, described, version=None):
    """Writes the header alone, of a version or of the first one that it fits in."""
    data = ("{" + "".join(f"{key!r}: {described[key]!r}, " for key in sorted(described)) + "}").encode("utf-8")
    shape = described["shape"]
    if shape:
        # Room for the axis along which rows can be added to the file.
        data += b" " * max(GROWTH_AXIS_MAX_DIGITS - len(repr(shape[-1 if described["fortran_order"] else 0])), 0)
    needed = 3 if not data.isascii() and not _is_latin(data) else 2 if len(data) > 65000 else 1
    number = needed if version is None else version[0]
    if version is None and needed > 1:
        import warnings

        warnings.warn(f"Stored array in format {needed}.0. It can only be read by NumPy >= 1.{9 if needed == 2 else 17}", UserWarning, stacklevel=4)
    if number < needed:
        raise ValueError(f"Header length {len(data)} too big for version={version}" if needed == 2 else f"Header needs version (3, 0), not {version}")
    data = data if number == 3 else data.decode("utf-8").encode("latin1")
    start = len(MAGIC) + 2 + (2 if number == 1 else 4)
    data += b" " * (-(start + len(data) + 1) % 64) + b"\n"
    stream.write(MAGIC + bytes([number, 0]) + len(data).to_bytes(2 if number == 1 else 4, "little") + data)


def _is_latin(data):
    return all(ord(c) < 256 for c in data.decode("utf-8"))


def _exactly(stream, size, what):
    """So many bytes, of a stream that may give them in parts."""
    parts, missing = [], size
    while missing:
        part = stream.read(missing)
        if not part:
            raise ValueError(f"EOF: reading {what}, expected {size} bytes got {size - missing}")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def header(stream, skip_magic=False, max_header_size=10000):
    """dtype, whether in Fortran order, and shape."""
    start = MAGIC if skip_magic else _exactly(stream, len(MAGIC), "magic string")
    if start != MAGIC:
        raise ValueError(f"the magic string is not correct; expected {MAGIC!r}, got {start!r}")
    version = _exactly(stream, 2, "version")
    if version[0] not in (1, 2, 3):
        raise ValueError("we only support format version (1,0), (2,0), and (3,0)")
    return described(stream, version[0], max_header_size)


def described(stream, version, max_header_size=10000):
    """As ``header``, of a file that stands behind its version."""
    from ast import literal_eval

    size = int.from_bytes(_exactly(stream, 2 if version == 1 else 4, "array header length"), "little")
    if size > max(max_header_size, 10000) * 100:
        raise ValueError(f"Header info length ({size}) is large and may not be safe to load securely.")
    data = _exactly(stream, size, "array header")
    try:
        found = literal_eval(data.decode("utf-8" if version == 3 else "latin1"))
    except (SyntaxError, ValueError, TypeError) as error:
        raise ValueError(f"Cannot parse header: {error}") from None
    if not isinstance(found, dict) or found.keys() != {"descr", "fortran_order", "shape"}:
        raise ValueError(f"Header does not contain the correct keys: {sorted(found) if isinstance(found, dict) else found!r}")
    descr, fortran, shape = found["descr"], found["fortran_order"], found["shape"]
    if not isinstance(shape, tuple) or not all(isinstance(n, int) for n in shape):
        raise ValueError(f"shape is not valid: {shape!r}")
    if not isinstance(fortran, bool):
        raise ValueError(f"fortran_order is not a valid bool: {fortran!r}")
    try:
        kind = _dtype(descr)
    except (TypeError, ValueError):
        raise ValueError(f"descr is not a valid dtype descriptor: {descr!r}") from None
    return kind, fortran, shape


def _dtype(descr):
    if isinstance(descr, str):
        return D.dtype(descr)
    names, kinds, offsets, end = [], [], [], 0
    for name, what, *shape in descr:
        kind = _dtype(what)
        kind = D.dtype((kind, tuple(shape[0]))) if shape else kind
        if name != "" or kind.kind != "V" or kind.names is not None:
            names.append(name[1] if isinstance(name, tuple) else name)
            kinds.append(kind)
            offsets.append(end)
        end += kind.itemsize
    return D.dtype({"names": names, "formats": kinds, "offsets": offsets, "itemsize": end})


def read(stream, allow_pickle=False, skip_magic=False, max_header_size=10000, encoding="ASCII"):
    """The array of an open file."""
    kind, fortran, shape = header(stream, skip_magic, max_header_size)
    if kind.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        import pickle

        return pickle.load(stream, encoding=encoding).reshape(shape)
    count = 1
    for n in shape:
        count *= n
    size = count * kind.itemsize
    data = _exactly(stream, size, "array data")
    return from_raw(data, kind, shape[::-1]).T if fortran else from_raw(data, kind, shape)
