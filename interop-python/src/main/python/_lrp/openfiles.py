"""Files that a script leaves open.

CPython closes a file as soon as nobody holds it any more; here that happens at some later time, or never. So
``pickle.dump(x, open(name, "wb"))`` would leave an empty file. The files opened to be written are therefore remembered
until they are closed: before another file is opened, what they hold back is written, so that it can be read, and at the
end of the interpreter they are closed.
"""

import _io
import atexit
import builtins
import sys
from _weakref import ref

#: Beyond so many, the older half is only held as long as the script does; it has been written out then.
_MOST = 256


def _encoding_of_texts():
    """UTF-8 where the variables say so that POSIX looks at, else nothing.

    GraalPy itself would ask its module ``locale`` at the first text, whose imports take half as long as its whole start.
    """
    variables = getattr(sys.modules.get("posix"), "environ", {})
    for name in (b"LC_ALL", b"LC_CTYPE", b"LANG"):
        if variables.get(name):
            return "UTF-8" if b"utf8" in variables[name].lower().replace(b"-", b"") else None
    return None


_open = _io.open
_texts = _encoding_of_texts()
_files = []
_older = []


def tracked_open(
    file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None
):
    """The built-in ``open``."""
    if _files:
        flush()
    if encoding is None or encoding == "locale":
        encoding = _texts if isinstance(mode, str) and "b" not in mode else encoding
    opened = _open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    if mode not in ("r", "rb", "rt") and isinstance(mode, str) and not mode.startswith("r") or "+" in mode:
        remember(opened)
    return opened


def remember(file):
    """Closes a file at the end, at the latest."""
    _files.append(file)
    if len(_files) > _MOST:
        _files[:] = [f for f in _files if not _closed(f)]
        if len(_files) > _MOST:
            flush()
            _older[:] = [known for known in _older if known() is not None]
            _older.extend(map(ref, _files[: _MOST // 2]))
            del _files[: _MOST // 2]


def _closed(file):
    if hasattr(file, "closed"):
        return file.closed
    return getattr(file, "fp", None) is None  # a ZipFile


def flush():
    """Writes what files hold back that are still open; forgets the others."""
    for file in _files:
        try:
            if not _closed(file) and hasattr(file, "flush"):
                file.flush()
        except Exception:
            pass  # as in CPython, where nobody is there to hear of it
    _files[:] = [file for file in _files if not _closed(file)]


def close_all():
    """Closes all files, the youngest first: a packer comes after the file it writes to."""
    older = (known() for known in reversed(_older))
    for file in [*reversed(_files), *older]:
        try:
            if file is not None and not _closed(file):
                file.close()
        except Exception as error:
            print(f"Exception ignored while closing {file!r}: {error}", file=sys.stderr)
    _files.clear()
    _older.clear()


def install():
    """Puts ``tracked_open`` in the place of ``open``, and sees to what is open in the end."""
    tracked_open.__name__ = tracked_open.__qualname__ = "open"
    tracked_open.__module__ = "_io"
    tracked_open.__doc__ = _open.__doc__
    builtins.open = _io.open = tracked_open
    if "io" in sys.modules:  # otherwise it takes what is in _io, once it is imported
        sys.modules["io"].open = tracked_open
    # The first to be registered is the last to be called: functions of the program may still write.
    atexit.register(close_all)


def track(packing):
    """Makes the objects of ``gzip``, ``bz2``, ``lzma`` or ``zipfile``, which hold back data of their own, be tracked."""
    for name in ("GzipFile", "BZ2File", "LZMAFile", "ZipFile"):
        kind = vars(packing).get(name)
        if kind is not None:
            kind.__init__ = _remembering(kind.__init__, lambda args, made: args[0])
    if hasattr(packing, "open"):
        packing.open = _remembering(packing.open, lambda args, made: made)


def _remembering(function, which):
    from functools import wraps

    @wraps(function)
    def wrapper(*args, **kwargs):
        made = function(*args, **kwargs)
        remember(which(args, made))
        return made

    return wrapper
