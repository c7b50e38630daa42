"""Linear systems, inverses and decompositions; stacks of matrices are worked on one by one."""

from math import log

from .._creation import array, asarray, eye
from .._java import ForeignException, of, translated
from .._joining import stack
from .._ndarray import wrap
from .._products import dot, matmul

_Decompositions = of("Decompositions")


class LinAlgError(ValueError):
    """A matrix that is singular, of the wrong shape, or did not converge."""


def _call(function, *args):
    try:
        return function(*args)
    except ForeignException as error:
        python = translated(error)
        raise (LinAlgError(str(python)) if isinstance(python, ArithmeticError) else python) from None


def _matrices(a, square=True):
    a = asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def _each(function, a, *args):
    """The function of one matrix, or of all matrices of a stack."""
    if a.ndim == 2:
        return function(a, *args)
    made = [function(m, *args) for m in a.reshape((-1,) + a.shape[-2:])]
    outer = a.shape[:-2]
    if isinstance(made[0], tuple):
        return tuple(_stacked(parts, outer) for parts in zip(*made))
    return _stacked(made, outer)


def _stacked(parts, outer):
    parts = [asarray(p) for p in parts]
    return stack(parts).reshape(outer + parts[0].shape)


def inv(a):
    """The inverse."""
    return _each(lambda m: wrap(_call(_Decompositions.inverse, m._j)), _matrices(a))


def solve(a, b):
    """x with ``a x = b``; b is a vector or a matrix of columns."""
    a, b = _matrices(a), asarray(b)
    if b.ndim == 1:
        return solve(a, b[:, None])[..., 0]
    if a.ndim > 2:
        return matmul(inv(a), b)
    if a.shape[0] != b.shape[0]:
        raise ValueError(f"solve: a has {a.shape[0]} rows, b has {b.shape[0]}")
    return wrap(_call(_Decompositions.solve, a._j, b._j))


def det(a):
    """The determinant."""
    return _each(lambda m: asarray(_call(_Decompositions.determinant, m._j))[()], _matrices(a))


def slogdet(a):
    """The sign of the determinant and the logarithm of its absolute value."""

    def one(m):
        # The diagonal of R has the determinant as product, up to the sign, and logarithms do not overflow.
        r = qr(m)[1].diagonal().tolist()
        if 0.0 in r:
            return asarray(0.0)[()], asarray(float("-inf"))[()]
        scale = sum(log(abs(v)) for v in r)
        size = abs(array(r)).max() or 1.0
        return asarray(1.0 if det(m / size) > 0 else -1.0)[()], asarray(scale)[()]

    return _each(one, _matrices(a))


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """U, s, Vt with ``a = U diag(s) Vt`` and s descending."""
    a = _matrices(a, square=False)
    if not compute_uv:
        return svdvals(a)
    return _each(lambda m: tuple(map(wrap, _call(_Decompositions.svd, m._j, full_matrices))), a)


def svdvals(x):
    """The singular values, descending."""
    return _each(lambda m: wrap(_call(_Decompositions.svd, m._j, False)[1]), _matrices(x, square=False))


def eig(a):
    """Eigenvalues and eigenvectors (columns) of a matrix whose eigenvalues are real."""
    return _each(lambda m: tuple(map(wrap, _call(_Decompositions.eigen, m._j, False))), _matrices(a))


def eigh(a, UPLO="L"):
    """Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix."""
    a = _matrices(a)
    if UPLO.upper() == "U":
        a = a.swapaxes(-1, -2)
    return _each(lambda m: tuple(map(wrap, _call(_Decompositions.eigen, m._j, True))), a)


def eigvals(a):
    """The eigenvalues of a matrix, if they are real."""
    return eig(a)[0]


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix, ascending."""
    return eigh(a, UPLO)[0]


def qr(a, mode="reduced"):
    """Q and R with ``a = Q R``, Q orthogonal and R upper triangular."""
    if mode not in ("reduced", "complete", "r"):
        raise ValueError(f"Unrecognized mode '{mode}'")
    full = mode == "complete"
    made = _each(lambda m: tuple(map(wrap, _call(_Decompositions.qr, m._j, full))), _matrices(a, square=False))
    return made[1] if mode == "r" else made


def cholesky(a, upper=False):
    """The lower triangle L with ``a = L Lt``."""
    made = _each(lambda m: wrap(_call(_Decompositions.cholesky, m._j)), _matrices(a))
    return made.swapaxes(-1, -2) if upper else made


def pinv(a, rcond=None, hermitian=False, rtol=None):
    """The pseudo-inverse by singular values; those below ``rcond`` times the largest count as zero."""
    u, s, vt = svd(_matrices(a, square=False), full_matrices=False)
    limit = (1e-15 if rcond is None and rtol is None else rcond or rtol) * s.max(-1, keepdims=True)
    from .._selection import where

    large = s > limit
    inverse = where(large, 1.0 / where(large, s, 1.0), 0.0)
    return matmul(vt.swapaxes(-1, -2), inverse[..., None] * u.swapaxes(-1, -2))


def lstsq(a, b, rcond=None):
    """x with the least square of ``a x - b``.

    Returns
    -------
    x, residuals, rank of a, singular values of a
    """
    a, b = _matrices(a, square=False), asarray(b)
    m, n = a.shape
    limit = 2.220446049250313e-16 * max(m, n) if rcond is None else rcond
    x = dot(pinv(a, limit), b)
    s = svdvals(a)
    rank = int((s > limit * s.max()).sum()) if s.size else 0
    rest = dot(a, x) - b
    residuals = (rest * rest).sum(0, keepdims=b.ndim == 1) if rank == n < m else array([], float)
    return x, residuals, rank, s


def matrix_rank(A, tol=None, hermitian=False):
    """How many singular values are not negligible."""
    A = asarray(A)
    if A.ndim < 2:
        return int((A != 0).any())
    s = svdvals(A)
    limit = s.max(-1, keepdims=True) * max(A.shape[-2:]) * 2.220446049250313e-16 if tol is None else tol
    return (s > limit).sum(-1)


def matrix_power(a, n):
    """The product of n times the same matrix; of its inverse for negative n."""
    a = _matrices(a)
    if n < 0:
        a, n = inv(a), -n
    made = None
    while n:
        if n & 1:
            made = a if made is None else matmul(made, a)
        a, n = matmul(a, a), n >> 1
    return eye(a.shape[-1], dtype=a.dtype) if made is None else made.copy()


def multi_dot(arrays):
    """The product of several matrices."""
    made = arrays[0]
    for a in arrays[1:]:
        made = dot(made, a)
    return made
