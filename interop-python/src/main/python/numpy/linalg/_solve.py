"""Linear systems, inverses and decompositions; stacks of matrices are worked on one by one."""

from collections import namedtuple
from math import log

from .._creation import array, asarray, eye
from .._java import ForeignException, of, translated
from .._joining import stack
from .._ndarray import wrap
from .._products import dot, matmul

_Decompositions = of("Decompositions")


EigResult = namedtuple("EigResult", "eigenvalues eigenvectors")
EighResult = namedtuple("EighResult", "eigenvalues eigenvectors")
QRResult = namedtuple("QRResult", "Q R")
SlogdetResult = namedtuple("SlogdetResult", "sign logabsdet")
SVDResult = namedtuple("SVDResult", "U S Vh")


class LinAlgError(ValueError):
    """A matrix that is singular, of the wrong shape, or did not converge."""


def _call(function, *args):
    try:
        return function(*args)
    except ForeignException as error:
        python = translated(error)
        raise (LinAlgError(str(python)) if isinstance(python, ArithmeticError) else python) from None


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
            return wrap(_call(_Decompositions.solveComplex, m._j, eye(len(m))._j))
        return wrap(_call(_Decompositions.inverse, m._j))

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
        return _typed(wrap(_call(_Decompositions.solveComplex, a._j, b._j)), a, b)
    return _typed(wrap(_call(_Decompositions.solve, a._j, b._j)), a, b)


def det(a):
    """The determinant."""
    a = _matrices(a)

    def one(m):
        if m.dtype.kind == "c" and len(m):
            return wrap(_call(_Decompositions.complexDeterminant, m._j))[()]
        return asarray(_call(_Decompositions.determinant, m._j))[()]

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
    if a.dtype.kind == "c":
        return _each(lambda m: _complex_svd(m, full_matrices), a)
    if 0 in a.shape[-2:]:
        return _each(lambda m: _empty_svd(m, full_matrices), a)
    made = _each(lambda m: tuple(map(wrap, _call(_Decompositions.svd, m._j, full_matrices))), a)
    return SVDResult(*_typed(made, a))


def _empty_svd(m, full):
    from .._creation import zeros

    rows, columns = m.shape
    return (eye(rows) if full else zeros((rows, 0)), zeros(0), eye(columns) if full else zeros((0, columns)))


def _complex_svd(m, full):
    """By the eigenvectors of the smaller of the two squares."""
    from .._ufuncs import sqrt

    w, v = eigh(m.conj().T @ m)
    n = min(m.shape)
    s = sqrt(w[::-1].clip(0))[:n]
    v = v[:, ::-1]
    u = (m @ v[:, :n]) / s
    if full and m.shape[0] > n:
        u = qr(u, "complete")[0]
    return u, s, v.conj().T if full else v[:, :n].conj().T


def svdvals(x):
    """The singular values, descending."""
    x = _matrices(x, square=False)
    if x.dtype.kind == "c" or 0 in x.shape[-2:]:
        return svd(x, False)[1]
    return _typed(_each(lambda m: wrap(_call(_Decompositions.svd, m._j, False)[1]), x), x)


def eig(a):
    """Eigenvalues and eigenvectors (columns) of a real matrix; complex where they have to be."""
    a = _matrices(a)
    if not _finite(a):
        raise LinAlgError("Array must not contain infs or NaNs")
    if a.dtype.kind == "c":
        raise NotImplementedError("eigenvalues of complex matrices that are not Hermitian are not available")
    made = _each(lambda m: tuple(map(wrap, _call(_Decompositions.eigen, m._j, False))), a)
    return EigResult(*_typed(made, a))


def _finite(a):
    from .._ufuncs import isfinite

    return bool(isfinite(a).all())


