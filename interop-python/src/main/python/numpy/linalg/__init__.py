"""Linear algebra."""

from .._names import Namespace
from ._chains import multi_dot
from ._decompositions import cholesky, eig, eigh, eigvals, eigvalsh, qr, svd, svdvals
from ._matrices import kept
from ._norms import cond, matrix_norm, norm, vector_norm
from ._solve import (
    LinAlgError,
    det,
    inv,
    lstsq,
    matrix_power,
    matrix_rank,
    pinv,
    slogdet,
    solve,
    tensorinv,
    tensorsolve,
)

_elsewhere = "cross diagonal matmul matrix_transpose outer tensordot trace vecdot".split()
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
    *_elsewhere,
]


def __getattr__(name):
    if name == "_linalg":
        return __import__("numpy.linalg._linalg", fromlist=["*"])
    if name not in _elsewhere:
        raise AttributeError(f"module 'numpy.linalg' has no attribute '{name}'")
    if name in ("cross", "diagonal", "outer", "trace"):
        from .._names import answered
        from . import _last_axes

        found = answered(getattr(_last_axes, name), name, "numpy.linalg")
    else:
        from .._names import find

        found = find(name)
    globals()[name] = found
    return found


for _name, *_which in (("inv",), ("pinv",), ("solve", 1), ("cholesky",), ("matrix_power",), ("tensorinv",), ("tensorsolve", 1),
                       ("lstsq", 1, (0,)), ("eig", 0, (1,)), ("eigh", 0, (1,)), ("qr", 0, (0, 1))):  # fmt: skip
    globals()[_name] = kept(globals()[_name], *_which)
svd = kept(svd, 0, (0, 2))


def _answer():
    """Lets other classes answer for the functions by ``__array_function__``."""
    from .._java import complete
    from .._names import answered

    for name in __all__:
        if name in globals() and name != "LinAlgError":
            globals()[name] = answered(globals()[name], name, "numpy.linalg")
    complete(__name__, is_answered=True)


_answer()
__import__("sys").modules[__name__].__class__ = Namespace
