"""Products of matrices and tensors."""

from . import _dtypes as D
from ._creation import asarray
from ._java import complete, guarded, of
from ._reducing import into
from ._ndarray import ndarray, wrap
from ._scalars import result
from ._ufunc import ufunc
from ._ufuncs import multiply

_Products = of("Products")
_dot = guarded(_Products.dot)
_matmul = guarded(_Products.matmul)
_tensordot = guarded(_Products.tensordot)
_or_array = of("Scalars").orArray


def dot(a, b, out=None):
    """The sum of products over the last axis of ``a`` and the second to last (or only) one of ``b``."""
    x, y = asarray(a), asarray(b)
    made = result(_or_array(_dot(x._j, y._j))) if _numeric(x, y) else _dot_of_objects(x, y)
    if x is not a or y is not b:
        from ._kept import products

        made = products(a, b, made)
    if out is not None and (out.dtype != made.dtype or out.shape != made.shape or not out.flags.c_contiguous):
        raise ValueError(
            "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)"
        )
    return into(made, out)


def _dot_of_objects(a, b):
    """``dot`` of Python objects."""
    from ._axes import moveaxis

    if a.dtype.kind not in "biufcO" or b.dtype.kind not in "biufcO":
        raise TypeError(f"cannot perform dot of {a.dtype!r} and {b.dtype!r}")
    if not a.ndim or not b.ndim:
        return a * b
    q = moveaxis(b, -2, -1) if b.ndim > 1 else b
    if a.shape[-1] != q.shape[-1]:
        raise ValueError(f"shapes {a.shape} and {b.shape} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {q.shape[-1]}")
    p = a.reshape(*a.shape[:-1], *(1,) * (q.ndim - 1), a.shape[-1])
    return (p * q).sum(-1)


class Cores(ufunc):
    """A function of vectors or matrices in the last axes."""

    __slots__ = ()

    def __call__(self, *args, **options):
        if len(args) == 2 and not options and type(args[0]) is ndarray and type(args[1]) is ndarray:
            return self._function(*args)
        from ._ufunc_calls import call

        return call(self, args, options)


def _numeric(*arrays):
    for a in arrays:
        if a.dtype.kind not in "biufc":
            return False
    return True


def _moved(arrays, axes, axis, ranks):
    """Arguments with their core axes last, and where those of the result belong."""
    from ._axes import moveaxis

    if axis is not None:
        axes = [(axis,) if r else () for r in ranks]
    if axes is None:
        return arrays, None
    axes = [(n.__index__(),) if hasattr(n, "__index__") and not getattr(n, "ndim", 0) else tuple(n) for n in axes]
    arrays = [moveaxis(a, n, tuple(range(-len(n), 0))) if n else a for a, n in zip(arrays, axes)]
    return arrays, axes[2] if len(axes) > 2 else None


def _matmul_of(x1, x2, axes=None, axis=None, keepdims=False, dtype=None):
    if dtype is axis is axes is None and type(x1) is type(x2) is ndarray and x1.ndim and x2.ndim and _numeric(x1, x2):
        return result(_or_array(_matmul(x1._j, x2._j)))
    from ._axes import moveaxis

    a, b = asarray(x1), asarray(x2)
    if dtype is not None:
        from ._ufunc_calls import _cast

        a, b = (_cast("matmul", place, v, D.dtype(dtype), "same_kind") for place, v in enumerate((a, b)))
    for place, v in enumerate((a, b)):
        if v.ndim == 0:
            raise ValueError(
                f"matmul: Input operand {place} does not have enough dimensions (has 0, gufunc core with signature"
                " (n?,k),(k,m?)->(n?,m?) requires 1)"
            )
    (a, b), target = _moved((a, b), axes, axis, (2, 2, 2))
    made = result(_or_array(_matmul(a._j, b._j))) if _numeric(a, b) else _of_objects(a, b)
    return made if not target else moveaxis(made, tuple(range(-len(target), 0)), target)


