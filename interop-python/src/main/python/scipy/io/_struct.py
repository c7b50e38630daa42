"""What MATLAB's structs become: arrays of records with Python objects in their fields, or objects with attributes."""

import numpy as np


class mat_struct:
    """A struct whose fields are attributes, as ``loadmat(..., struct_as_record=False)`` gives it."""

    def __init__(self, fields):
        self._fieldnames = list(fields)
        self.__dict__.update(fields)


def records(names, rows, shape):
    """An array of records with such fields, one tuple each."""
    if not names:
        made = np.empty(len(rows), object)
        return made.reshape(shape)
    made = np.empty(len(rows), [(name, object) for name in names])
    for k, name in enumerate(names):
        column = made[name]
        for i, row in enumerate(rows):
            column[i] = row[k]
    return made.reshape(shape)


def is_record(value):
    """Whether it is one struct of an array, or an array of them."""
    return isinstance(value, (np.ndarray, np.void)) and value.dtype.names is not None
