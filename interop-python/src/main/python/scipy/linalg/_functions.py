"""Triangular factors, and functions of matrices: roots, logarithms, equations in which a matrix is unknown."""

import numpy as np
from numpy.linalg import LinAlgError

from . import _matrix


def lu_factor(a, overwrite_a=False, check_finite=True):
    """Both triangular factors in one matrix, and with which row each row was exchanged."""
    made = np.array(_matrix(a, check_finite))
    rows = min(made.shape)
    pivots = np.arange(rows, dtype=np.int32)
    for k in range(rows):
        best = k + int(np.abs(made[k:, k]).argmax())
        pivots[k] = best
        if best != k:
            made[[k, best]] = made[[best, k]]
        if made[k, k] != 0:
            made[k + 1 :, k] /= made[k, k]
            made[k + 1 :, k + 1 :] -= np.outer(made[k + 1 :, k], made[k, k + 1 :])
    return made, pivots


def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    """x with ``a x = b`` of ``lu_factor(a)``; ``trans`` 1 for its transpose, 2 for the conjugate of that."""
    from . import solve_triangular

    lu, pivots = lu_and_piv
    made = np.array(_matrix(b, check_finite))
    order = list(range(len(made)))
    for k, other in enumerate(np.asarray(pivots).tolist()):
        order[k], order[other] = order[other], order[k]
    if not trans:
        return solve_triangular(lu, solve_triangular(lu, made[order], lower=True, unit_diagonal=True))
    found = solve_triangular(lu, solve_triangular(lu, made, trans=trans), trans=trans, lower=True, unit_diagonal=True)
    made = np.empty_like(found)
    made[order] = found
    return made


def lu(a, permute_l=False, overwrite_a=False, check_finite=True, p_indices=False):
    """P, L and U with ``a = P L U``; L with its rows exchanged and U only, if ``permute_l``."""
    both, pivots = lu_factor(a, check_finite=check_finite)
    m, n = both.shape
    k = min(m, n)
    order = list(range(m))
    for i, other in enumerate(pivots.tolist()):
        order[i], order[other] = order[other], order[i]
    lower, upper = np.tril(both[:, :k], -1) + np.eye(m, k), np.triu(both[:k])
    back = np.argsort(order)
    if permute_l:
        return lower[back], upper
    return (back if p_indices else np.eye(m)[:, order]), lower, upper


def _by_eigenvalues(a, f):
    """A function of a matrix through its eigenvalues, and how far it is to be trusted: the condition of the eigenvectors."""
    if np.array_equal(a, a.T.conj()):
        values, vectors = np.linalg.eigh(a)
        return (vectors * f(values.astype(complex))) @ vectors.T.conj(), 1.0
    values, vectors = np.linalg.eig(a)
    return np.linalg.solve(vectors.T, (vectors * f(values.astype(complex))).T).T, np.linalg.cond(vectors)


def _real_where_it_is(made, a):
    """Without an imaginary part where the matrix has none and the result's is rounding."""
    if np.iscomplexobj(a) or np.abs(made.imag).max(initial=0.0) > 1e-9 * max(np.abs(made.real).max(initial=0.0), 1e-300):
        return made
    return made.real


def sqrtm(A, disp=None, blocksize=None):
    """The matrix whose product with itself this is; eigenvalues of it have no negative real part.

    Through the eigenvalues; where the eigenvectors are almost dependent, by Denman's and Beavers' iteration,
    ``y = (y + z^-1) / 2, z = (z + y^-1) / 2``.
    """
    a = _square(A)
    made, condition = _by_eigenvalues(a, np.sqrt)
    if condition > 1e3:
        y, z = a.astype(complex) if np.iscomplexobj(made) else a, np.eye(len(a))
        for _ in range(60):
            before = y
            y, z = (y + np.linalg.inv(z)) / 2, (z + np.linalg.inv(y)) / 2
            if np.abs(y - before).max() <= 1e-15 * np.abs(y).max():
                break
        if np.isfinite(y).all():
            made = y
    return _real_where_it_is(made, a)


def logm(A, disp=True):
    """The matrix whose exponential this is: square roots until it is near 1, then ``log(1 + x)`` as a fraction of integrals."""
    a = _square(A)
    if np.array_equal(a, a.T.conj()):
        return _real_where_it_is(_by_eigenvalues(a, np.log)[0], a)
    halved, root = 0, a
    while np.abs(root - np.eye(len(a))).sum(axis=0).max() > 0.25:
        root, halved = sqrtm(root), halved + 1
        if halved > 100:
            raise LinAlgError("the logarithm of a singular matrix is not finite")
    x, made = root - np.eye(len(a)), 0
    nodes, weights = np.polynomial.legendre.leggauss(12)
    for node, weight in zip(((nodes + 1) / 2).tolist(), (weights / 2).tolist()):
        made = made + weight * np.linalg.solve(np.eye(len(a)) + node * x, x)
    return _real_where_it_is(made * 2.0**halved, a)


def solve_sylvester(a, b, q):
    """x with ``a x + x b = q``: one equation for each of its numbers."""
    a, b, q = _matrix(a), _matrix(b), _matrix(q)
    whole = np.kron(a, np.eye(len(b))) + np.kron(np.eye(len(a)), b.T)
    return np.linalg.solve(whole, q.ravel()).reshape(q.shape)


def solve_continuous_lyapunov(a, q):
    """x with ``a x + x a^H = q``."""
    return solve_sylvester(a, np.asarray(a).conj().T, q)


solve_lyapunov = solve_continuous_lyapunov


def solve_discrete_lyapunov(a, q, method=None):
    """x with ``a x a^H - x + q = 0``."""
    a, q = _matrix(a), _matrix(q)
    return np.linalg.solve(np.eye(a.size) - np.kron(a, a.conj()), q.ravel()).reshape(q.shape)


def solve_banded(l_and_u, ab, b, overwrite_ab=False, overwrite_b=False, check_finite=True):
    """x with ``a x = b`` for a matrix given by its diagonals, the uppermost first."""
    below, above = l_and_u
    ab = _matrix(ab, check_finite)
    if ab.shape[0] != below + above + 1:
        raise ValueError(f"invalid values for the number of lower and upper diagonals: l+u+1 ({below + above + 1}) does not equal "
                         f"ab.shape[0] ({ab.shape[0]})")  # fmt: skip
    n = ab.shape[1]
    whole = np.zeros((n, n), ab.dtype)
    for k in range(-below, above + 1):
        i = np.arange(max(-k, 0), min(n - k, n))
        whole[i, i + k] = ab[above - k, i + k]
    return np.linalg.solve(whole, _matrix(b, check_finite))


def companion(a):
    """The matrix whose eigenvalues are the roots of a polynomial, its highest coefficient first."""
    a = np.atleast_1d(a)
    if a.size < 2 or a[0] == 0:
        raise ValueError("`a` must have at least two coefficients, the first of them not zero")
    made = np.zeros((a.size - 1, a.size - 1), dtype=np.result_type(a, float))
    made[0] = -a[1:] / (1.0 * a[0])
    made[np.arange(1, a.size - 1), np.arange(a.size - 2)] = 1
    return made


def hilbert(n):
    """``1 / (i + j + 1)``."""
    return 1.0 / (1.0 + np.arange(n)[:, None] + np.arange(n))


def _square(A):
    a = _matrix(A)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError(f"expected a square matrix, found the shape {a.shape}")
    return a
