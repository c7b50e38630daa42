"""Linear algebra: what ``numpy.linalg`` computes under SciPy's names and arguments, matrices of a kind."""

import numpy as np
from numpy._names import Namespace
from numpy.linalg import LinAlgError, det, eigvals, pinv  # noqa: F401

__all__ = """
    LinAlgError block_diag cho_factor cho_solve cholesky circulant det eig eigh eigvals eigvalsh hankel inv
    lstsq norm null_space orth pinv qr solve solve_triangular svd svdvals toeplitz tril triu
    """.split()
_FURTHER = """
    companion expm hilbert logm lu lu_factor lu_solve solve_banded solve_continuous_lyapunov solve_discrete_lyapunov solve_lyapunov
    solve_sylvester sqrtm
    """.split()
__all__ += _FURTHER


def _matrix(a, check_finite=True):
    a = np.asarray(a)
    a = a * 1.0 if a.dtype.kind in "biu" else a
    if check_finite and not np.isfinite(a).all():
        raise ValueError("array must not contain infs or NaNs")
    return a


def inv(a, overwrite_a=False, check_finite=True):
    """The inverse."""
    return np.linalg.inv(_matrix(a, check_finite))


def solve(a, b, lower=False, overwrite_a=False, overwrite_b=False, check_finite=True, assume_a=None, transposed=False):
    """x with ``a x = b``; of a symmetric or positive definite matrix one triangle is enough."""
    a, b = _matrix(a, check_finite), _matrix(b, check_finite)
    if assume_a in ("sym", "her", "pos"):
        half = np.tril(a, -1) if lower else np.triu(a, 1)
        a = half + half.T.conj() + np.diag(np.diagonal(a)) if assume_a != "sym" else half + half.T + np.diag(np.diagonal(a))
    return np.linalg.solve(a.T if transposed else a, b)


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, check_finite=True):
    """x with ``a x = b`` for a triangular matrix, by substitution; ``trans`` 1 or 'T', 2 or 'C' for its transpose."""
    a, b = _matrix(a, check_finite), _matrix(b, check_finite)
    if trans in (1, "T", 2, "C"):
        a, lower = (a.T if trans in (1, "T") else a.T.conj()), not lower
    made = np.array(b, dtype=np.result_type(a, b))
    n = len(a)
    for k in range(n) if lower else range(n - 1, -1, -1):
        before = slice(0, k) if lower else slice(k + 1, n)
        made[k] = made[k] - a[k, before] @ made[before]
        if not unit_diagonal:
            if a[k, k] == 0:
                raise LinAlgError(f"singular matrix: resolution failed at diagonal {k}")
            made[k] = made[k] / a[k, k]
    return made


def norm(a, ord=None, axis=None, keepdims=False, check_finite=True):
    """The norm of vectors or matrices."""
    return np.linalg.norm(_matrix(a, check_finite), ord, axis, keepdims)


def lstsq(a, b, cond=None, overwrite_a=False, overwrite_b=False, check_finite=True, lapack_driver=None):
    """x with the least square of ``a x - b``, the squares that are left, the rank and the singular values."""
    a, b = _matrix(a, check_finite), _matrix(b, check_finite)
    found = np.linalg.lstsq(a, b, rcond=np.finfo(a.dtype).eps if cond is None else cond)
    rest = found[1]
    return found[0], (rest[0] if b.ndim == 1 and len(rest) else rest), int(found[2]), found[3]


def svd(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver="gesdd"):
    """U, the singular values and V^H."""
    made = np.linalg.svd(_matrix(a, check_finite), full_matrices, compute_uv)
    return tuple(made) if compute_uv else made


def svdvals(a, overwrite_a=False, check_finite=True):
    """The singular values, descending."""
    return svd(a, compute_uv=False, check_finite=check_finite)


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    """Q and R; ``mode`` is 'full', 'economic' or 'r'."""
    if pivoting:
        raise NotImplementedError("qr does not exchange columns here (pivoting=False)")
    if mode not in ("full", "economic", "r"):
        raise ValueError("Mode argument should be one of ['full', 'qr', 'r', 'economic', 'raw']")
    a = _matrix(a, check_finite)
    q, r = np.linalg.qr(a, "complete" if mode != "economic" else "reduced")
    return (r,) if mode == "r" else (q, r)


