"""Covariances and correlations."""

from ._creation import asarray, zeros
from ._java import complete
from ._joining import concatenate
from ._ufuncs import sqrt


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    """The covariance matrix of variables in rows; observations may be repeated or weighted."""
    import warnings

    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    x = _variables(m, rowvar)
    if y is not None:
        x = concatenate((x, _variables(y, rowvar)), 0)
    if dtype is not None:
        x = x.astype(dtype)
    ddof = ddof if ddof is not None else 0 if bias else 1
    w = None
    if fweights is not None:
        w = asarray(fweights) * 1.0
        if (w != w.round()).any():
            raise TypeError("fweights must be integer")
        _checked_weights(w, x, "fweights")
    if aweights is not None:
        a = asarray(aweights) * 1.0
        _checked_weights(a, x, "aweights")
        w = a if w is None else w * a
    if w is None:
        n = x.shape[1] - ddof
        x = x - x.mean(axis=1, keepdims=True)
        weighted = x
    else:
        total = w.sum()
        factor = (w * asarray(aweights)).sum() if aweights is not None else total
        n = total - ddof * factor / total if ddof else total
        x = x - (x * w).sum(axis=1, keepdims=True) / total
        weighted = x * w
    if n <= 0:
        warnings.warn("Degrees of freedom <= 0 for slice", RuntimeWarning, stacklevel=2)
        n = 0.0
    other = weighted.T.conj() if x.dtype.kind == "c" else weighted.T
    return (asarray(x.dot(other)) / float(n) if n else asarray(x.dot(other)) / zeros(1)).squeeze()


def _checked_weights(w, x, name):
    if w.ndim > 1:
        raise RuntimeError(f"cannot handle multidimensional {name}")
    if w.shape[0] != x.shape[1]:
        raise RuntimeError(f"incompatible numbers of samples and {name}")
    if (w < 0).any():
        raise ValueError(f"{name} cannot be negative")


def _variables(m, rowvar):
    m = asarray(m)
    m = m.astype("c16" if m.dtype.kind == "c" else "f8") if m.dtype.kind in "biufc" else m * 1.0
    return m.reshape(1, -1) if m.ndim < 2 else m if rowvar else m.T


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    """The correlation matrix of variables in rows."""
    c = cov(x, y, rowvar, dtype=dtype)
    if asarray(c).ndim == 0:
        return c / c
    deviation = sqrt(c.diagonal())
    return (c / deviation[:, None] / deviation[None, :]).clip(-1, 1)


complete(__name__)
