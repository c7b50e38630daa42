"""Products of matrices and tensors."""

from ._creation import asarray
from ._java import guarded, of
from ._methods import into
from ._ndarray import wrap
from ._scalars import result
from ._ufuncs import as_java, multiply

_Products = of("Products")
_dot = guarded(_Products.dot)
_matmul = guarded(_Products.matmul)
_tensordot = guarded(_Products.tensordot)
_or_array = of("Scalars").orArray


def dot(a, b, out=None):
    """The sum of products over the last axis of ``a`` and the second to last (or only) one of ``b``."""
    return into(result(_or_array(_dot(as_java(a), as_java(b)))), out)


def matmul(x1, x2, out=None):
    """The product of the matrices in the last two axes; vectors count as a row or column."""
    return into(result(_or_array(_matmul(as_java(x1), as_java(x2)))), out)


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
    a, b = asarray(a), asarray(b)
    return a * b if a.ndim == 0 or b.ndim == 0 else tensordot(a, b, ((-1,), (-1,)))[()]


def vdot(a, b):
    """The sum of products of all elements."""
    return dot(asarray(a).ravel(), asarray(b).ravel())
