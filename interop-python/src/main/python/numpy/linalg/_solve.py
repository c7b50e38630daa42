"""Linear systems, determinants and inverses; stacks of matrices are worked on one by one."""

from collections import namedtuple
from math import exp, log

from .._broadcasting import broadcast_shapes, broadcast_to
from .._creation import array, asarray, eye
from .._joining import stack
from .._ndarray import wrap
from .._products import dot, matmul
from .._scalars import int32
from .._ufuncs import isfinite
from ._decompositions import eigvalsh, qr, svd, svdvals
from ._errors import LinAlgError, call, decompositions
from ._matrices import each, matrices, single, typed

_least_squares = decompositions.leastSquares
SlogdetResult = namedtuple("SlogdetResult", "sign logabsdet")


def inv(a):
    """The inverse."""
    a = matrices(a)
    if a.shape[-1] == 0:
        return typed(a + 0.0, a)

    def one(m):
        if m.dtype.kind == "c":
            return wrap(call(decompositions.solveComplex, m._j, eye(len(m))._j))
        return wrap(call(decompositions.inverse, m._j))

    return typed(each(one, a), a)


def solve(a, b):
    """x with ``a x = b``; b is a vector or a matrix of columns."""
    a, b = matrices(a), asarray(b)
    vector = b.ndim == 1
    b = b[:, None] if vector else b
    if b.ndim and a.shape[-1] != b.shape[-2]:
        name, cores = ("solve1", "(m,m),(m)->(m)") if vector else ("solve", "(m,m),(m,n)->(m,n)")
        raise ValueError(f"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {cores}"
                         f" (size {b.shape[-2]} is different from {a.shape[-1]})")  # fmt: skip
    return _solved(a, b)[..., 0] if vector else _solved(a, b)


def _solved(a, b):
    if a.size == 0 or b.size == 0:
        return typed(matmul(a + 0.0, b), a, b)
    if a.ndim > 2 or b.ndim > 2:
        outer = broadcast_shapes(a.shape[:-2], b.shape[:-2])
        pairs = [broadcast_to(m, outer + m.shape[-2:]).reshape(-1, *m.shape[-2:]) for m in (a, b)]
        made = stack([_solved(m, v) for m, v in zip(*pairs)])
        return made.reshape(outer + made.shape[-2:])
    if "c" in (a.dtype.kind, b.dtype.kind):
        return typed(wrap(call(decompositions.solveComplex, a._j, b._j)), a, b)
    return typed(wrap(call(decompositions.solve, a._j, b._j)), a, b)


def det(a):
    """The determinant."""
    a = matrices(a)

    def one(m):
        if m.dtype.kind == "c":
            return wrap(call(decompositions.complexDeterminant, m._j))[()] if len(m) else asarray(1 + 0j)[()]
        return asarray(call(decompositions.determinant, m._j))[()]

    return typed(each(one, a), a)


def slogdet(a):
    """The sign of the determinant and the logarithm of its absolute value."""

    a = matrices(a)
    unit = 1 + 0j if a.dtype.kind == "c" else 1.0

    def one(m):
        # The diagonal of R has the determinant as product, up to the sign, and logarithms do not overflow.
        r = abs(qr(m)[1].diagonal()).tolist() if len(m) else []
        if 0.0 in r:
            return asarray(0 * unit)[()], asarray(float("-inf"))[()]
        scale = float(sum(map(log, r)))
        sign = det(m / exp(scale / len(r))) if r else 1  # of a matrix whose determinant is about 1
        return asarray(sign / abs(sign) * unit)[()], asarray(scale)[()]

    return SlogdetResult(*typed(each(one, a), a))


