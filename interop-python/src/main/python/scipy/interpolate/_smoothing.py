"""Splines that come as near to points as asked, with as few knots as that takes (Dierckx 1993, "FITPACK")."""

import numpy as np

from ._bsplines import basis, interpolation_knots

_CLOSE = 0.001


def smoothed(x, y, w, k, s, low, high, most=None, room=None):
    """Knots, coefficients (n, d) and the weighted squares of what is left: of points y (m, d) at x, until these are ``s``.

    Knots are added where the spline is far from the points; with enough of them, jumps of the highest derivative are weighed
    against the distance. There are never more than ``most`` knots; at ``room`` knots they are added one by one anew.
    """
    m = len(x)
    if s == 0:
        t = interpolation_knots(x, k)
        t[:k + 1], t[-k - 1:] = low, high
        c = np.linalg.solve(basis(t, k, x), y)
        return t, c, 0.0
    most = most or m + k + 1
    room = room or most
    t = np.r_[(low,) * (k + 1), (high,) * (k + 1)]
    counts, added, before = [m - 2], 0, 0.0
    start = None
    for _ in range(m):
        rows = basis(t, k, x) * w[:, None]
        q, r = np.linalg.qr(rows)
        c = np.linalg.lstsq(rows, y * w[:, None], rcond=None)[0]
        apart = ((w[:, None] * y - rows @ c) ** 2).sum(axis=1)
        left = float(apart.sum())
        start = left if start is None else start
        if abs(left - s) < _CLOSE * s or len(t) >= most and left > s:
            return t, c, left
        if left < s:
            return _balanced(x, y, w, k, s, t, c, left, start, rows, r) if len(t) > 2 * k + 2 else (t, c, left)
        if len(t) >= room:
            added, room = 0, most
        if added == 0:
            added = 1
        else:
            guess = int(added * (left - s) / (before - left)) if before - left > _CLOSE * s else 2 * added
            added = min(2 * added, max(guess, added // 2, 1))
        before = left
        shares = _shares(x, apart, t, k)
        for _ in range(added):
            t = _with_knot(x, t, k, shares, counts)
            if len(t) == m + k + 1:
                return smoothed(x, y, w, k, 0, low, high)
            if len(t) >= room:
                break
    return t, c, left


def _shares(x, apart, t, k):
    """What is left in each interval of knots; points on knots count half to both sides."""
    made, part, knot = [], 0.0, k + 1
    for place, term in zip(x.tolist(), apart.tolist()):
        part += term
        if knot < len(t) - k - 1 and place >= t[knot]:
            made.append(part - term / 2)
            part = term / 2
            knot += 1
    return [*made, part]


def _with_knot(x, t, k, shares, counts):
    """One knot more, at the middle point of the interval with most left; ``shares`` and ``counts`` follow."""
    able = [(share if count else -1.0) for share, count in zip(shares, counts)]
    number = int(np.argmax(able))
    begin = sum(counts[:number]) + number
    inside = counts[number]
    half = inside // 2 + 1
    worst = shares[number]
    counts[number:number + 1] = [half - 1, inside - half]
    shares[number:number + 1] = [worst * (half - 1) / inside, worst * (inside - half) / inside]
    return np.insert(t, number + k + 1, x[begin + half])


def _jumps(t, k):
    """How much the k-th derivative of a spline jumps at its inner knots, for each coefficient."""
    n = len(t) - k - 1
    inner = n - k - 1
    scale = (inner + 1) / (t[n] - t[k])
    made = np.zeros((inner, n))
    for row in range(inner):
        knot = row + k + 1
        h = np.concatenate([t[knot] - t[row:row + k + 1], t[knot] - t[knot + 1:knot + k + 2]])
        for j in range(k + 2):
            made[row, row + j] = (t[row + j + k + 1] - t[row + j]) / (np.prod(h[j:j + k + 1]) * scale**k)
    return made


def _balanced(x, y, w, k, s, t, c, left, start, rows, r):
    """The weight of the jumps with which exactly ``s`` is left, by rational functions through three tries."""
    jumps = _jumps(t, k)
    wanted = np.concatenate([y * w[:, None], np.zeros((len(jumps), y.shape[1]))])
    p = len(r) / np.abs(np.diag(r)).sum()
    p1, f1, p3, f3 = 0.0, start - s, -1.0, left - s
    small = large = False
    for _ in range(20):
        c = np.linalg.lstsq(np.concatenate([rows, jumps / p]), wanted, rcond=None)[0]
        left = float(((wanted[:len(x)] - rows @ c) ** 2).sum())
        p2, f2 = p, left - s
        if abs(f2) < _CLOSE * s:
            break
        if not large:
            if f2 - f3 <= _CLOSE * s:
                p3, f3, p = p2, f2, p * 0.04
                p = p1 * 0.9 + p2 * 0.1 if p <= p1 else p
                continue
            large = f2 < 0
        if not small:
            if f1 - f2 <= _CLOSE * s:
                p1, f1, p = p2, f2, p / 0.04
                p = p2 * 0.1 + p3 * 0.9 if p3 >= 0 and p >= p3 else p
                continue
            small = f2 > 0
        if f2 >= f1 or f2 <= f3:
            break
        if p3 > 0:
            h1, h2, h3 = f1 * (f2 - f3), f2 * (f3 - f1), f3 * (f1 - f2)
            p = -(p1 * p2 * h3 + p2 * p3 * h1 + p3 * p1 * h2) / (p1 * h1 + p2 * h2 + p3 * h3)
        else:
            p = (p1 * (f1 - f3) * f2 - p2 * (f2 - f3) * f1) / ((f1 - f2) * f3)
        if f2 < 0:
            p3, f3 = p2, f2
        else:
            p1, f1 = p2, f2
    return t, c, left
