"""How filters are written: zeros, poles and gain, polynomials, sections of second order; and one from the other."""

import numpy as np

__all__ = ["sos2tf", "sos2zpk", "tf2sos", "tf2zpk", "zpk2sos", "zpk2tf"]


def _polynomial(roots):
    if not len(roots):
        return np.ones(1)
    made = np.poly(roots)
    roots = np.asarray(roots, complex)
    below = np.sort(roots[roots.imag < 0])
    above = np.sort(roots[roots.imag > 0].conj())
    return made.real.copy() if below.size == above.size and (below == above).all() else made


def zpk2tf(z, p, k):
    """The polynomials of zeros and poles, the highest power first."""
    return k * np.atleast_1d(_polynomial(z)), np.atleast_1d(_polynomial(p))


def tf2zpk(b, a):
    """Zeros, poles and gain of two polynomials."""
    b, a = np.trim_zeros(np.atleast_1d(b), "f") / np.asarray(a).ravel()[0], np.atleast_1d(a) / np.asarray(a).ravel()[0]
    return np.roots(b), np.roots(a), b[0]


def _paired(roots):
    """One of each conjugate pair, then the real ones, in rising order (as ``_cplxreal``)."""
    roots = np.asarray(roots, complex)
    size = np.abs(roots)
    real = np.abs(roots.imag) <= 100 * np.finfo(float).eps * size
    upper = roots[~real & (roots.imag > 0)]
    lower = roots[~real & (roots.imag < 0)].conj()
    if upper.size != lower.size:
        raise ValueError("Array contains complex value with no matching conjugate.")
    upper = upper[np.lexsort((np.abs(upper.imag), np.round(upper.real, 12)))]
    lower = lower[np.lexsort((np.abs(lower.imag), np.round(lower.real, 12)))]
    return (upper + lower) / 2, np.sort(roots[real].real)


def _all(roots):
    both, real = _paired(roots)
    return np.concatenate((both, both.conj(), real.astype(complex)))


def _nearest(values, to, real=None):
    order = np.argsort(np.abs(values - to), kind="stable")
    if real is not None:
        order = order[np.isreal(values[order]) == real]
    return int(order[0])


def _take(values, at):
    return values[at], np.delete(values, at)


def zpk2sos(z, p, k, pairing=None, *, analog=False):
    """Sections of second order: the poles nearest to the unit circle last, each with the zeros nearest to it."""
    if pairing not in (None, "minimal" if analog else "nearest"):
        raise ValueError(f"here pairing is {'minimal' if analog else 'nearest'}")
    z, p = np.asarray(z), np.asarray(p)
    if not z.size and not p.size:
        return np.array([[k, 0.0, 0.0, 1.0, 0.0, 0.0]])
    if not analog:
        p = np.concatenate((p, np.zeros(max(z.size - p.size, 0))))
        z = np.concatenate((z, np.zeros(max(p.size - z.size, 0))))
        count = (max(p.size, z.size) + 1) // 2
        if p.size % 2:
            p, z = np.append(p, 0.0), np.append(z, 0.0)
    else:
        count = (p.size + 1) // 2
    z, p = _all(z), _all(p)
    worst = (lambda q: int(np.argmin(np.abs(q.real)))) if analog else (lambda q: int(np.argmin(np.abs(1 - np.abs(q)))))
    rows = []
    for _ in range(count):
        p1, p = _take(p, worst(p))
        z1 = z2 = p2 = None
        if np.isreal(p1) and np.isreal(p).sum() == 0:  # the last real pole
            if z.size:
                z1, z = _take(z, _nearest(z, p1, True))
        elif p.size + 1 == z.size and not np.isreal(p1) and np.isreal(p).sum() == 1 and np.isreal(z).sum() == 1:
            p2, p = _take(p, _nearest(p, p1.conj()))
            z1, z = _take(z, _nearest(z, p1, False))
            z2, z = _take(z, _nearest(z, z1.conj()))
        else:
            if np.isreal(p1):
                candidates = np.flatnonzero(np.isreal(p))
                p2, p = _take(p, int(candidates[worst(p[candidates])]))
            else:
                p2, p = _take(p, _nearest(p, p1.conj()))
            if z.size:
                z1, z = _take(z, _nearest(z, p1))
                if not np.isreal(z1):
                    z2, z = _take(z, _nearest(z, z1.conj()))
                elif z.size:
                    z2, z = _take(z, _nearest(z, p1, True))
        rows.append(_section([v for v in (z1, z2) if v is not None], [v for v in (p1, p2) if v is not None]))
    sos = np.array(rows[::-1])
    sos[0, :3] *= k
    return sos


def _section(zeros, poles):
    row = np.zeros(6)
    for part, roots in ((row[:3], zeros), (row[3:], poles)):
        made = np.real(np.poly(np.array(roots, complex))) if roots else np.ones(1)
        part[:made.size] = made
    return row


def sos2tf(sos):
    """The polynomials of all sections."""
    b, a = np.ones(1), np.ones(1)
    for section in np.asarray(sos):
        b, a = np.polymul(b, section[:3]), np.polymul(a, section[3:])
    return b, a


def sos2zpk(sos):
    """Zeros, poles and gain of all sections."""
    sos = np.asarray(sos)
    z, p, k = np.zeros(2 * len(sos), complex), np.zeros(2 * len(sos), complex), 1.0
    for i, section in enumerate(sos):
        zeros, poles, gain = tf2zpk(section[:3], section[3:])
        z[2 * i:2 * i + len(zeros)], p[2 * i:2 * i + len(poles)] = zeros, poles
        k *= gain
    return z, p, k


def tf2sos(b, a, pairing=None, *, analog=False):
    """Sections of second order of two polynomials."""
    return zpk2sos(*tf2zpk(b, a), pairing=pairing, analog=analog)
