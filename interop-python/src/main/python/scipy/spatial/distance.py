"""Distances of vectors: of two, of all pairs of two lists, of all pairs of one list."""

import numpy as np

__all__ = [
    *"braycurtis canberra cdist chebyshev cityblock correlation cosine dice euclidean hamming jaccard".split(),
    *"jensenshannon mahalanobis minkowski pdist seuclidean sqeuclidean squareform".split(),
]


def _vector(u):
    u = np.asarray(u)
    u = u.astype(float) if u.dtype.kind != "f" else u
    if u.ndim != 1:
        raise ValueError("Input vector should be 1-D.")
    return u


def euclidean(u, v, w=None):
    """The length of ``u - v``."""
    return minkowski(u, v, 2, w)


def sqeuclidean(u, v, w=None):
    """The square of the length of ``u - v``."""
    return _weighted((_vector(u) - _vector(v)) ** 2, w).sum()


def minkowski(u, v, p=2, w=None):
    """The p-norm of ``u - v``."""
    if p <= 0:
        raise ValueError("p must be greater than 0")
    return (_weighted(np.abs(_vector(u) - _vector(v)) ** p, w).sum() ** (1 / p))[()]


def cityblock(u, v, w=None):
    """The sum of the differences."""
    return _weighted(np.abs(_vector(u) - _vector(v)), w).sum()


def chebyshev(u, v, w=None):
    """The largest difference."""
    return np.abs(_vector(u) - _vector(v)).max()


def cosine(u, v, w=None):
    """1 - the cosine of the angle."""
    u, v = _vector(u), _vector(v)
    across, own, other = (_weighted(x, w).sum() for x in (u * v, u * u, v * v))
    return np.clip(1 - across / np.sqrt(own * other), 0.0, 2.0)


def correlation(u, v, w=None, centered=True):
    """1 - the coefficient of correlation."""
    u, v = _vector(u), _vector(v)
    if centered:
        u, v = (x - np.average(x, weights=w) for x in (u, v))
    return cosine(u, v, w)


def hamming(u, v, w=None):
    """The share of elements that differ."""
    different = (np.asarray(u) != np.asarray(v)).astype(float)
    return np.average(different, weights=w)


def jaccard(u, v, w=None):
    """The share of those elements that differ among those that are not zero in both."""
    u, v = np.asarray(u), np.asarray(v)
    some = _weighted(((u != 0) | (v != 0)).astype(float), w).sum()
    other = _weighted(((u != v) & ((u != 0) | (v != 0))).astype(float), w).sum()
    return np.float64(other / some if some else 0.0)


def dice(u, v, w=None):
    """How many of two lists of truth values differ, against all that are true."""
    u, v = np.asarray(u, dtype=bool), np.asarray(v, dtype=bool)
    both = _weighted((u & v).astype(float), w).sum()
    one = _weighted((u != v).astype(float), w).sum()
    return np.float64(one / (2 * both + one))


def canberra(u, v, w=None):
    """The sum of ``|u - v| / (|u| + |v|)``."""
    u, v = _vector(u), _vector(v)
    size = np.abs(u) + np.abs(v)
    return _weighted(np.where(size > 0, np.abs(u - v) / np.where(size > 0, size, 1), 0.0), w).sum()


def braycurtis(u, v, w=None):
    """The sum of ``|u - v|`` against that of ``|u + v|``."""
    u, v = _vector(u), _vector(v)
    return _weighted(np.abs(u - v), w).sum() / _weighted(np.abs(u + v), w).sum()


def mahalanobis(u, v, VI):
    """The length of ``u - v`` under the inverse of a covariance."""
    d = _vector(u) - _vector(v)
    return np.sqrt(d @ np.atleast_2d(VI) @ d)


def seuclidean(u, v, V):
    """The length of ``u - v`` with each difference against its variance."""
    return np.sqrt(((_vector(u) - _vector(v)) ** 2 / np.asarray(V)).sum())


def jensenshannon(p, q, base=None, axis=0, keepdims=False):
    """The square root of the mean divergence of two distributions from their mean."""
    from ..special import rel_entr

    p, q = (np.asarray(x, dtype=float) / np.sum(x, axis=axis, keepdims=True) for x in (p, q))
    middle = (p + q) / 2
    made = (rel_entr(p, middle) + rel_entr(q, middle)).sum(axis=axis, keepdims=keepdims) / 2
    return np.sqrt(made / (np.log(base) if base is not None else 1))


