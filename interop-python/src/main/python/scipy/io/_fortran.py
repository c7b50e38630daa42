"""Files of records as Fortran's unformatted sequential ones."""

import numpy as np


class FortranFormattingError(TypeError, OSError):
    """A record is cut off."""


class FortranEOFError(TypeError, OSError):
    """There are no more records."""


class FortranFile:
    """Records of numbers, each with its length before and after it.

    Parameters
    ----------
    filename : path or open binary file
    mode : 'r' or 'w'
    header_dtype : the type of the lengths
    """

    def __init__(self, filename, mode="r", header_dtype=np.uint32):
        if mode not in ("r", "w"):
            raise ValueError("mode must be either r or w")
        self._fp = filename if hasattr(filename, "seek") else open(filename, f"{mode}b")
        self._header = np.dtype(header_dtype)

    def _size(self, end=False):
        data = self._fp.read(self._header.itemsize)
        if not data and not end:
            raise FortranEOFError("End of file occurred at end of record")
        if len(data) < self._header.itemsize:
            raise FortranFormattingError("End of file in the middle of the record size")
        return int(np.frombuffer(data, self._header)[0])

    def write_record(self, *items):
        """Writes arrays as one record, elements in C order: what is to be in Fortran order is given transposed."""
        arrays = [np.atleast_1d(i) for i in items]
        length = np.array([sum(a.nbytes for a in arrays)], self._header).tobytes()
        self._fp.write(length + b"".join(a.tobytes() for a in arrays) + length)

    def read_record(self, *dtypes, dtype=None):
        """The next record as an array of the type, or as a tuple of arrays of several types."""
        dtypes = dtypes + ((dtype,) if dtype is not None else ())
        if not dtypes:
            raise ValueError("Must specify at least one dtype")
        size = self._size()
        data = self._fp.read(size)
        if len(data) < size or self._size(True) != size:
            raise ValueError("Sizes do not agree in the header and footer for this record - check header dtype")
        kinds = [np.dtype(d) for d in dtypes]
        if len(kinds) == 1:
            base, shape = kinds[0].base, kinds[0].shape
            made = np.frombuffer(data, base).copy()
            return made.reshape(shape, order="F") if shape else made
        found, at = [], 0
        for kind in kinds:
            part = np.frombuffer(data[at : at + kind.itemsize], kind.base).copy()
            found.append(part.reshape(kind.shape, order="F") if kind.shape else part)
            at += kind.itemsize
        return tuple(found)

    def read_ints(self, dtype="i4"):
        """The next record as whole numbers."""
        return self.read_record(dtype)

    def read_reals(self, dtype="f8"):
        """The next record as floats."""
        return self.read_record(dtype)

    def close(self):
        self._fp.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()
