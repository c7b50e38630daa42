"""Arrays in files: ``load``, ``save`` and their kin for NumPy's formats; tables of text are in ``_tables``.

Most files hold plain numbers, and Java reads those by itself: what others need is imported when one comes along.
"""

import io
import os

import java
from _lrp.paths import files, readable, writable

from ._creation import asarray
from ._java import guarded
from ._magic import MAGIC, ZIP
from ._ndarray import wrap

__all__ = ["fromfile", "fromstring", "load", "save", "savez", "savez_compressed"]

_NPY = "org.lrptoolbox.python.npy."
_NpyBytes = java.type(_NPY + "NpyBytes")
_NamedArrays = java.type(_NPY + "NamedArrays")
_read = guarded(files.readArray)
_read_plain = guarded(files.readPlainArray)
_write = guarded(files.writeArray)
_write_all = guarded(files.writeArchive)
_bytes = guarded(_NpyBytes.of)

#: How much of a file is read to see what it holds.
_HEAD = 80
_BY_COLUMNS = b"'fortran_order': True"
_is_by_columns = java.type("org.lrptoolbox.python.array.MemoryOrder").isFortran


def _is_java(array):
    """Whether Java writes an array itself: plain numbers, row by row."""
    return _is_plain(array.dtype) and (array._j.isContiguous() or not _is_by_columns(array._j))


def _is_plain(kind):
    """Whether Java reads and writes such elements itself."""
    return kind.kind in "biuf" and kind.isnative and not (kind.kind == "f" and kind.itemsize == 2)


