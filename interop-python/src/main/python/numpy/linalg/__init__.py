"""Linear algebra."""

from .._names import Namespace
from ._decompositions import cholesky, eig, eigh, eigvals, eigvalsh, qr, svd, svdvals
from ._norms import cond, matrix_norm, norm, vector_norm
from ._solve import (
    LinAlgError,
    det,
    inv,
    lstsq,
    matrix_power,
    matrix_rank,
    multi_dot,
    pinv,
    slogdet,
    solve,
    tensorinv,
    tensorsolve,
)

__all__ = [
    "LinAlgError",
    "cholesky",
    "cond",
    "det",
    "eig",
    "eigh",
    "eigvals",
    "eigvalsh",
    "inv",
    "lstsq",
    "matrix_norm",
    "matrix_power",
    "matrix_rank",
    "multi_dot",
    "norm",
    "pinv",
    "qr",
    "slogdet",
    "solve",
    "svd",
    "svdvals",
    "tensorinv",
    "tensorsolve",
    "vector_norm",
    *"cross diagonal matmul matrix_transpose outer tensordot trace vecdot".split(),
]


def __getattr__(name):
    if name == "diagonal":
        return lambda x, /, *, offset=0: _of_numpy("diagonal")(x, offset, -2, -1)
    if name == "trace":
        return lambda x, /, *, offset=0, dtype=None: _of_numpy("trace")(x, offset, -2, -1, dtype=dtype)
    if name == "outer":
        return _outer
    if name == "_linalg":
        return __import__("numpy.linalg._linalg", fromlist=["*"])
    if name in __all__:
        return _of_numpy(name)
    raise AttributeError(f"module 'numpy.linalg' has no attribute '{name}'")


def _outer(x1, x2, /):
    """Every element of one vector times every element of another."""
    from .._creation import asanyarray

    x1, x2 = asanyarray(x1), asanyarray(x2)
    if x1.ndim != 1 or x2.ndim != 1:
        raise ValueError(f"Input arrays must be one-dimensional, but they are {x1.ndim=} and {x2.ndim=}.")
    return _of_numpy("outer")(x1, x2)


def _of_numpy(name):
    from .._names import find

    return find(name)


__import__("sys").modules[__name__].__class__ = Namespace
