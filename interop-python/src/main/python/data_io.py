"""Reading and writing data: NumPy's ``.npy`` and ``.npz``, Matlab's ``.mat`` (a variable named ``data``), and text.

Other formats are Java's, whichever are on the class path."""

import java
import numpy as np

from _lrp.errors import java_errors
from _lrp.formats import Formats
from _lrp.paths import files, readable, writable

__all__ = ["read", "write"]

_formats = java.type("org.lrptoolbox.python.files.KnownFormats")


def read(path, fmt=None):
    """Reads an array.

    Parameters
    ----------
    path : str
        the file
    fmt : str, optional
        ``npy``, ``npz``, ``mat``, ``txt``, the empty string for ``npy``, or another format that Java knows, such as
        ``binaryproto``; taken from the file's extension by default

    Returns
    -------
    numpy.ndarray
        the array; of an ``.npz`` file, the mapping from names to arrays

    Raises
    ------
    IOError
        if there is no such file
    KeyError
        for any other format
    """
    return _FORMATS.read(path, fmt)


def write(data, path, fmt=None):
    """Writes an array.

    Parameters
    ----------
    data : numpy.ndarray
        the array; as text it has one or two dimensions
    path : str
        the file; one of format ``npy`` gets this extension appended if it has another or none
    fmt : str, optional
        as for ``read``
    """
    _FORMATS.write(data, path, fmt)


def _read_np(path):
    print("loading np-formatted data from", path)
    return np.load(path)


def _read_mat(path):
    from scipy.io import loadmat
    print("loading matlab formatted data from", path)
    return loadmat(path)["data"]


def _read_txt(path):
    print("loading plain text data from", path)
    return np.loadtxt(path)


def _write_np(data, path):
    print("writing data in npy-format to", path)
    np.save(path, data)


def _write_mat(data, path):
    from scipy.io import savemat
    print("writing data in mat-format to", path)
    savemat(path, {"data": data}, appendmat=False)


def _write_txt(data, path):
    print("writing data as plain text to", path)
    np.savetxt(path, data)


@java_errors
def _read_any(path, fmt):
    from numpy._ndarray import wrap
    print("loading data from", path)
    return wrap(files.readSingleArray(readable(path), fmt))


@java_errors
def _write_any(data, path, fmt):
    print("writing data to", path)
    files.writeSingleArray(np.asarray(data)._j, writable(path), fmt)


_READERS = {"npy": _read_np, "npz": _read_np, "": _read_np, "mat": _read_mat, "txt": _read_txt}
_WRITERS = {"npy": _write_np, "npz": _write_np, "": _write_np, "mat": _write_mat, "txt": _write_txt}
_FORMATS = Formats("data_io", _formats.ofArrays, _READERS, _WRITERS, _read_any, _write_any)