def _of_objects(a, b):
    """The product of matrices of Python objects."""
    from ._axes import expand_dims

    if a.dtype.kind not in "biufcO" or b.dtype.kind not in "biufcO":
        from ._ufunc_errors import no_loop

        raise no_loop("matmul", a, b)
    if a.ndim == 1 and b.ndim == 1:
        return dot(a, b)
    row, column = a.ndim == 1, b.ndim == 1
    p = a[None] if row else a
    q = b[:, None] if column else b
    if p.shape[-1] != q.shape[-2]:
        raise ValueError(
            f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?)"
            f" (size {q.shape[-2]} is different from {p.shape[-1]})"
        )
    made = (expand_dims(p, -1) * expand_dims(q, -3)).sum(-2)
    made = made[..., 0, :] if row else made
    return made[..., 0] if column else made


def _conjugate(a):
    return a.conj() if a.dtype.kind in "cO" else a


def _vecdot_of(x1, x2, axes=None, axis=None, keepdims=False, dtype=None):
    from ._axes import expand_dims

    a, b = asarray(x1, dtype), asarray(x2, dtype)
    (a, b), _ = _moved((a, b), axes, axis, (1, 1, 0))
    if not a.ndim or not b.ndim or a.shape[-1] != b.shape[-1]:
        raise ValueError("vecdot: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n),(n)->()"
                         f" (size {b.shape[-1:]} is different from {a.shape[-1:]})")
    made = (_conjugate(a) * b).sum(-1)
    return expand_dims(made, -1 if axis is None else axis) if keepdims else made


def _matvec_of(x1, x2, axes=None, axis=None, keepdims=False, dtype=None):
    a, b = asarray(x1, dtype), asarray(x2, dtype)
    (a, b), _ = _moved((a, b), axes, axis, (2, 1, 1))
    return asarray(_matmul_of(a, b[..., None]))[..., 0]


def _vecmat_of(x1, x2, axes=None, axis=None, keepdims=False, dtype=None):
    a, b = asarray(x1, dtype), asarray(x2, dtype)
    (a, b), _ = _moved((a, b), axes, axis, (1, 2, 1))
    return asarray(_matmul_of(_conjugate(a)[..., None, :], b))[..., 0, :]


matmul = Cores("matmul", 2, function=_matmul_of, signature="(n?,k),(k,m?)->(n?,m?)")
vecdot = Cores("vecdot", 2, function=_vecdot_of, signature="(n),(n)->()")
matvec = Cores("matvec", 2, function=_matvec_of, signature="(m,n),(n)->(m)")
vecmat = Cores("vecmat", 2, function=_vecmat_of, signature="(n),(n,m)->(m)")


def tensordot(a, b, axes=2):
    """The sum of products over several pairs of axes.

    Parameters
    ----------
    axes : int, or two sequences of axes
        an int n stands for the last n axes of ``a`` and the first n of ``b``
    """
    a, b = asarray(a), asarray(b)
    if isinstance(axes, int):
        left, right = range(a.ndim - axes, a.ndim), range(axes)
    else:
        left, right = ((x,) if isinstance(x, int) else x for x in axes)
    return wrap(_tensordot(a._j, b._j, list(left), list(right)))


def outer(a, b, out=None):
    """The products of all pairs of elements of two flattened arrays."""
    return into(multiply.outer(asarray(a).ravel(), asarray(b).ravel()), out)


def inner(a, b):
    """The sum of products over the last axes."""
    x, y = asarray(a), asarray(b)
    made = x * y + 0 if x.ndim == 0 or y.ndim == 0 else tensordot(x, y, ((-1,), (-1,)))[()]
    if x is a and y is b:
        return made
    from ._kept import products

    return products(a, b, made)


def vdot(a, b):
    """The sum of products of all elements, those of ``a`` conjugated."""
    return dot(_conjugate(asarray(a).ravel()), asarray(b).ravel())


complete(__name__)
