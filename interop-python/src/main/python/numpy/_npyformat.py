"""The .npy format for elements that Java's reader and writer of numbers do not know."""

from . import _dtypes as D
from ._conversions import from_raw, raw
from ._magic import MAGIC


def write(stream, a, allow_pickle=True):
    """Writes header and elements."""
    kind = a.dtype
    fortran = bool(a.ndim > 1 and a.flags.f_contiguous and not a.flags.c_contiguous)
    described = kind.descr if kind.names is not None else kind.str
    text = f"{{'descr': {described!r}, 'fortran_order': {fortran}, 'shape': {a.shape!r}, }}"
    version = 1
    try:
        data = text.encode("latin1")
    except UnicodeEncodeError:
        data, version = text.encode("utf-8"), 3
    version = 2 if version == 1 and len(data) > 65000 else version
    start = len(MAGIC) + 2 + (2 if version == 1 else 4)
    data += b" " * (-(start + len(data) + 1) % 64) + b"\n"
    stream.write(MAGIC + bytes([version, 0]) + len(data).to_bytes(2 if version == 1 else 4, "little") + data)
    if kind.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be saved when allow_pickle=False")
        import pickle

        pickle.dump(a, stream, protocol=4)
    else:
        stream.write(raw(a.T if fortran else a))


def header(stream, skip_magic=False, max_header_size=10000):
    """dtype, whether in Fortran order, and shape."""
    from ast import literal_eval

    start = MAGIC if skip_magic else stream.read(len(MAGIC))
    if start != MAGIC:
        raise ValueError(f"the magic string is not correct; expected {MAGIC!r}, got {start!r}")
    version = stream.read(2)
    if len(version) < 2 or version[0] not in (1, 2, 3):
        raise ValueError("we only support format version (1,0), (2,0), and (3,0)")
    size = int.from_bytes(stream.read(2 if version[0] == 1 else 4), "little")
    if size > max(max_header_size, 10000) * 100:
        raise ValueError(f"Header info length ({size}) is large and may not be safe to load securely.")
    data = stream.read(size)
    if len(data) < size:
        raise ValueError(f"EOF: reading array header, expected {size} bytes got {len(data)}")
    try:
        found = literal_eval(data.decode("utf-8" if version[0] == 3 else "latin1"))
        descr, fortran, shape = found["descr"], found["fortran_order"], found["shape"]
    except (SyntaxError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"Cannot parse header: {error}") from None
    if not isinstance(shape, tuple) or not all(isinstance(n, int) for n in shape):
        raise ValueError(f"shape is not valid: {shape!r}")
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
    data = stream.read(size)
    if len(data) < size:
        raise ValueError(f"EOF: reading array data, expected {size} bytes got {len(data)}")
    return from_raw(data, kind, shape[::-1]).T if fortran else from_raw(data, kind, shape)
