"""Variables of MATLAB files of the versions 5 to 7, read and written by Java."""

import contextlib
import os
import warnings

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, readable, writable

from ._struct import mat_struct, objects, records

_Value = java.type("org.lrptoolbox.python.files.VariableValue")
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
    squeeze_me : bool, whether to drop axes of length 1; single elements become plain numbers and texts
    chars_as_strings : bool, whether texts are strings, not single characters
    struct_as_record : bool, whether structs are grids with fields, ``s["name"][0, 0]``, or grids of objects with
        attributes, ``s[0, 0].name``
    simplify_cells : bool, whether structs are dicts and struct arrays lists of them; drops axes of length 1, too
    variable_names : str or sequence of str, which variables to read; by default all

    Notes
    -----
    Cells, structs, texts and complex numbers come as grids, which are used as arrays are; sparse matrices as such
    (``csc_matrix``; ``csc_array`` without ``spmatrix``), but for those within cells and structs, which come with their
    zeros. Objects and functions are left out with a warning, unless asked for by name, which raises
    NotImplementedError.
    """
    chosen = {variable_names} if isinstance(variable_names, str) else variable_names and set(variable_names)
    found = {} if mdict is None else mdict
    double = mat_dtype or matlab_compatible
    style = _Style(squeeze_me or simplify_cells, chars_as_strings, struct_as_record and not simplify_cells, double)
    with _on_disk(file_name, appendmat) as path:
        from ._classes import as_sparse, classes
        from ._mat4 import is_version_4, read

        if is_version_4(path):
            found.update(read(path, chosen, squeeze_me or simplify_cells, chars_as_strings))
            return found
        with open(path, "rb") as stream:
            found["__header__"] = stream.read(_TEXT_LENGTH).strip(b" \t\n\x00")
        found["__version__"] = "1.0"
        found["__globals__"] = []
        variables, kinds = _variables(path), classes(path)
        for name in map(str, variables.names()):
            if chosen is None or name in chosen:
                value = _value(variables, name, chosen is not None)
                style.double = double and kinds.get(name, "double") == "double"
                if kinds.get(name) == "sparse" and value is not None:
                    found[name] = as_sparse(style.python(value), spmatrix)
                elif value is not None:
                    found[name] = style.simple(style.python(value)) if simplify_cells else style.python(value)
    return found


@java_errors
def _variables(path):
    return files.readVariables(readable(path), _FORMAT)


@java_errors
def _value(variables, name, required):
    found = variables.read(name)
    if not isinstance(found, str) and str(found.kind()) != "foreign":
        return found
    reason = found if isinstance(found, str) else f"variable {name!r} is an object of class {found.rows()[0]}"
    if required:
        raise NotImplementedError(reason)
    warnings.warn(reason, stacklevel=3)
    return None


class _Style:
    """How values are to look."""

    def __init__(self, squeeze, strings, records, double):
        self.squeeze, self.strings, self.records, self.double = squeeze, strings, records, double

    def python(self, value):
        """A value of Java's as an array or a grid."""
        made = getattr(self, "_" + str(value.kind()))(value)
        if not self.squeeze or isinstance(made, str):
            return made
        if made.size == 0:
            return made.reshape(0)
        made = made.squeeze()
        return made.item() if made.ndim == 0 and made.dtype.names is None else made

    def _numbers(self, value):
        array = _from_java(value.real())
        if array.dtype == bool:
            array = array.astype(np.uint8)  # as SciPy has logical arrays
        return array.astype(float) if self.double else array

    def _complex(self, value):
        real, imaginary = _from_java(value.real()), _from_java(value.imaginary())
        made = np.empty(real.shape, np.complex64 if real.dtype == np.float32 else complex)
        made.real, made.imag = real, imaginary
        return made

    def _text(self, value):
        rows = [str(row) for row in value.rows()]
        if self.strings:
            return np.array([] if rows == [""] else rows, dtype=str)
        return np.array([c for row in rows for c in row], "U1").reshape(len(rows), len(rows[0]) if rows else 0)

    def _cells(self, value):
        return objects([self.python(element) for element in value.elements()], tuple(value.shape()))

    def _records(self, value):
        names = [str(name) for name in value.names()]
        shape = tuple(value.shape())
        size = int(np.prod(shape))
        columns = [[self.python(element) for element in value.field(name)] for name in names]
        if self.records:
            return records(names, list(zip(*columns)) if names else [()] * size, shape)
        made = [dict(zip(names, row)) for row in zip(*columns)] if names else [{} for _ in range(size)]
        return objects(list(map(mat_struct, made)), shape)

    def _foreign(self, value):
        return f"<object of class {value.rows()[0]}>"

    def simple(self, value):
        """With dicts in the place of structs, and lists of them in the place of struct arrays."""
        if isinstance(value, mat_struct):
            return {name: self.simple(getattr(value, name)) for name in value._fieldnames}
        if isinstance(value, np.ndarray) and value.dtype == object and value.size and value.ndim and isinstance(
            value.ravel()[0], mat_struct
        ):
            return [self.simple(element) for element in value]
        return value


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
    """Writes variables of a MATLAB file: arrays, texts, dicts as structs, and sequences of other things as cells.

    Parameters
    ----------
    file_name : str, path or open binary file
    mdict : dict of name and value; names that start with an underscore are left out with a warning
    appendmat : accepted and ignored; the file gets the name as it is, which is what SciPy does, too
    oned_as : 'row' or 'column', what vectors become
    """
    if format not in ("4", "5"):
        raise ValueError("Format should be '4' or '5'")
    if oned_as not in ("row", "column"):
        raise ValueError("oned_as should be 'row' or 'column'")
    if not hasattr(mdict, "items"):
        raise TypeError(f"mdict must be a dict, not {type(mdict).__name__}")
    if format == "4":
        from ._mat4 import write

        write(file_name, mdict, oned_as)
        return
    names, values = [], []
    for name, value in mdict.items():
        if name.startswith("_"):
            warnings.warn(f"Starting field name with a underscore ({name}) is ignored", stacklevel=2)
            continue
        names.append(name)
        values.append(_stored(value, name, oned_as))
    if not hasattr(file_name, "write"):
        _write(names, values, file_name)
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stream.mat")
        _write(names, values, path)
        with open(path, "rb") as copy:
            file_name.write(copy.read())


