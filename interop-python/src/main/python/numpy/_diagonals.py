"""Diagonals and triangles."""

from ._creation import asarray, zeros
from ._arange import arange
from ._java import complete
from ._selection import nonzero, where


def diag(v, k=0):
    """The k-th diagonal of a matrix, or a matrix with that diagonal."""
    v = v if hasattr(v, "_mask") else asarray(v)
    if v.ndim == 2:
        return v.diagonal(k)
    if v.ndim != 1:
        raise ValueError("Input must be 1- or 2-d.")
    n = len(v) + abs(k)
    made = zeros((n, n), v.dtype)
    i = arange(len(v))
    made[i + max(-k, 0), i + max(k, 0)] = v
    return made


def diagflat(v, k=0):
    """A matrix with the elements on its k-th diagonal."""
    return diag(asarray(v).ravel(), k)


def diagonal(a, offset=0, axis1=0, axis2=1):
    """The diagonal of two axes, as last axis; read-only."""
    return (a if hasattr(a, "_mask") else asarray(a)).diagonal(offset, axis1, axis2)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum of a diagonal."""
    return (a if hasattr(a, "_mask") else asarray(a)).trace(offset, axis1, axis2, dtype, out)


def fill_diagonal(a, val, wrap=False):
    """Sets the diagonal of an array in place."""
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim == 2:
        # Below a square, columns of a tall matrix begin anew if they are to wrap.
        end = None if wrap else a.shape[1] * a.shape[1]
        a.flat[: a.size if end is None else end : a.shape[1] + 1] = val
        return
    if len(set(a.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    i = arange(a.shape[0])
    values = asarray(val).ravel()
    a[(i,) * a.ndim] = values[i % values.size] if values.size > 1 else val


def tri(N, M=None, k=0, dtype=float):
    """Ones at and below the k-th diagonal."""
    rows, columns = arange(N)[:, None], arange(N if M is None else M)
    return (rows + k >= columns).astype(dtype)


def tril(m, k=0):
    """Zeros above the k-th diagonal."""
    m = asarray(m)
    return where(tri(*m.shape[-2:], k=k, dtype=bool), m, zeros(1, m.dtype))


def triu(m, k=0):
    """Zeros below the k-th diagonal."""
    m = asarray(m)
    return where(tri(*m.shape[-2:], k=k - 1, dtype=bool), zeros(1, m.dtype), m)


def tril_indices(n, k=0, m=None):
    """The indices at and below the k-th diagonal."""
    return nonzero(tri(n, m, k, bool))


def triu_indices(n, k=0, m=None):
    """The indices at and above the k-th diagonal."""
    return nonzero(~tri(n, m, k - 1, bool))


def _require_matrix(arr):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")


def tril_indices_from(arr, k=0):
    """The indices at and below the k-th diagonal of an array."""
    _require_matrix(arr)
    return tril_indices(arr.shape[-2], k, arr.shape[-1])


def triu_indices_from(arr, k=0):
    """The indices at and above the k-th diagonal of an array."""
    _require_matrix(arr)
    return triu_indices(arr.shape[-2], k, arr.shape[-1])


def diag_indices(n, ndim=2):
    """The indices of the diagonal."""
    return (arange(n),) * ndim


def diag_indices_from(arr):
    """The indices of the diagonal of an array."""
    if arr.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)


def vander(x, N=None, increasing=False):
    """The powers of the elements, as columns."""
    x = asarray(x)
    powers = arange(len(x) if N is None else N)
    return x[:, None] ** (powers if increasing else powers[::-1])


complete(__name__)
