"""Decompositions of complex matrices by those of real ones, where there is no LAPACK for them."""

from .._creation import array, eye
from .._joining import stack
from .._ndarray import wrap
from ._errors import LinAlgError, call, decompositions


def svd(m, full):
    """By the eigenvectors of the smaller of the two squares."""
    from .._ufuncs import sqrt

    w, v = hermitian(m.conj().T @ m)
    n = min(m.shape)
    s = sqrt(w[::-1].clip(0))[:n]
    v = v[:, ::-1]
    u = (m @ v[:, :n]) / s
    if full and m.shape[0] > n:
        u = qr(u, True)[0]
    return u, s, v.conj().T if full else v[:, :n].conj().T


def hermitian(m):
    """The eigenvectors of a Hermitian matrix, by a real one of twice the size, in which each comes twice."""
    from .._blocks import block

    n = len(m)
    re, im = m.real, m.imag
    w, v = map(wrap, call(decompositions.hermitian, block([[re, -im], [im, re]])._j, False))
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


def qr(m, full):
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


def cholesky(m):
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
