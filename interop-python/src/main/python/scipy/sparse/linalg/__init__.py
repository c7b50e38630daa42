"""Equations, eigenvalues and singular values of sparse matrices; matrices are solved as full ones, except by ``cg``."""

import numpy as np

from .. import issparse

__all__ = ["LinearOperator", "MatrixRankWarning", "aslinearoperator", "cg", "eigs", "eigsh", "inv", "norm", "spsolve", "svds"]


class MatrixRankWarning(UserWarning):
    """Of a matrix that has no inverse."""


class LinearOperator:
    """A matrix by what it does to a vector."""

    def __init__(self, shape, matvec, rmatvec=None, matmat=None, dtype=None, rmatmat=None):
        self.shape, self.dtype, self._matvec, self._rmatvec = tuple(shape), np.dtype(dtype or float), matvec, rmatvec

    def matvec(self, x):
        """Times a vector."""
        return np.asarray(self._matvec(x))

    def rmatvec(self, x):
        """The conjugate transpose times a vector."""
        if self._rmatvec is None:
            raise NotImplementedError("rmatvec is not defined")
        return np.asarray(self._rmatvec(x))

    def matmat(self, X):
        """Times a matrix."""
        return np.stack([self.matvec(column) for column in np.asarray(X).T], axis=1)

    def __matmul__(self, x):
        return self.matvec(x) if np.ndim(x) == 1 else self.matmat(x)

    dot = __mul__ = __matmul__


def aslinearoperator(A):
    """A matrix as an operator."""
    if isinstance(A, LinearOperator):
        return A
    return LinearOperator(A.shape, lambda x: A @ x, lambda x: A.conj().T @ x, dtype=A.dtype)


def _full(A):
    if isinstance(A, LinearOperator):
        return A.matmat(np.eye(A.shape[1]))
    full = A.toarray() if issparse(A) else np.asarray(A)
    return full if full.dtype.kind in "fc" else full.astype(float)


def spsolve(A, b, permc_spec=None, use_umfpack=True):
    """x with ``A x = b``, sparse where b is a sparse matrix; of a singular matrix NaN, with a warning."""
    full = _full(A)
    right = b.toarray() if issparse(b) else np.asarray(b)
    try:
        found = np.linalg.solve(full, right if right.dtype.kind in "fc" else right.astype(float))
    except np.linalg.LinAlgError:
        import warnings

        warnings.warn("Matrix is exactly singular", MatrixRankWarning, stacklevel=2)
        found = np.full(right.shape, np.nan)
    if issparse(b) and right.shape[1] > 1:
        return type(b)(found)
    return found.ravel() if right.ndim == 1 or right.shape[1] == 1 else found


def inv(A):
    """The inverse, as a sparse matrix."""
    return type(A)(np.linalg.inv(_full(A)))


def norm(x, ord=None, axis=None):
    """The norm of a sparse matrix."""
    return np.linalg.norm(_full(x), ord, axis)


def _chosen(values, k, which, sigma, magnitude=np.abs):
    """The numbers of the k wanted values, in the order they have."""
    keys = {"LM": -magnitude(values), "SM": magnitude(values), "LA": -values.real, "SA": values.real, "LR": -values.real,
            "SR": values.real, "LI": -np.abs(values.imag), "SI": np.abs(values.imag)}  # fmt: skip
    if sigma is not None:
        with np.errstate(divide="ignore"):
            values = 1 / (values - sigma)
        keys.update(LM=-magnitude(values), SM=magnitude(values), LA=-values.real, SA=values.real)
    if which == "BE":
        order = np.argsort(values.real, kind="stable")
        return np.sort(np.concatenate([order[: k // 2], order[len(order) - (k - k // 2):]]))
    if which not in keys:
        raise ValueError(f"which must be one of {' '.join([*keys, 'BE'])}, not {which!r}")
    return np.sort(np.argsort(keys[which], kind="stable")[:k])


def eigsh(A, k=6, M=None, sigma=None, which="LM", v0=None, ncv=None, maxiter=None, tol=0, return_eigenvectors=True, **ignored):
    """k eigenvalues of a symmetric matrix, ascending, and their eigenvectors: the largest by magnitude ("LM"), the smallest
    ("SM"), by value ("LA", "SA"), from both ends ("BE"), or those nearest to ``sigma``."""
    from scipy.linalg import eigh

    full = _full(A)
    if not 0 < k <= len(full):
        raise ValueError(f"k must be between 1 and the order of the square input matrix, {len(full)}; it is {k}")
    values, vectors = eigh(full, None if M is None else _full(M))
    at = _chosen(values, k, which, sigma)
    return (values[at], vectors[:, at]) if return_eigenvectors else values[at]


def eigs(A, k=6, M=None, sigma=None, which="LM", v0=None, ncv=None, maxiter=None, tol=0, return_eigenvectors=True, **ignored):
    """k eigenvalues of any square matrix, as complex numbers, and their eigenvectors."""
    full = _full(A) if M is None else np.linalg.solve(_full(M), _full(A))
    values, vectors = np.linalg.eig(full)
    at = _chosen(values, k, which, sigma)
    return (values[at].astype(complex), vectors[:, at].astype(complex)) if return_eigenvectors else values[at].astype(complex)


def svds(A, k=6, ncv=None, tol=0, which="LM", v0=None, maxiter=None, return_singular_vectors=True, **ignored):
    """The k largest singular values ("LM") or the smallest ("SM"), ascending, with their vectors: u, s, vh."""
    full = _full(A)
    if not 0 < k <= min(full.shape):
        raise ValueError(f"k must be an integer satisfying 0 < k <= min(A.shape) = {min(full.shape)}; it is {k}")
    u, s, vh = np.linalg.svd(full, full_matrices=False)
    at = slice(k - 1, None, -1) if which == "LM" else slice(None, len(s) - k - 1 if k < len(s) else None, -1)
    return (u[:, at], s[at], vh[at]) if return_singular_vectors is True else s[at]


def cg(A, b, x0=None, *, rtol=1e-5, atol=0.0, maxiter=None, M=None, callback=None):
    """x with ``A x = b`` of a positive definite matrix, by conjugate gradients, and 0, or the number of steps that were not enough.

    Ends when the rest is no longer than ``max(rtol |b|, atol)``; ``M`` is near the inverse of A.
    """
    A, b = aslinearoperator(A), np.asarray(b, dtype=float).ravel()
    near = (lambda r: r) if M is None else aslinearoperator(M).matvec
    length = float(np.linalg.norm(b))
    if length == 0:
        return np.zeros_like(b), 0
    limit = max(float(atol), rtol * length)
    x = np.zeros_like(b) if x0 is None else np.array(x0, dtype=float).ravel()
    rest = b - A.matvec(x) if x.any() else b.copy()
    before, step = None, None
    for _ in range(10 * len(b) if maxiter is None else maxiter):
        if float(np.linalg.norm(rest)) < limit:
            return x, 0
        z = near(rest)
        product = float(rest @ z)
        step = z.copy() if step is None else z + product / before * step
        q = A.matvec(step)
        along = product / float(step @ q)
        x, rest, before = x + along * step, rest - along * q, product
        if callback is not None:
            callback(x)
    return x, 10 * len(b) if maxiter is None else maxiter
