"""Rosenbrock's valley, on which searches are tried: sum of 100 (x[i+1] - x[i]^2)^2 + (1 - x[i])^2, 0 where all are 1."""

import numpy as np


def rosen(x):
    """The value at x, along the first axis."""
    x = np.asarray(x)
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2.0) ** 2.0 + (1 - x[:-1]) ** 2.0, axis=0)


def rosen_der(x):
    """The slopes at x."""
    x = np.asarray(x)
    inner = x[1:-1]
    slopes = np.zeros_like(x)
    slopes[1:-1] = 200 * (inner - x[:-2] ** 2) - 400 * (x[2:] - inner**2) * inner - 2 * (1 - inner)
    slopes[0] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0])
    slopes[-1] = 200 * (x[-1] - x[-2] ** 2)
    return slopes


def rosen_hess(x):
    """The second derivatives at x: a matrix of three diagonals."""
    x = np.atleast_1d(x)
    beside = -400 * x[:-1]
    middle = np.full(len(x), 202.0, x.dtype if x.dtype.kind == "f" else float)
    middle[0], middle[-1] = 1200 * x[0] ** 2 - 400 * x[1] + 2, 200
    middle[1:-1] = 202 + 1200 * x[1:-1] ** 2 - 400 * x[2:]
    return np.diag(beside, 1) + np.diag(beside, -1) + np.diag(middle)


def rosen_hess_prod(x, p):
    """The product of the second derivatives and a vector."""
    return rosen_hess(x) @ np.asarray(p)
