"""Linear systems, inverses and decompositions; stacks of matrices are worked on one by one."""

from collections import namedtuple
from math import log

from .._creation import array, asarray, eye
from .._joining import stack
from .._ndarray import wrap
from .._products import dot, matmul
from .._scalars import int32
from ._errors import LinAlgError, call, decompositions


EigResult = namedtuple("EigResult", "eigenvalues eigenvectors")
EighResult = namedtuple("EighResult", "eigenvalues eigenvectors")
QRResult = namedtuple("QRResult", "Q R")
SlogdetResult = namedtuple("SlogdetResult", "sign logabsdet")
SVDResult = namedtuple("SVDResult", "U S Vh")


def _single(*arrays):
    """Whether results are to be of single precision."""
    return all(a.dtype.kind in "fc" and a.itemsize == (4 if a.dtype.kind == "f" else 8) for a in arrays)


def _typed(made, *arrays):
    """Results in the precision of what they were made of."""
    if not _single(*arrays):
        return made
    if isinstance(made, tuple):
        return tuple(_typed(m, *arrays) for m in made)
    kind = getattr(getattr(made, "dtype", None), "kind", "")
    return made.astype("f4" if kind == "f" else "c8") if kind in "fc" else made


def _matrices(a, square=True):
    a = asarray(a)
    if a.dtype.kind not in "biufc" or a.dtype.kind == "f" and a.itemsize == 2:
        raise TypeError(f"array type {a.dtype.name} is unsupported in linalg")
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def _by_real_ones(a):
    """Whether there is nothing that decomposes such complex matrices as they are."""
    return a.dtype.kind == "c" and not decompositions.takesComplex()


def _each(function, a, *args):
    """The function of one matrix, or of all matrices of a stack."""
    if a.ndim == 2:
        return function(a, *args)
    outer = a.shape[:-2]
    count = 1
    for n in outer:
        count *= n
    made = [function(m, *args) for m in a.reshape((count,) + a.shape[-2:])]
    if not made:
        sample = function(eye(max(a.shape[-2:]))[: a.shape[-2], : a.shape[-1]] if a.shape[-1] and a.shape[-2] else a.reshape(-1)[:0].reshape(a.shape[-2:]), *args)
        from .._creation import zeros

        empty = tuple(zeros(outer + asarray(p).shape) for p in (sample if isinstance(sample, tuple) else (sample,)))
        return empty if isinstance(sample, tuple) else empty[0]
    if isinstance(made[0], tuple):
        return tuple(_stacked(parts, outer) for parts in zip(*made))
    return _stacked(made, outer)


def _stacked(parts, outer):
    parts = [asarray(p) for p in parts]
    return stack(parts).reshape(outer + parts[0].shape)


def inv(a):
    """The inverse."""
    a = _matrices(a)
    if a.shape[-1] == 0:
        return _typed(a + 0.0, a)

    def one(m):
        if m.dtype.kind == "c":
            return wrap(call(decompositions.solveComplex, m._j, eye(len(m))._j))
        return wrap(call(decompositions.inverse, m._j))

    return _typed(_each(one, a), a)


def solve(a, b):
    """x with ``a x = b``; b is a vector or a matrix of columns."""
    a, b = _matrices(a), asarray(b)
    if b.ndim == 1:
        return solve(a, b[:, None])[..., 0]
    if a.shape[-1] != b.shape[-2]:
        raise ValueError(
            "solve1: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m)->(m)"
            f" (size {b.shape[-2]} is different from {a.shape[-1]})"
        )
    if a.size == 0 or b.size == 0:
        return _typed(matmul(a + 0.0, b), a, b)
    if a.ndim > 2 or b.ndim > 2:
        return _typed(matmul(inv(a), b), a, b)
    if "c" in (a.dtype.kind, b.dtype.kind):
        return _typed(wrap(call(decompositions.solveComplex, a._j, b._j)), a, b)
    return _typed(wrap(call(decompositions.solve, a._j, b._j)), a, b)


def det(a):
    """The determinant."""
    a = _matrices(a)

    def one(m):
        if m.dtype.kind == "c" and len(m):
            return wrap(call(decompositions.complexDeterminant, m._j))[()]
        return asarray(call(decompositions.determinant, m._j))[()]

    return _typed(_each(one, a), a)