def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    """The triangular factor: the upper one by default."""
    a = _matrix(a, check_finite)
    # LAPACK reads one triangle alone.
    made = np.linalg.cholesky(a if lower else a.swapaxes(-1, -2).conj())
    return made if lower else made.swapaxes(-1, -2).conj()


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    """The factor and which triangle it is, for ``cho_solve``."""
    return cholesky(a, lower, check_finite=check_finite), lower


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    """x with ``a x = b``, of the factor of a."""
    c, lower = c_and_lower
    first = solve_triangular(c, b, trans=0 if lower else 2, lower=lower)
    return solve_triangular(c, first, trans=2 if lower else 0, lower=lower)


def eig(a, b=None, left=False, right=True, overwrite_a=False, overwrite_b=False, check_finite=True):
    """Eigenvalues, always complex, and eigenvectors in columns."""
    if b is not None or left:
        raise NotImplementedError("eig finds right eigenvectors of one matrix here")
    values, vectors = np.linalg.eig(_matrix(a, check_finite))
    values = values.astype(complex)
    return (values, vectors) if right else values


def eigh(a, b=None, *, lower=True, eigvals_only=False, subset_by_index=None, check_finite=True, **ignored):
    """Eigenvalues, ascending, and eigenvectors of a symmetric or Hermitian matrix; of a pair of them with ``b``."""
    a = _matrix(a, check_finite)
    factor = None
    if b is not None:
        factor = np.linalg.cholesky(_matrix(b, check_finite))
        whole = np.tril(a) + np.tril(a, -1).T.conj() if lower else np.triu(a) + np.triu(a, 1).T.conj()
        half = solve_triangular(factor, whole, lower=True)
        a = solve_triangular(factor, half.T.conj(), lower=True).T.conj()
    values, vectors = np.linalg.eigh(a, "L" if lower else "U")
    if factor is not None:
        vectors = solve_triangular(factor, vectors, trans=2, lower=True)
    if subset_by_index is not None:
        chosen = slice(subset_by_index[0], subset_by_index[1] + 1)
        values, vectors = values[chosen], vectors[:, chosen]
    return values if eigvals_only else (values, vectors)


def eigvalsh(a, b=None, *, lower=True, **options):
    """The eigenvalues of a symmetric or Hermitian matrix, ascending."""
    return eigh(a, b, lower=lower, eigvals_only=True, **options)


def null_space(A, rcond=None, **ignored):
    """Orthonormal vectors that the matrix maps to zero, in columns."""
    u, s, vh = np.linalg.svd(_matrix(A), full_matrices=True)
    return vh[_rank(s, np.shape(A), rcond) :].T.conj()


def orth(A, rcond=None):
    """Orthonormal vectors, in columns, of which all columns of the matrix are sums."""
    u, s, vh = np.linalg.svd(_matrix(A), full_matrices=False)
    return u[:, : _rank(s, np.shape(A), rcond)]


def _rank(s, shape, rcond):
    limit = (np.finfo(s.dtype).eps * max(shape) if rcond is None else rcond) * s.max(initial=0.0)
    return int((s > limit).sum())


def block_diag(*arrays):
    """Matrices along the diagonal, zeros elsewhere."""
    arrays = [np.atleast_2d(a) for a in arrays or ([],)]
    made = np.zeros(np.sum([a.shape for a in arrays], axis=0), np.result_type(*(a.dtype for a in arrays)))
    row = column = 0
    for a in arrays:
        made[row : row + a.shape[0], column : column + a.shape[1]] = a
        row, column = row + a.shape[0], column + a.shape[1]
    return made


def toeplitz(c, r=None):
    """A matrix with constant diagonals, of its first column and row."""
    c = np.asarray(c).ravel()
    r = c.conj() if r is None else np.asarray(r).ravel()
    values = np.concatenate([c[::-1], r[1:]])
    return values[len(c) - 1 + np.arange(len(r)) - np.arange(len(c))[:, None]]


def hankel(c, r=None):
    """A matrix with constant counterdiagonals, of its first column and last row."""
    c = np.asarray(c).ravel()
    r = np.zeros_like(c) if r is None else np.asarray(r).ravel()
    return np.concatenate([c, r[1:]])[np.arange(len(c))[:, None] + np.arange(len(r))]


def circulant(c):
    """A matrix of which every column is the first one, turned round by one more place."""
    c = np.asarray(c).ravel()
    return c[(np.arange(len(c))[:, None] - np.arange(len(c))) % len(c)]


tril, triu = np.tril, np.triu


def __getattr__(name):
    if name == "expm":
        from ._exponential import expm

        return expm
    if name in _FURTHER:
        from . import _functions

        return getattr(_functions, name)
    raise AttributeError(f"module 'scipy.linalg' has no attribute '{name}'; here are {', '.join(__all__)}")


__import__("sys").modules[__name__].__class__ = Namespace