def _holds_plain(stream):
    """The same of the elements of an .npy file."""
    from ._npyformat import header

    stream.seek(0)
    try:
        return _is_plain(header(stream)[0])
    except ValueError:
        return True  # Java says what is wrong with it


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    """The array of an .npy file, or the named arrays of an .npz file as a mapping.

    Parameters
    ----------
    file : str, path or open binary file
    mmap_mode : 'r', 'r+' or 'c': an array file as a ``memmap``, whose changes go to the file with 'r+'
    allow_pickle : whether to load other files as Python pickles, which can run any code
    """
    if hasattr(file, "read"):
        return _load_stream(file, allow_pickle, encoding)
    if not mmap_mode and isinstance(file, (str, os.PathLike)):
        plain = _read_plain(readable(file))  # what most files are: Python need not open it
        if plain is not None:
            return wrap(plain)
    with open(file, "rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(ZIP):
            from ._npz import NpzFile

            return NpzFile(file, allow_pickle, encoding)
        if head.startswith(MAGIC) and mmap_mode:
            from .lib.format import open_memmap

            return open_memmap(file, mmap_mode, max_header_size=max_header_size)
        if head.startswith(MAGIC):
            if _BY_COLUMNS not in head and _holds_plain(stream):
                return wrap(_read(readable(file)))
            from ._npyformat import read

            stream.seek(0)
            return read(stream, allow_pickle, encoding=encoding)
    with open(file, "rb") as stream:
        return _load_stream(stream, allow_pickle, encoding)


def _load_stream(stream, allow_pickle, encoding, max_header_size=10000):
    if not hasattr(stream, "seekable"):
        place = stream.tell() if hasattr(stream, "tell") else 0
    else:
        place = stream.tell() if stream.seekable() else None
    start = stream.read(len(MAGIC))
    if not start:
        raise EOFError("No data left in file")
    if start.startswith(ZIP):
        from ._npz import NpzFile

        stream.seek(place)
        return NpzFile(stream, allow_pickle, encoding)
    if start == MAGIC:
        from ._npyformat import read

        return read(stream, allow_pickle, True, max_header_size, encoding)
    if not allow_pickle:
        raise ValueError(
            "This file contains pickled (object) data. If you trust the file you can load it unsafely using the"
            " `allow_pickle=` keyword argument or `pickle.load()`."
        )
    import pickle

    stream.seek(place)
    return pickle.load(stream, encoding=encoding)


def save(file, arr, allow_pickle=True, fix_imports=True):
    """Writes an array as .npy; a path without that ending gets it appended."""
    array = asarray(arr)
    stored = hasattr(file, "write")
    if not _is_java(array):
        from ._npyformat import write

        if stored:
            write(file, array, allow_pickle)
        else:
            with open(_with_ending(file, ".npy"), "wb") as stream:
                write(stream, array, allow_pickle)
    elif stored:
        file.write(bytes(_bytes(array._j)))
    else:
        _write(array._j, writable(_with_ending(file, ".npy")))


def savez(file, *args, allow_pickle=True, **kwds):
    """Writes several arrays as .npz, named ``arr_0``, ``arr_1``, ... or by keywords."""
    _save_all(file, args, kwds, False, allow_pickle)


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    """As ``savez``, compressed."""
    _save_all(file, args, kwds, True, allow_pickle)


def _save_all(file, args, named, compressed, allow_pickle=True):
    for i, array in enumerate(args):
        if f"arr_{i}" in named:
            raise ValueError(f"Cannot use un-named variables and keyword arr_{i}")
        named[f"arr_{i}"] = array
    named = {name: asarray(array) for name, array in named.items()}
    if not all(map(_is_java, named.values())):
        return _zip(file if hasattr(file, "write") else _with_ending(file, ".npz"), named, compressed, allow_pickle)
    arrays = _NamedArrays()
    for name, array in named.items():
        arrays.put(name, array._j)
    if hasattr(file, "write"):
        file.write(bytes(_bytes(arrays.map(), compressed)))
    else:
        _write_all(arrays, writable(_with_ending(file, ".npz")), compressed)


def _zip(file, named, compressed, allow_pickle):
    """An archive with elements of any type."""
    import io
    import zipfile

    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, array in named.items():
            data = io.BytesIO()
            save(data, array, allow_pickle)
            archive.writestr(name + ".npy", data.getvalue())


def _with_ending(file, ending):
    path = os.fsdecode(file)
    return path if path.endswith(ending) else path + ending


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    """The numbers of a file of raw bytes, or of text where a separator is given."""
    if sep and offset:
        raise TypeError("'offset' argument only permitted for binary files")
    if not hasattr(file, "read"):
        with open(file, "rb") as stream:
            return fromfile(stream, dtype, count, sep, offset)
    if sep:
        text = file.read()
        return fromstring(text if isinstance(text, str) else text.decode("latin1"), dtype, count, sep=sep)
    file.seek(offset, os.SEEK_CUR)
    from ._dtypes import dtype as kind

    if kind(dtype).hasobject:
        raise ValueError("Cannot read into object array")
    size = kind(dtype).itemsize
    data = file.read() if count < 0 else file.read(count * size)
    from ._memory import of_bytes

    return of_bytes(data[: len(data) // size * size], dtype)


def fromstring(string, dtype=float, count=-1, *, sep=""):
    """The numbers in a text."""
    if not sep:
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    string, sep = (v.decode("latin1") if isinstance(v, bytes) else v for v in (string, sep))
    words = string.split() if sep.isspace() else [w for w in string.split(sep.strip()) if w.strip()]
    from ._creation import array
    from ._dtypes import dtype as kind

    read = {"c": _complex, "i": _whole, "u": _whole}.get(kind(dtype).kind, _real)
    numbers = [read(word) for word in (words if count < 0 else words[:count])]
    return array(numbers, kind(dtype)) if numbers else array([], float).astype(dtype)


def _real(word):
    """A number; what stands behind NaN in brackets is dropped."""
    return float(word.partition("(")[0] if word.strip().lstrip("+-").lower().startswith("nan(") else word)


def _whole(word):
    try:
        return int(word)
    except ValueError:
        return int(float(word))


def _complex(word):
    return complex(word.strip().removeprefix("(").removesuffix(")"))


def tofile(a, fid, sep="", format="%s"):
    """Writes the elements as raw bytes, or as text where a separator is given."""
    if not hasattr(fid, "write"):
        with open(fid, "wb") as stream:
            return tofile(a, stream, sep, format)
    data = a.tobytes()
    if sep:
        data = sep.join(format % (v,) for v in a.reshape(-1).tolist())
        if not isinstance(fid, io.TextIOBase):
            data = data.encode()
    fid.write(data)


def dump(a, file):
    """Pickles an array to a file."""
    import pickle

    if not hasattr(file, "write"):
        with open(file, "wb") as stream:
            return dump(a, stream)
    pickle.dump(a, file, protocol=4)


def dumps(a):
    """The pickle of an array as bytes."""
    import pickle

    return pickle.dumps(a, protocol=4)
