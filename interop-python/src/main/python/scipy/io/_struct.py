"""What MATLAB's structs become: arrays of records with Python objects in their fields, or objects with attributes."""

import numpy as np


class mat_struct:
    """A struct whose fields are attributes, as ``loadmat(..., struct_as_record=False)`` gives it."""

    def __init__(self, fields):
        self._fieldnames = list(fields)
        self.__dict__.update(fields)


def objects(items, shape):
    """An array of Python objects, each as it is: arrays without axes, too."""
    from numpy._conversions import from_values

    return from_values(list(items), tuple(shape), np.dtype(object))


def records(names, rows, shape):
    """An array of records with such fields, one tuple each."""
    if not names:
        return np.empty(len(rows), object).reshape(shape)
    made = np.empty(len(rows), [(name, object) for name in names])
    for k, name in enumerate(names):
        made[name] = objects([row[k] for row in rows], (len(rows),))
    return made.reshape(shape)


def is_record(value):
    """Whether it is one struct of an array, or an array of them."""
    return isinstance(value, (np.ndarray, np.void)) and value.dtype.names is not None