def pinv(a, rcond=None, hermitian=False, rtol=None):
    """The pseudo-inverse by singular values; those below ``rcond`` times the largest count as zero."""
    if rcond is not None and rtol is not None:
        raise ValueError("`rtol` and `rcond` can't be both set.")
    a = matrices(a, square=False)
    if a.size == 0:
        return a.swapaxes(-1, -2) + 0.0
    u, s, vt = svd(a, full_matrices=False)
    if a.dtype.kind == "c":
        u, vt = u.conj(), vt.conj()
    share = rcond if rcond is not None else 1e-15 if rtol is None else rtol
    limit = asarray(share)[..., None] * s.max(-1, keepdims=True)
    from .._selection import where

    large = s > limit
    inverse = where(large, 1.0 / where(large, s, 1.0), 0.0)
    return matmul(vt.swapaxes(-1, -2), inverse[..., None] * u.swapaxes(-1, -2))


def lstsq(a, b, rcond=None):
    """x with the least square of ``a x - b``.

    Returns
    -------
    x, residuals, rank of a, singular values of a
    """
    a, b = matrices(a, square=False), asarray(b)
    for given in (a, b):
        if given.ndim > 2:
            raise LinAlgError(f"{given.ndim}-dimensional array given. Array must be two-dimensional")
    if not single(a, b):
        a = a.astype(complex if a.dtype.kind == "c" else float)
    m, n = a.shape
    if b.ndim not in (1, 2):
        raise LinAlgError(f"{b.ndim}-dimensional array given. Array must be two-dimensional")
    if len(b) != m:
        raise LinAlgError("Incompatible dimensions")
    limit = 2.220446049250313e-16 * max(m, n) if rcond is None else rcond
    if a.size and a.dtype == float and b.dtype.kind in "biuf" and limit:
        x, s, rest = (wrap(j) for j in call(_least_squares, a._j, b._j, limit))
    else:
        x, s = dot(pinv(a, limit), b), svdvals(a)
        rest = dot(a, x) - b
    if not isfinite(b).all():
        x = x * float("nan")  # one number that is none leaves none
    rank = int32((s > limit * s.max()).sum() if s.size else 0)
    residuals = (abs(rest) ** 2).sum(0, keepdims=b.ndim == 1) if rank == n < m else array([], float)
    return x, residuals, rank, s


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """How many singular values are not negligible: not below ``tol``, or ``rtol`` times the largest."""
    if tol is not None and rtol is not None:
        raise ValueError("`tol` and `rtol` can't be both set.")
    A = asarray(A)
    if A.ndim < 2:
        return int((A != 0).any())
    s = abs(eigvalsh(A)) if hermitian else svdvals(A)
    if tol is not None:
        limit = asarray(tol)[..., None]
    else:
        from .._types import finfo

        share = max(A.shape[-2:]) * finfo(s.dtype).eps if rtol is None else asarray(rtol)[..., None]
        limit = s.max(-1, keepdims=True, initial=0) * share
    return (s > limit).sum(-1)


def matrix_power(a, n):
    """The product of n times the same matrix; of its inverse for negative n."""
    a = matrices(a)
    if not hasattr(n, "__index__"):
        raise TypeError("exponent must be an integer")
    if n < 0:
        a, n = inv(a), -n
    made = None
    while n:
        if n & 1:
            made = a if made is None else matmul(made, a)
        a, n = matmul(a, a), n >> 1
    if made is None:
        from .._broadcasting import broadcast_to

        return broadcast_to(eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    return made.copy()


def tensorsolve(a, b, axes=None):
    """x with ``tensordot(a, x, x.ndim) = b``."""
    a, b = asarray(a), asarray(b)
    if axes is not None:
        order = [k for k in range(a.ndim) if k not in axes] + list(axes)
        a = a.transpose(order)
    shape = a.shape[-(a.ndim - b.ndim) :]
    count = 1
    for n in shape:
        count *= n
    if a.size != count**2:
        raise LinAlgError(
            "Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) =="
            " prod(a.shape[:b.ndim])"
        )
    return solve(a.reshape(count, count), b.ravel()).reshape(shape)


def tensorinv(a, ind=2):
    """The inverse for ``tensordot`` over the first ``ind`` axes."""
    a = asarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    shape = a.shape[ind:] + a.shape[:ind]
    count = 1
    for n in a.shape[ind:]:
        count *= n
    return inv(a.reshape(count, -1)).reshape(shape)