@java_errors
def _write(names, values, path):
    files.writeVariables(names, values, writable(path), _FORMAT)


@java_errors
def _stored(value, name, oned_as):
    """A value for Java to write: texts, dicts, sequences of anything, complex numbers, arrays."""
    def again(element):
        return _stored(element, name, oned_as)

    if isinstance(value, str):
        return _Value.text([value])
    if isinstance(value, mat_struct):
        value = {field: getattr(value, field) for field in value._fieldnames}
    if isinstance(value, dict):
        return _Value.records([1, 1], list(value), [again(element) for element in value.values()])
    if value is None:
        return _Value.numbers(np.zeros((0, 0))._j)
    if hasattr(value, "toarray") and hasattr(value, "nnz"):
        value = value.toarray()
    if hasattr(value, "filled") and hasattr(value, "mask"):
        value = value.filled()
    try:
        array = np.asarray(value)
    except ValueError:  # of unequal lengths
        array = objects(list(value), (len(value),))
    if array.ndim == 1:
        array = array.reshape(-1, 1) if oned_as == "column" else array
    kind = array.dtype.kind
    if kind == "c":
        array = array if array.ndim > 1 else array.reshape(1, -1)
        return _Value.complex(array.real.copy()._j, array.imag.copy()._j)
    if kind in "SU":
        rows = array.astype(str).ravel().tolist()
        if array.ndim > 1 and array.dtype.itemsize == 4:
            rows = ["".join(row) for row in array.tolist()]
        return _Value.text(rows or [""])
    if kind == "V":
        names = list(array.dtype.names)
        shape = list(array.shape) if array.ndim > 1 else [1, array.size]
        columns = [list(array[field].reshape(-1, *array[field].shape[array.ndim :])) for field in names]
        return _Value.records(shape, names, [again(element) for row in zip(*columns) for element in row])
    if kind in "mM" or array.dtype == np.float16:
        array = array.astype("i8" if kind in "mM" else float).astype(float)
    if kind == "O":
        if not isinstance(value, (list, tuple, np.ndarray)):
            raise TypeError(f"variable {name!r} cannot be written: it is a {type(value).__name__}")
        return _stored_objects(array, again)
    return _Value.numbers(array._j)


def _stored_objects(array, again):
    shape = list(array.shape) if array.ndim > 1 else [1, array.size]
    items = array.ravel().tolist()
    if items and all(isinstance(item, mat_struct) for item in items):
        names = items[0]._fieldnames
        return _Value.records(shape, names, [again(getattr(item, field)) for item in items for field in names])
    return _Value.cells(shape, [again(item) for item in items])


def whosmat(file_name, appendmat=True, **kwargs):
    """The variables of a file as tuples of name, shape and type."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = loadmat(file_name, appendmat=appendmat)
    from ._classes import class_name

    return [(name, a.shape, class_name(a)) for name, a in found.items() if not name.startswith("__")]
