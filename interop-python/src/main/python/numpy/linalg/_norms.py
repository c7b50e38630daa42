"""Norms."""

from .._creation import asarray, zeros
from .._indexing import axis_of
from .._selection import where
from .._ufuncs import absolute, isnan, sqrt
from ._decompositions import svdvals
from ._matrices import single
from ._solve import LinAlgError, inv

_inf = float("inf")


def norm(x, ord=None, axis=None, keepdims=False):
    """The norm of vectors or matrices.

    Parameters
    ----------
    ord : None (root of the sum of squares), 'fro', 'nuc', inf, -inf, 0, or a number
    axis : one axis for vectors, two for matrices; by default all of them
    """
    x = asarray(x)
    x = x * 1.0 if x.dtype.kind not in "fc" else x
    if axis is None:
        if ord is None or ord in ("fro", "f") and x.ndim == 2 or ord == 2 and x.ndim == 1:
            flat = x.ravel()
            total = sqrt(flat.dot(flat)) if x.dtype.kind != "c" else sqrt((absolute(flat) ** 2).sum())
            return asarray(total).reshape((1,) * x.ndim) if keepdims else total
        axis = tuple(range(x.ndim))
    axes = (axis,) if isinstance(axis, int) else tuple(axis)
    if len(axes) == 1:
        return _of_vectors(x, ord, axes[0], keepdims)
    if len(axes) == 2:
        return _of_matrices(x, ord, axes, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _of_vectors(x, ord, axis, keepdims):
    if ord == _inf:
        return _largest(absolute(x), axis, keepdims)
    if ord == -_inf:
        return absolute(x).min(axis, keepdims=keepdims)
    if ord == 0:
        return (x != 0).astype(absolute(x).dtype).sum(axis, keepdims=keepdims)
    if ord is None or ord == 2:
        return sqrt((x * x if x.dtype.kind != "c" else absolute(x) ** 2).sum(axis, keepdims=keepdims))
    if isinstance(ord, str):
        raise ValueError(f"Invalid norm order '{ord}' for vectors")
    if ord == 1:
        return absolute(x).sum(axis, keepdims=keepdims)
    return (absolute(x) ** ord).sum(axis, keepdims=keepdims) ** (1.0 / ord)


def _largest(sizes, axis, keepdims=False):
    """The largest of sizes, which is 0 where there are none."""
    return sizes.max(axis, keepdims=keepdims) if sizes.size else sizes.max(axis, keepdims=keepdims, initial=0)


def _of_matrices(x, ord, axes, keepdims):
    from .._axes import expand_dims, moveaxis

    rows, columns = (axis_of(n, x.ndim) for n in axes)
    if rows == columns:
        raise ValueError("Duplicate axes given.")
    m = moveaxis(x, [rows, columns], [-2, -1])
    if ord is None or ord in ("fro", "f"):
        value = sqrt((absolute(m) ** 2).sum((-2, -1)))
    elif ord in (1, -1, _inf, -_inf):
        sums = absolute(m).sum(-2 if abs(ord) == 1 else -1)
        value = _largest(sums, -1) if ord > 0 else sums.min(-1)
    elif ord in (2, -2, "nuc"):
        s = svdvals(m)
        if not s.shape[-1] and ord == 2:
            s = zeros(s.shape[:-1] + (1,), s.dtype)
        value = s.sum(-1) if ord == "nuc" else s.max(-1) if ord == 2 else s.min(-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    return expand_dims(value, sorted((rows, columns))) if keepdims else value


def vector_norm(x, *, axis=None, keepdims=False, ord=2):
    """The norm of vectors; of all elements without an axis."""
    x = asarray(x)
    if axis is not None and not isinstance(axis, tuple):
        return norm(x, ord, axis, keepdims)
    along = range(x.ndim) if axis is None else [axis_of(n, x.ndim) for n in axis]
    rest = [n for n in range(x.ndim) if n not in along]
    made = norm(x.transpose(*rest, *along).reshape([x.shape[n] for n in rest] + [-1 if x.size else 0]), ord, -1)
    return made.reshape([1 if n in along else m for n, m in enumerate(x.shape)]) if keepdims else made


def matrix_norm(x, *, keepdims=False, ord="fro"):
    """The norm of the matrices in the last two axes."""
    return norm(x, ord, (-2, -1), keepdims)


def cond(x, p=None):
    """How much a linear system can magnify errors."""
    x = asarray(x)
    if x.size == 0 and 0 in x.shape[-2:]:
        raise LinAlgError("cond is not defined on empty arrays")
    from .._float_errors import errstate

    if p is None or p in (2, -2):
        s = svdvals(x)
        with errstate(all="ignore"):
            made = s[..., 0] / s[..., -1] if p != -2 else s[..., -1] / s[..., 0]
    else:
        made = norm(x, p, (-2, -1)) * _of_inverses(x, p)
    # What is no number comes from a matrix that cannot be inverted, unless the matrix had some itself.
    made = asarray(made)
    bad = isnan(made) & ~isnan(x).any(axis=(-2, -1))
    return where(bad, _inf, made)[()] if bad.any() else made[()]


def _of_inverses(x, p):
    """The norms of the inverses; infinite where there is none."""
    if x.ndim > 2:
        made = asarray([_of_inverses(m, p) for m in x.reshape((-1,) + x.shape[-2:])], "f4" if single(x) else "f8")
        return made.reshape(x.shape[:-2])
    try:
        return norm(inv(x), p, (-2, -1))
    except LinAlgError:
        if x.shape[0] != x.shape[1]:
            raise
        return asarray(_inf if not isnan(x).any() else float("nan"))[()]