def _hermitian(m):
    """The eigenvectors of a Hermitian matrix, by a real one of twice the size, in which each comes twice."""
    from .._blocks import block

    n = len(m)
    re, im = m.real, m.imag
    w, v = map(wrap, _call(_Decompositions.eigen, block([[re, -im], [im, re]])._j, True))
    vectors = []
    values = []
    for k in range(2 * n):
        z = v[:n, k] + 1j * v[n:, k]
        for other in vectors:
            z = z - other * (other.conj() @ z)
        length = float(abs((z.conj() @ z))) ** 0.5
        if length > 1e-4:
            vectors.append(z / length)
            values.append(w[k])
    return array(values[:n]), stack(vectors[:n], 1)


def eigh(a, UPLO="L"):
    """Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix."""
    a = _matrices(a)
    if UPLO.upper() == "U":
        a = a.swapaxes(-1, -2)
        a = a.conj() if a.dtype.kind == "c" else a
    elif UPLO.upper() != "L":
        raise ValueError("UPLO argument must be 'L' or 'U'")
    if a.dtype.kind == "c":
        return EighResult(*_typed(_each(_hermitian, a), a))
    made = _each(lambda m: tuple(map(wrap, _call(_Decompositions.eigen, m._j, True))), a)
    return EighResult(*_typed(made, a))


def eigvals(a):
    """The eigenvalues of a real matrix; complex where they have to be."""
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
    if a.dtype.kind == "c":
        made = _each(lambda m: _complex_qr(m, full), a)
    else:
        made = _each(lambda m: tuple(map(wrap, _call(_Decompositions.qr, m._j, full))), a)
    made = _typed(made, a)
    return made[1] if mode == "r" else QRResult(*made)


def _complex_qr(m, full):
    """Householder reflections."""
    rows, columns = m.shape
    q, r = eye(rows, dtype=complex), m.astype(complex)
    for k in range(min(rows - 1, columns)):
        x = r[k:, k].copy()
        size = norm_of(x)
        if size == 0:
            continue
        phase = x[0] / abs(x[0]) if x[0] != 0 else 1.0
        x[0] += phase * size
        x = x / norm_of(x)
        r[k:, :] -= 2 * x[:, None] * (x.conj() @ r[k:, :])[None, :]
        q[:, k:] -= 2 * (q[:, k:] @ x)[:, None] * x.conj()[None, :]
    from .._diagonals import triu

    n = rows if full else min(rows, columns)
    return q[:, :n], triu(r[:n])


def norm_of(x):
    return float((abs(x) ** 2).sum()) ** 0.5


def cholesky(a, upper=False):
    """The lower triangle L with ``a = L Lt``."""
    a = _matrices(a)

    def one(m):
        if m.dtype.kind == "c":
            return _complex_cholesky(m)
        return wrap(_call(_Decompositions.cholesky, m._j))

    made = _typed(_each(one, a), a)
    return made.swapaxes(-1, -2) if upper else made


def _complex_cholesky(m):
    n = len(m)
    made = array([[0j] * n] * n)
    for j in range(n):
        rest = m[j, j].real - float((abs(made[j, :j]) ** 2).sum())
        if rest <= 0:
            raise LinAlgError("Matrix is not positive definite")
        made[j, j] = rest**0.5
        for i in range(j + 1, n):
            made[i, j] = (m[i, j] - made[i, :j] @ made[j, :j].conj()) / made[j, j]
    return made


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
    m, n = a.shape
    limit = 2.220446049250313e-16 * max(m, n) if rcond is None else rcond
    x = dot(pinv(a, limit), b)
    s = svdvals(a)
    rank = int((s > limit * s.max()).sum()) if s.size else 0
    rest = dot(a, x) - b
    residuals = (abs(rest) ** 2).sum(0, keepdims=b.ndim == 1) if rank == n < m else array([], float)
    return x, residuals, rank, s


def matrix_rank(A, tol=None, hermitian=False):
    """How many singular values are not negligible."""
    A = asarray(A)
    if A.ndim < 2:
        return int((A != 0).any())
    s = svdvals(A)
    limit = s.max(-1, keepdims=True) * max(A.shape[-2:]) * 2.220446049250313e-16 if tol is None else tol
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
