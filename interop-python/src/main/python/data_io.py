"""Reading and writing data: NumPy's ``.npy`` and ``.npz``, Matlab's ``.mat`` (a variable named ``data``), and text."""

import os

import numpy as np

__all__ = ["read", "write"]


def read(path, fmt=None):
    """Reads an array.

    Parameters
    ----------
    path : str
        the file
    fmt : str, optional
        ``npy``, ``npz``, ``mat``, ``txt``, ``binaryproto`` or the empty string for ``npy``; taken from the file's extension by default

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
    if not os.path.exists(path):
        raise IOError("data_io.read : No such file or directory: {}".format(path))
    return _READERS[_format(path, fmt)](path)


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
    _WRITERS[_format(path, fmt)](data, path)


def _format(path, fmt):
    return os.path.splitext(path)[1].replace(".", "").lower() if fmt is None else fmt


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


def _read_binaryproto(path):
    from _lrp.errors import java_errors
    from _lrp.paths import files, readable
    from numpy._ndarray import wrap
    print("loading Caffe blob from", path)
    with java_errors:
        return wrap(files.readSingleArray(readable(path)))


_READERS = {"npy": _read_np, "npz": _read_np, "": _read_np, "mat": _read_mat, "txt": _read_txt,
            "binaryproto": _read_binaryproto}
_WRITERS = {"npy": _write_np, "npz": _write_np, "": _write_np, "mat": _write_mat, "txt": _write_txt}
