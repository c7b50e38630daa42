"""The exponential of matrices: scaled, approximated by a quotient of polynomials and squared, after Al-Mohy and Higham (2009)."""

import math

import numpy as np

# Greatest norms for which the quotient of each order m is exact to double precision.
_ORDERS = {3: 1.495585217958292e-2, 5: 2.539398330063230e-1, 7: 9.504178996162932e-1, 9: 2.097847961257068, 13: 4.25}


def expm(A):
    """The exponential of a matrix, or of each of many along the last two axes.

    :param A: (..., n, n); a number is a matrix of one. Whole numbers and booleans are taken as float64
    :return: the exponentials, of A's shape
    :raises LinAlgError: for vectors and for matrices that are not square
    """
    a = np.asarray(A)
    if a.size == 1 and a.ndim < 2:
        return np.array([[np.exp(a.item())]])
    if a.ndim < 2:
        raise np.linalg.LinAlgError("The input array must be at least two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise np.linalg.LinAlgError("Last 2 dimensions of the array must be square")
    if a.dtype.kind not in "fc":
        a = a.astype(np.float64)
    elif a.dtype == np.float16:
        a = a.astype(np.float32)
    if a.shape[-1] == 1:
        return np.exp(a)
    made = np.empty(a.shape, a.dtype)
    for at in np.ndindex(a.shape[:-2]):
        made[at] = _of_one(a[at])
    return made


def _of_one(a):
    upper, lower = np.triu(a, 1).any(), np.tril(a, -1).any()
    if not upper and not lower:
        return np.diag(np.exp(np.diagonal(a)))
    if not np.isfinite(a).all():
        return np.full_like(a, np.nan)
    if upper and lower:
        return _squared(a, _squared_plainly)
    return _squared(a, _squared_triangle) if upper else _squared(a.T, _squared_triangle).T


def _squared(a, square):
    order, halvings = _order(a)
    scaled = a * 2.0**-halvings
    return square(_quotient(scaled, order), scaled, halvings)


def _squared_plainly(made, scaled, halvings):
    for _ in range(halvings):
        made = made @ made
    return made


def _squared_triangle(made, scaled, halvings):
    """Squares whose diagonal and the one above are taken from their formulas, as rounding would grow in them."""
    if not halvings:
        return made
    n = len(made)
    np.fill_diagonal(made, np.exp(np.diagonal(scaled)))
    for k in range(1, halvings + 1):
        made = made @ made
        on, above = np.diagonal(scaled) * 2.0**k, np.diagonal(scaled, 1) * 2.0**k
        np.fill_diagonal(made, np.exp(on))
        made[np.arange(n - 1), np.arange(1, n)] = above * _slopes(on)
    return made


def _slopes(x):
    """(exp(x[i + 1]) - exp(x[i])) / (x[i + 1] - x[i]), exp(x[i]) where both are the same."""
    steps, grown = np.diff(x), np.diff(np.exp(x))
    same = steps == 0
    return np.where(same, np.exp(x[:-1]), grown / np.where(same, 1, steps))


def _order(a):
    """The least order, and how often to halve the matrix for it, that rounding alone bounds."""
    powers = {2: a @ a}
    for k in (4, 6, 8, 10):
        powers[k] = powers[k - 2] @ powers[2]
    d = {k: float(np.linalg.norm(p, 1)) ** (1 / k) for k, p in powers.items()}
    for order, size in ((3, max(d[4], d[6])), (5, max(d[4], d[6])), (7, max(d[6], d[8])), (9, max(d[6], d[8]))):
        if size <= _ORDERS[order] and not _more(a, order):
            return order, 0
    size = min(max(d[6], d[8]), max(d[8], d[10]))
    halvings = max(math.ceil(math.log2(size / _ORDERS[13])), 0) if size else 0
    return 13, halvings + _more(a * 2.0**-halvings, 13)


def _more(a, m):
    """How often more to halve, as what the quotient of order m leaves out is greater for the matrix of absolute values."""
    size = np.abs(a).astype(np.float64)
    sums, whole = np.ones(len(a)), float(size.sum(axis=0).max())
    for _ in range(2 * m + 1):
        sums = sums @ size
    left = float(sums.max()) / whole * math.factorial(m) ** 2 / (math.factorial(2 * m) * math.factorial(2 * m + 1))
    return max(math.ceil(math.log2(left / 2.0**-53) / (2 * m)), 0) if left else 0


def _quotient(a, m):
    """The Pade approximant of order m: the sum of its even terms plus the odd ones, by the same with minus."""
    terms = [float(math.factorial(2 * m - k) * math.comb(m, k) // math.factorial(m)) for k in range(m + 1)]
    square = a @ a
    powers = [np.eye(len(a), dtype=a.dtype), square]
    while len(powers) <= m // 2:
        powers.append(powers[-1] @ square)
    even = sum(terms[2 * k] * p for k, p in enumerate(powers))
    odd = a @ sum(terms[2 * k + 1] * p for k, p in enumerate(powers))
    return np.linalg.solve(even - odd, even + odd)
