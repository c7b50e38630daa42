"""Linear algebra."""

from ._norms import cond, matrix_norm, norm, vector_norm
from ._solve import (
    LinAlgError,
    cholesky,
    det,
    eig,
    eigh,
    eigvals,
    eigvalsh,
    inv,
    lstsq,
    matrix_power,
    matrix_rank,
    multi_dot,
    pinv,
    qr,
    slogdet,
    solve,
    svd,
    svdvals,
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
    if name == "linalg":
        raise AttributeError(name)
    if name in __all__:
        return _of_numpy(name)
    raise AttributeError(f"module 'numpy.linalg' has no attribute '{name}'")


def _of_numpy(name):
    from .._names import find

    return find(name)
