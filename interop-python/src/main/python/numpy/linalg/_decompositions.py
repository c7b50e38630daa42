"""Decompositions of matrices: by singular values, by eigenvalues, orthogonal and triangular."""

from collections import namedtuple

from .._creation import eye
from .._ndarray import wrap
from ._errors import LinAlgError, call, decompositions
from ._matrices import by_real_ones, each, matrices, typed

EigResult = namedtuple("EigResult", "eigenvalues eigenvectors")
EighResult = namedtuple("EighResult", "eigenvalues eigenvectors")
QRResult = namedtuple("QRResult", "Q R")
SVDResult = namedtuple("SVDResult", "U S Vh")


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """U, s, Vt with ``a = U diag(s) Vt`` and s descending."""
    a = matrices(a, square=False)
    if not compute_uv:
        return svdvals(a)
    if 0 in a.shape[-2:]:
        return SVDResult(*typed(each(lambda m: _empty_svd(m, full_matrices), a), a))
    if by_real_ones(a):
        from ._complex import svd as by_eigenvectors

        return SVDResult(*each(lambda m: by_eigenvectors(m, full_matrices), a))
    made = each(lambda m: tuple(map(wrap, call(decompositions.svd, m._j, full_matrices))), a)
    return SVDResult(*typed(made, a))


def _empty_svd(m, full):
    from .._creation import zeros

    rows, columns = m.shape
    return (eye(rows) if full else zeros((rows, 0)), zeros(0), eye(columns) if full else zeros((0, columns)))


def svdvals(x):
    """The singular values, descending."""
    x = matrices(x, square=False)
    if by_real_ones(x) or 0 in x.shape[-2:]:
        return svd(x, False)[1]
    return typed(each(lambda m: wrap(call(decompositions.svd, m._j, False)[1]), x), x)


def eig(a):
    """Eigenvalues and eigenvectors (columns); those of a real matrix are complex where they have to be."""
    a = matrices(a)
    if not _finite(a):
        raise LinAlgError("Array must not contain infs or NaNs")
    if by_real_ones(a):
        raise NotImplementedError("eigenvalues of complex matrices that are not Hermitian need the native library, which is"
                                  " not available here (lrp.blas)")  # fmt: skip
    made = each(lambda m: tuple(map(wrap, call(decompositions.eigen, m._j))), a)
    return EigResult(*typed(made, a))


def _finite(a):
    from .._ufuncs import isfinite

    return bool(isfinite(a).all())


def eigh(a, UPLO="L"):
    """Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix."""
    a = matrices(a)
    upper = UPLO.upper() == "U"
    if not upper and UPLO.upper() != "L":
        raise ValueError("UPLO argument must be 'L' or 'U'")
    if by_real_ones(a):
        from ._complex import hermitian

        return EighResult(*typed(each(hermitian, a.swapaxes(-1, -2).conj() if upper else a), a))
    made = each(lambda m: tuple(map(wrap, call(decompositions.hermitian, m._j, upper))), a)
    return EighResult(*typed(made, a))


def eigvals(a):
    """The eigenvalues; those of a real matrix are complex where they have to be."""
    return eig(a)[0]


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix, ascending."""
    return eigh(a, UPLO)[0]


def qr(a, mode="reduced"):
    """Q and R with ``a = Q R``, Q orthogonal and R upper triangular."""
    if mode not in ("reduced", "complete", "r", "raw"):
        raise ValueError(f"Unrecognized mode '{mode}'")
    full = mode == "complete"
    a = matrices(a, square=False)
    if mode == "raw":
        from ._reflections import reflections

        return typed(each(reflections, a), a)
    if by_real_ones(a):
        from ._complex import qr as by_reflections

        made = each(lambda m: by_reflections(m, full), a)
    else:
        made = each(lambda m: tuple(map(wrap, call(decompositions.qr, m._j, full))), a)
    made = typed(made, a)
    return made[1] if mode == "r" else QRResult(*made)


def cholesky(a, upper=False):
    """The lower triangle L with ``a = L Lt``; with ``upper`` its conjugate transpose, made of the upper triangle alone."""
    from .._diagonals import tril

    a = matrices(a)
    a = tril(a.swapaxes(-1, -2).conj() if upper else a)  # the other triangle is not looked at
    a = a + tril(a, -1).swapaxes(-1, -2).conj()

    if by_real_ones(a):
        from ._complex import cholesky as one
    else:

        def one(m):
            return wrap(call(decompositions.cholesky, m._j))

    made = typed(each(one, a), a)
    return made.swapaxes(-1, -2).conj() + 0.0 if upper else made
