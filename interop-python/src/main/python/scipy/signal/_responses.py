"""What filters make of the frequencies: size and phase, and the delay."""

import numpy as np

__all__ = ["findfreqs", "freqs", "freqs_zpk", "freqz", "freqz_sos", "freqz_zpk", "group_delay", "sosfreqz"]


def _angles(worN, whole, fs, include_nyquist=False):
    if worN is None or np.ndim(worN) == 0 and isinstance(worN, (int, np.integer)):
        end = 2 * np.pi if whole else np.pi
        return np.linspace(0, end, 512 if worN is None else int(worN), endpoint=bool(include_nyquist and not whole))
    return 2 * np.pi * np.atleast_1d(np.asarray(worN, float)) / fs


def freqz(b, a=1, worN=512, whole=False, plot=None, fs=2 * np.pi, include_nyquist=False):
    """Frequencies, and what the filter makes of an oscillation of each."""
    w = _angles(worN, whole, fs, include_nyquist)
    turn = np.exp(-1j * w)
    h = np.polyval(np.atleast_1d(b)[::-1], turn) / np.polyval(np.atleast_1d(a)[::-1], turn)
    w = w * (fs / (2 * np.pi))
    if plot is not None:
        plot(w, h)
    return w, h


def freqz_zpk(z, p, k, worN=512, whole=False, fs=2 * np.pi):
    """As ``freqz``, of zeros, poles and gain."""
    w = _angles(worN, whole, fs)
    turn = np.exp(1j * w)
    return w * (fs / (2 * np.pi)), k * _from(z, turn) / _from(p, turn)


def _from(roots, places):
    made = 1.0
    for root in np.atleast_1d(roots).tolist():
        made = made * (places - root)
    return made


def freqz_sos(sos, worN=512, whole=False, fs=2 * np.pi):
    """As ``freqz``, of sections of second order."""
    sos = np.atleast_2d(sos)
    if sos.shape[1] != 6:
        raise ValueError("sos array must be shape (n_sections, 6)")
    h = 1.0
    for section in sos:
        w, part = freqz(section[:3], section[3:], worN, whole, fs=fs)
        h = h * part
    return w, h


sosfreqz = freqz_sos


def findfreqs(num, den, N, kind="ba"):
    """N frequencies that hold what is of interest in an analog filter: from below its least root to above its greatest."""
    zeros, poles = (np.roots(num), np.roots(den)) if kind == "ba" else (np.atleast_1d(num), np.atleast_1d(den))
    zeros, poles = zeros + 0j, poles + 0j
    if not poles.size:
        poles = np.array([-1000 + 0j])
    roots = np.concatenate((poles[poles.imag >= 0], zeros[(np.abs(zeros) < 1e5) & (zeros.imag >= 0)]))
    real = np.abs(roots.real + (np.abs(roots) < 1e-10))
    high = np.round(np.log10(np.max(3 * real + 1.5 * roots.imag)) + 0.5)
    low = np.round(np.log10(0.1 * np.min(real + 2 * roots.imag)) - 0.5)
    return np.logspace(low, high, N)


def _analog(num, den, worN, kind):
    if worN is None or np.ndim(worN) == 0 and isinstance(worN, (int, np.integer)):
        return findfreqs(num, den, 200 if worN is None else int(worN), kind)
    return np.atleast_1d(worN)


def freqs(b, a, worN=200, plot=None):
    """Frequencies in rad/s, and what an analog filter makes of each."""
    w = _analog(b, a, worN, "ba")
    h = np.polyval(np.atleast_1d(b), 1j * w) / np.polyval(np.atleast_1d(a), 1j * w)
    if plot is not None:
        plot(w, h)
    return w, h


def freqs_zpk(z, p, k, worN=200):
    """As ``freqs``, of zeros, poles and gain."""
    w = _analog(z, p, worN, "zp")
    return w, k * _from(z, 1j * w) / _from(p, 1j * w)


def group_delay(system, w=512, whole=False, fs=2 * np.pi):
    """Frequencies, and by how many samples the filter (b, a) delays each; zero where that is not defined."""
    b, a = map(np.atleast_1d, system)
    angles = _angles(512 if w is None else w, whole, fs)
    c = np.convolve(b, np.conj(a[::-1]))
    turn = np.exp(-1j * angles)
    above, below = np.polyval((c * np.arange(c.size))[::-1], turn), np.polyval(c[::-1], turn)
    undefined = np.abs(below) < 10 * np.finfo(float).eps
    delay = np.real(above / np.where(undefined, 1, below)) - a.size + 1
    return angles * (fs / (2 * np.pi)), np.where(undefined, 0.0, delay)
