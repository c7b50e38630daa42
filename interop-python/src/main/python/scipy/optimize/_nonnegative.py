"""Least squares of numbers that are not negative: Lawson and Hanson, Solving Least Squares Problems (1974), chapter 23."""

import numpy as np

__all__ = ["nnls"]


def nnls(A, b, maxiter=None, *, atol=None):
    """The ``x >= 0`` of least ``|Ax - b|``, and that length.

    Parameters
    ----------
    A : (m, n) array
    b : (m,) array
    maxiter : at most so many rounds, by default 3 n

    Raises
    ------
    RuntimeError : if these were too few
    """
    A, b = np.asarray_chkfinite(A, dtype=float), np.asarray_chkfinite(b, dtype=float)
    if A.ndim != 2:
        raise ValueError(f"Expected a 2-D array, but the shape of A is {A.shape}")
    if b.ndim > 2 or b.ndim == 2 and b.shape[1] != 1:
        raise ValueError(f"Expected a 1-D array, but the shape of b is {b.shape}")
    b = b.ravel()
    if A.shape[0] != b.shape[0]:
        raise ValueError(f"Incompatible dimensions. The first dimension of A is {A.shape[0]}, while the shape of b is {b.shape}")
    x = _above_zero(A, b, 3 * A.shape[1] if not maxiter else maxiter)
    return x, float(np.linalg.norm(A @ x - b))


def _above_zero(A, b, most):
    """The numbers: those above zero solve their equations alone."""
    m, n = A.shape
    x, above = np.zeros(n), np.zeros(n, bool)
    tolerance = 10 * max(m, n) * np.spacing(1.0) * np.abs(A).sum(axis=0).max(initial=0.0)
    pull = A.T @ b
    rounds = 0
    while not above.all() and (pull[~above] > tolerance).any():
        above[np.argmax(np.where(above, -np.inf, pull))] = True
        while True:
            if rounds >= most:
                raise RuntimeError("Maximum number of iterations reached.")
            rounds += 1
            s = np.zeros(n)
            s[above] = np.linalg.lstsq(A[:, above], b, rcond=None)[0]
            if s[above].min(initial=np.inf) > 0:
                break
            falling = above & (s <= 0)
            # As far towards the solution as no number becomes negative; those that become zero are held there.
            x += np.min(x[falling] / (x[falling] - s[falling])) * (s - x)
            above &= x > 1e-15 * np.abs(x).max(initial=0.0)
            x[~above] = 0
        x = s
        pull = A.T @ (b - A @ x)
    return x