def slogdet(a):
    """The sign of the determinant and the logarithm of its absolute value."""

    def one(m):
        # The diagonal of R has the determinant as product, up to the sign, and logarithms do not overflow.
        r = qr(m)[1].diagonal().tolist()
        if 0.0 in r:
            return asarray(0.0)[()], asarray(float("-inf"))[()]
        scale = sum(log(abs(v)) for v in r)
        size = abs(array(r)).max() or 1.0
        return asarray(1.0 if det(m / size) > 0 else -1.0)[()], asarray(scale)[()]

    a = _matrices(a)
    if a.dtype.kind == "c":
        found = asarray(det(a))
        size = abs(found)
        from .._ufuncs import log as logs

        return SlogdetResult((found / size)[()], logs(size))
    return SlogdetResult(*_typed(_each(one, a), a))


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """U, s, Vt with ``a = U diag(s) Vt`` and s descending."""
    a = _matrices(a, square=False)
    if not compute_uv:
        return svdvals(a)
    if 0 in a.shape[-2:]:
        return SVDResult(*_typed(_each(lambda m: _empty_svd(m, full_matrices), a), a))
    if _by_real_ones(a):
        from ._complex import svd as by_eigenvectors

        return SVDResult(*_each(lambda m: by_eigenvectors(m, full_matrices), a))
    made = _each(lambda m: tuple(map(wrap, call(decompositions.svd, m._j, full_matrices))), a)
    return SVDResult(*_typed(made, a))


def _empty_svd(m, full):
    from .._creation import zeros

    rows, columns = m.shape
    return (eye(rows) if full else zeros((rows, 0)), zeros(0), eye(columns) if full else zeros((0, columns)))


def svdvals(x):
    """The singular values, descending."""
    x = _matrices(x, square=False)
    if _by_real_ones(x) or 0 in x.shape[-2:]:
        return svd(x, False)[1]
    return _typed(_each(lambda m: wrap(call(decompositions.svd, m._j, False)[1]), x), x)


def eig(a):
    """Eigenvalues and eigenvectors (columns); those of a real matrix are complex where they have to be."""
    a = _matrices(a)
    if not _finite(a):
        raise LinAlgError("Array must not contain infs or NaNs")
    if _by_real_ones(a):
        raise NotImplementedError("eigenvalues of complex matrices that are not Hermitian need the native library, which is"
                                  " not available here (lrp.blas)")  # fmt: skip
    made = _each(lambda m: tuple(map(wrap, call(decompositions.eigen, m._j))), a)
    return EigResult(*_typed(made, a))


def _finite(a):
    from .._ufuncs import isfinite

    return bool(isfinite(a).all())


def eigh(a, UPLO="L"):
    """Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix."""
    a = _matrices(a)
    upper = UPLO.upper() == "U"
    if not upper and UPLO.upper() != "L":
        raise ValueError("UPLO argument must be 'L' or 'U'")
    if _by_real_ones(a):
        from ._complex import hermitian

        return EighResult(*_typed(_each(hermitian, a.swapaxes(-1, -2).conj() if upper else a), a))
    made = _each(lambda m: tuple(map(wrap, call(decompositions.hermitian, m._j, upper))), a)
    return EighResult(*_typed(made, a))


def eigvals(a):
    """The eigenvalues; those of a real matrix are complex where they have to be."""
    return eig(a)[0]


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix, ascending."""
    return eigh(a, UPLO)[0]


def qr(a, mode="reduced"):
    """Q and R with ``a = Q R``, Q orthogonal and R upper triangular."""
    if mode not in ("reduced", "complete", "r"):
        raise ValueError(f"Unrecognized mode '{mode}'")
    full = mode == "complete"
    a = _matrices(a, square=False)
    if _by_real_ones(a):
        from ._complex import qr as by_reflections

        made = _each(lambda m: by_reflections(m, full), a)
    else:
        made = _each(lambda m: tuple(map(wrap, call(decompositions.qr, m._j, full))), a)
    made = _typed(made, a)
    return made[1] if mode == "r" else QRResult(*made)


def cholesky(a, upper=False):
    """The lower triangle L with ``a = L Lt``."""
    a = _matrices(a)

    if _by_real_ones(a):
        from ._complex import cholesky as one
    else:

        def one(m):
            return wrap(call(decompositions.cholesky, m._j))

    made = _typed(_each(one, a), a)
    return made.swapaxes(-1, -2) if upper else made


def pinv(a, rcond=None, hermitian=False, rtol=None):
    """The pseudo-inverse by singular values; those below ``rcond`` times the largest count as zero."""
    a = _matrices(a, square=False)
    if a.size == 0:
        return a.swapaxes(-1, -2) + 0.0
    u, s, vt = svd(a, full_matrices=False)
    if a.dtype.kind == "c":
        u, vt = u.conj(), vt.conj()
    limit = (1e-15 if rcond is None and rtol is None else rcond or rtol) * s.max(-1, keepdims=True)
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
    a, b = _matrices(a, square=False), asarray(b)
    if not _single(a, b):
        a = a.astype(complex if a.dtype.kind == "c" else float)
    m, n = a.shape
    limit = 2.220446049250313e-16 * max(m, n) if rcond is None else rcond
    x = dot(pinv(a, limit), b)
    s = svdvals(a)
    rank = int32((s > limit * s.max()).sum() if s.size else 0)
    rest = dot(a, x) - b
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
    a = _matrices(a)
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
        from .._shapes import broadcast_to

        return broadcast_to(eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    return made.copy()


def multi_dot(arrays):
    """The product of several matrices."""
    made = arrays[0]
    for a in arrays[1:]:
        made = dot(made, a)
    return made


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