def _weighted(x, w):
    return x if w is None else x * np.asarray(w, dtype=float)


_SHORT = {"l2": "euclidean", "e": "euclidean", "l1": "cityblock", "manhattan": "cityblock", "cos": "cosine",
          "sqe": "sqeuclidean", "co": "correlation", "ch": "chebyshev", "mahal": "mahalanobis"}  # fmt: skip


def _metric(metric, points, options):
    """A function of two vectors; covariances and variances are those of all points where none are given."""
    if callable(metric):
        return (lambda u, v: metric(u, v, **options)) if options else metric
    name = _SHORT.get(metric.lower(), metric.lower())
    if name not in __all__ or name in ("cdist", "pdist", "squareform"):
        raise ValueError(f"Unknown Distance Metric: {metric}")
    options = {k: v for k, v in options.items() if k != "out"}
    if name == "mahalanobis":
        options.setdefault("VI", np.linalg.inv(np.atleast_2d(np.cov(points.T))).T)
    if name == "seuclidean":
        options.setdefault("V", points.var(axis=0, ddof=1))
    function = globals()[name]
    return lambda u, v: function(u, v, **options)


def _points(x, name):
    x = np.asarray(x)
    if x.ndim != 2:
        raise ValueError(f"{name} must be a 2-dimensional array.")
    return x.astype(float) if x.dtype.kind != "f" else x


def cdist(XA, XB, metric="euclidean", *, out=None, **kwargs):
    """The distances of all rows of one matrix from all rows of another."""
    a, b = _points(XA, "XA"), _points(XB, "XB")
    if a.shape[1] != b.shape[1]:
        raise ValueError("XA and XB must have the same number of columns (i.e. feature dimension.)")
    made = _fast(a, b, metric) if not kwargs else None
    if made is None:
        function = _metric(metric, np.concatenate([a, b]), kwargs)
        made = np.array([[function(u, v) for v in b] for u in a], dtype=float).reshape(len(a), len(b))
    if out is not None:
        out[...] = made
        return out
    return made


def _fast(a, b, metric):
    """The frequent distances, row by row; None for others."""
    name = _SHORT.get(metric, metric) if isinstance(metric, str) else ""
    if name == "cosine":
        made = 1 - (a @ b.T) / np.sqrt((a * a).sum(1))[:, None] / np.sqrt((b * b).sum(1))
        return made
    of_row = {
        "euclidean": lambda d: np.sqrt((d * d).sum(1)),
        "sqeuclidean": lambda d: (d * d).sum(1),
        "cityblock": lambda d: np.abs(d).sum(1),
        "chebyshev": lambda d: np.abs(d).max(1),
    }.get(name)
    return None if of_row is None or not len(b) else np.array([of_row(b - u) for u in a]).reshape(len(a), len(b))


def pdist(X, metric="euclidean", *, out=None, **kwargs):
    """The distances of all pairs of rows, as one vector: (0, 1), (0, 2), ..., (1, 2), ..."""
    x = _points(X, "X")
    function = _metric(metric, x, kwargs)
    n = len(x)
    full = _fast(x, x, metric) if not kwargs else None
    if full is not None:
        made = full[np.triu_indices(n, 1)]
    else:
        made = np.array([function(x[i], x[j]) for i in range(n) for j in range(i + 1, n)], dtype=float)
    if out is not None:
        out[...] = made
        return out
    return made


def squareform(X, force="no", checks=True):
    """A vector of distances as a symmetric matrix, or such a matrix as a vector."""
    x = np.asarray(X)
    if x.ndim == 1:
        n = int(np.ceil(np.sqrt(2 * x.size)))
        if n * (n - 1) // 2 != x.size:
            raise ValueError("Incompatible vector size. It must be a binomial coefficient n choose 2 for some integer n >= 2.")
        n = max(n, 1)
        made = np.zeros((n, n), x.dtype)
        made[np.triu_indices(n, 1)] = x
        return made + made.T
    if x.ndim != 2 or x.shape[0] != x.shape[1]:
        raise ValueError("The matrix argument must be square.")
    if checks and not np.allclose(x, x.T):
        raise ValueError("Distance matrix 'X' must be symmetric.")
    return x[np.triu_indices(len(x), 1)]
