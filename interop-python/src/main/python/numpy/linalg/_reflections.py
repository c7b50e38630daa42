"""Orthogonal decompositions as LAPACK leaves them: the reflections that make a matrix triangular."""

from math import copysign

from .._creation import zeros


def reflections(m):
    """``h, tau`` of ``qr(mode='raw')``: h, transposed, has R in its upper triangle and the vectors of the reflections below."""
    a = m.astype(complex if m.dtype.kind == "c" else float)
    rows, columns = a.shape
    tau = zeros(min(rows, columns), a.dtype)
    for k in range(len(tau)):
        head, rest = a[k, k].item(), a[k + 1 :, k]
        below = float((abs(rest) ** 2).sum()) ** 0.5
        if below == 0 and complex(head).imag == 0:
            continue
        beta = -copysign((abs(head) ** 2 + below**2) ** 0.5, complex(head).real)
        t = (beta - head) / beta
        v = zeros(rows - k, a.dtype)
        v[0] = 1
        v[1:] = rest / (head - beta)
        right = a[k:, k + 1 :]
        right[...] = right - t.conjugate() * v[:, None] * (v.conj() @ right)[None, :]
        a[k, k], a[k + 1 :, k], tau[k] = beta, v[1:], t
    return a.T, tau
