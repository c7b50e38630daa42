"""Where NumPy defines its linear algebra: the public names, and the tuples that decompositions return."""

from . import __all__, __getattr__  # noqa: F401
from ._chains import chain_order as _multi_dot_matrix_chain_order, multi_dot  # noqa: F401
from ._decompositions import EighResult, EigResult, QRResult, SVDResult, cholesky, eig, eigh, eigvals, eigvalsh, qr, svd, svdvals  # noqa: F401
from ._norms import cond, matrix_norm, norm, vector_norm  # noqa: F401
from ._solve import (  # noqa: F401
    LinAlgError, SlogdetResult, det, inv, lstsq, matrix_power, matrix_rank, pinv, slogdet, solve, tensorinv, tensorsolve,
)  # fmt: skip
