"""Matrices: arrays that always have two axes, and whose product is that of matrices."""

from ._creation import array, asarray
from ._ndarray import ndarray


def _parsed(text):
    from ast import literal_eval

    rows = [row for row in text.replace("[", "").replace("]", "").split(";")]
    return [[literal_eval(v) for v in row.replace(",", " ").split()] for row in rows]


class matrix(ndarray):
    """A matrix, of rows or of a text such as ``'1 2; 3 4'``."""

    __array_priority__ = 10.0

    def __new__(cls, data, dtype=None, copy=True):
        import warnings

        warnings.warn("the matrix subclass is not the recommended way to represent matrices or deal with linear algebra (see"
                      " https://docs.scipy.org/doc/numpy/user/numpy-for-matlab-users.html). Please adjust your code to use regular"
                      " ndarray.", PendingDeprecationWarning, stacklevel=2)  # fmt: skip
        return cls._of(data, dtype, copy)

    @classmethod
    def _of(cls, data, dtype=None, copy=True):
        if isinstance(data, str):
            data = _parsed(data)
        made = array(data, dtype) if copy else asarray(data, dtype)
        if made.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        if made.ndim < 2:
            made = made.reshape(1, -1)
        return made.view(cls)

    def __array_finalize__(self, obj):
        shape = tuple(self._j.shape())
        if len(shape) < 2:
            from ._methods import _reshape

            self._j = _reshape(self._j, 1, -1) if shape else _reshape(self._j, 1, 1)
        elif len(shape) > 2 and [n for n in shape if n > 1][2:]:
            raise ValueError("shape too large to be a matrix.")

    def __getitem__(self, key):
        made = ndarray.__getitem__(asarray(self), key)
        if not isinstance(made, ndarray) or made.ndim == 0:
            return made
        if made.ndim == 1 and isinstance(key, tuple) and len(key) > 1 and isinstance(key[1], int):
            made = made.reshape(-1, 1)
        return made.view(matrix)

    def __mul__(self, other):
        if isinstance(other, (ndarray, list, tuple)):
            from ._products import dot

            return dot(asarray(self), asarray(matrix._of(other) if asarray(other).ndim < 2 else other)).view(matrix)
        return ndarray.__mul__(self, other)

    def __rmul__(self, other):
        if isinstance(other, (ndarray, list, tuple)):
            return matrix._of(other) * self
        return ndarray.__rmul__(self, other)

    def __imul__(self, other):
        self[...] = self * other
        return self

    def __pow__(self, n):
        from .linalg import matrix_power

        return matrix_power(asarray(self), n).view(matrix)

    def tolist(self):
        return asarray(self).tolist()

    def _along(self, name, axis, *args, **kwargs):
        if axis is None:
            return getattr(asarray(self), name)(axis, *args, **kwargs)
        return asarray(getattr(asarray(self), name)(axis, *args, keepdims=True, **kwargs)).view(matrix)

    def sum(self, axis=None, dtype=None, out=None):
        return self._along("sum", axis, dtype)

    def mean(self, axis=None, dtype=None, out=None):
        return self._along("mean", axis, dtype)

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        return self._along("std", axis, dtype, None, ddof)

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        return self._along("var", axis, dtype, None, ddof)

    def prod(self, axis=None, dtype=None, out=None):
        return self._along("prod", axis, dtype)

    def max(self, axis=None, out=None):
        return self._along("max", axis)

    def min(self, axis=None, out=None):
        return self._along("min", axis)

    def any(self, axis=None, out=None):
        return self._along("any", axis)

    def all(self, axis=None, out=None):
        return self._along("all", axis)

    def argmax(self, axis=None, out=None):
        return self._along("argmax", axis)

    def argmin(self, axis=None, out=None):
        return self._along("argmin", axis)

    def ptp(self, axis=None, out=None):
        return self._along("ptp", axis)

    def ravel(self, order="C"):
        return asarray(self).ravel(order).view(matrix)

    def flatten(self, order="C"):
        return asarray(self).flatten(order).view(matrix)

    A = property(lambda self: asarray(self).view(ndarray))
    A1 = property(lambda self: asarray(self).ravel())
    H = property(lambda self: self.conj().T if self.dtype.kind == "c" else self.T)

    @property
    def I(self):  # noqa: E743
        from .linalg import inv, pinv

        rows, columns = self.shape
        return (inv if rows == columns else pinv)(asarray(self)).view(matrix)

    getA, getA1 = (lambda self: self.A), (lambda self: self.A1)
    getT, getH, getI = (lambda self: self.T), (lambda self: self.H), (lambda self: self.I)


matrix.__module__ = "numpy"
