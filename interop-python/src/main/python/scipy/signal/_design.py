"""Butterworth's filters, and how filters are written: zeros, poles and gain, polynomials, sections of second order."""

import numpy as np

__all__ = ["butter", "buttap", "freqz", "sos2tf", "tf2zpk", "zpk2sos", "zpk2tf"]

_BANDS = {"low": "low", "lowpass": "low", "lp": "low", "l": "low", "high": "high", "highpass": "high", "hp": "high",
          "h": "high", "band": "band", "bandpass": "band", "pass": "band", "bp": "band", "bandstop": "stop",
          "bands": "stop", "stop": "stop", "bs": "stop"}


def buttap(N):
    """Zeros, poles and gain of the analog low pass of order N that ends at 1 rad/s."""
    if abs(int(N)) != N:
        raise ValueError("Filter order must be a nonnegative integer")
    return np.array([]), -np.exp(1j * np.pi * np.arange(-N + 1, N, 2) / (2 * N)), 1.0


def _to_low(z, p, k, wo):
    return z * wo, p * wo, k * wo ** (len(p) - len(z))


def _to_high(z, p, k, wo):
    gain = k * np.real(np.prod(-z) / np.prod(-p))
    return np.append(wo / z, np.zeros(len(p) - len(z))), wo / p, gain


def _both(values, wo):
    root = np.sqrt(values.astype(complex) ** 2 - wo ** 2)
    return np.concatenate((values + root, values - root))


def _to_band(z, p, k, wo, width):
    degree = len(p) - len(z)
    return np.append(_both(z * width / 2, wo), np.zeros(degree)), _both(p * width / 2, wo), k * width ** degree


def _to_stop(z, p, k, wo, width):
    degree = len(p) - len(z)
    notch = np.append(np.full(degree, 1j * wo), np.full(degree, -1j * wo))
    gain = k * np.real(np.prod(-z) / np.prod(-p))
    return np.append(_both(width / 2 / z, wo), notch), _both(width / 2 / p, wo), gain


def _bilinear(z, p, k, fs):
    twice = 2.0 * fs
    gain = k * np.real(np.prod(twice - z) / np.prod(twice - p))
    return np.append((twice + z) / (twice - z), -np.ones(len(p) - len(z))), (twice + p) / (twice - p), gain


def butter(N, Wn, btype="low", analog=False, output="ba", fs=None):
    """Butterworth's filter of order N; ``Wn`` in half the sampling rate, or in the unit of ``fs``; flat in its band."""
    band = _BANDS.get(btype.lower())
    if band is None:
        raise ValueError(f"'{btype}' is an invalid bandtype for filter.")
    if output not in ("ba", "zpk", "sos"):
        raise ValueError(f"'{output}' is not a valid output form.")
    wn = np.atleast_1d(np.asarray(Wn, dtype=float))
    if fs is not None:
        if analog:
            raise ValueError("fs cannot be specified for an analog filter")
        wn = wn / (float(fs) / 2)
    if (wn <= 0).any():
        raise ValueError("filter critical frequencies must be greater than 0")
    if wn.size > 1 and not wn[0] < wn[1]:
        raise ValueError("Wn[0] must be less than Wn[1]")
    if not analog and (wn >= 1).any():
        raise ValueError("Digital filter critical frequencies must be 0 < Wn < 1" if fs is None else
                         f"Digital filter critical frequencies must be 0 < Wn < fs/2 (fs={fs} -> fs/2={fs / 2})")
    if (wn.size == 1) != (band in ("low", "high")):
        raise ValueError("Must specify a single critical frequency Wn for lowpass or highpass filter" if wn.size > 1 else
                         "Wn must specify start and stop frequencies for bandpass or bandstop filter")
    warped = wn if analog else 4.0 * np.tan(np.pi * wn / 2.0)
    z, p, k = buttap(N)
    if band in ("low", "high"):
        z, p, k = (_to_low if band == "low" else _to_high)(z, p, k, warped[0])
    else:
        z, p, k = (_to_band if band == "band" else _to_stop)(z, p, k, np.sqrt(warped[0] * warped[1]), warped[1] - warped[0])
    if not analog:
        z, p, k = _bilinear(z, p, k, 2.0)
    return (z, p, k) if output == "zpk" else zpk2tf(z, p, k) if output == "ba" else zpk2sos(z, p, k, analog=analog)


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


def freqz(b, a=1, worN=512, whole=False, plot=None, fs=2 * np.pi, include_nyquist=False):
    """Frequencies, and what the filter makes of an oscillation of each."""
    if worN is None or np.ndim(worN) == 0 and isinstance(worN, (int, np.integer)):
        end = 2 * np.pi if whole else np.pi
        w = np.linspace(0, end, 512 if worN is None else int(worN), endpoint=bool(include_nyquist and not whole))
    else:
        w = 2 * np.pi * np.atleast_1d(np.asarray(worN, float)) / fs
    turn = np.exp(-1j * w)
    h = np.polyval(np.atleast_1d(b)[::-1], turn) / np.polyval(np.atleast_1d(a)[::-1], turn)
    return w * (fs / (2 * np.pi)), h
