"""Variables of MATLAB files of the versions 5 to 7, read and written by Java."""

import contextlib
import os
import warnings

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, readable, writable

_NamedArrays = java.type("org.lrptoolbox.python.npy.NamedArrays")
_FORMAT = "mat"
_TEXT_LENGTH = 116


def loadmat(
    file_name,
    mdict=None,
    appendmat=True,
    *,
    byte_order=None,
    mat_dtype=False,
    squeeze_me=False,
    chars_as_strings=True,
    matlab_compatible=False,
    struct_as_record=True,
    verify_compressed_data_integrity=True,
    simplify_cells=False,
    variable_names=None,
    spmatrix=True,
):
    """The variables of a file as a dict of arrays, beside ``__header__``, ``__version__`` and ``__globals__``.

    Parameters
    ----------
    file_name : str, path or open binary file
    mdict : dict to add the variables to
    appendmat : bool, whether to try the name with ``.mat`` at its end
    mat_dtype : bool, whether to convert numbers to the type MATLAB showed them in, where that is double; by default
        they keep the type they are stored in, such as uint8 for small whole numbers
    squeeze_me : bool, whether to drop axes of length 1
    variable_names : str or sequence of str, which variables to read; by default all

    Notes
    -----
    Variables that are no arrays of real numbers (texts, structs, cells) are left out with a warning, unless asked for
    by name, which raises ValueError.
    """
    chosen = {variable_names} if isinstance(variable_names, str) else variable_names and set(variable_names)
    found = {} if mdict is None else mdict
    with _on_disk(file_name, appendmat) as path:
        with open(path, "rb") as stream:
            found["__header__"] = stream.read(_TEXT_LENGTH).strip(b" \t\n\x00")
        found["__version__"] = "1.0"
        found["__globals__"] = []
        variables = _variables(path)
        for name in map(str, variables.names()):
            if chosen is None or name in chosen:
                array = _array(variables, name, chosen is not None)
                if array is not None:
                    array = array.astype(float) if mat_dtype or matlab_compatible else array
                    found[name] = array.squeeze() if squeeze_me else array
    return found


@java_errors
def _variables(path):
    return files.readVariables(readable(path), _FORMAT)


@java_errors
def _array(variables, name, required):
    found = variables.read(name)
    if not isinstance(found, str):
        return _from_java(found)
    if required:
        raise NotImplementedError(found)
    warnings.warn(found, stacklevel=3)
    return None


def _from_java(j):
    from numpy._ndarray import wrap

    return wrap(j)


@contextlib.contextmanager
def _on_disk(file, appendmat):
    """The path of a file; the content of an open one is copied to a temporary one."""
    if hasattr(file, "read"):
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "stream.mat")
            with open(path, "wb") as copy:
                copy.write(file.read())
            yield path
        return
    path = os.fsdecode(file)
    if appendmat and not os.path.exists(path) and os.path.exists(path + ".mat"):
        path += ".mat"
    yield path


def savemat(
    file_name, mdict, appendmat=True, format="5", long_field_names=False, do_compression=False, oned_as="row"
):
    """Writes arrays as variables of a MATLAB file, uncompressed.

    Parameters
    ----------
    file_name : str, path or open binary file
    mdict : dict of name and array; names that start with an underscore are left out with a warning
    appendmat : accepted and ignored; the file gets the name as it is, which is what SciPy does, too
    oned_as : 'row' or 'column', what vectors become
    """
    if format not in ("5",):
        raise ValueError("Format should be '5'; files of version 4 are not written")
    if oned_as not in ("row", "column"):
        raise ValueError("oned_as should be 'row' or 'column'")
    arrays = _NamedArrays()
    for name, value in mdict.items():
        if name.startswith("_"):
            warnings.warn(f"Starting field name with a underscore ({name}) is ignored", stacklevel=2)
            continue
        try:
            array = np.asarray(value)
        except TypeError as error:
            raise TypeError(f"variable {name!r} cannot be written: {error}") from None
        if array.ndim == 1 and oned_as == "column":
            array = array.reshape(-1, 1)
        arrays.put(name, array._j)
    if not hasattr(file_name, "write"):
        _write(arrays, file_name)
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stream.mat")
        _write(arrays, path)
        with open(path, "rb") as copy:
            file_name.write(copy.read())


@java_errors
def _write(arrays, path):
    files.writeVariables(arrays, writable(path), _FORMAT)


def whosmat(file_name, appendmat=True, **kwargs):
    """The variables of a file as tuples of name, shape and type."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = loadmat(file_name, appendmat=appendmat)
    return [(name, a.shape, a.dtype.name) for name, a in found.items() if not name.startswith("__")]
