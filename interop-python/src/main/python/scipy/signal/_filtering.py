"""Recursive filters run over a signal, forwards and both ways; straight lines and means taken out; the analytic signal."""

import numpy as np

__all__ = ["detrend", "filtfilt", "hilbert", "lfilter", "lfilter_zi", "lfiltic", "sosfilt", "sosfilt_zi", "sosfiltfilt"]


def _normalized(b, a):
    b, a = np.atleast_1d(b), np.atleast_1d(a)
    if b.ndim != 1 or a.ndim != 1:
        raise ValueError("object of too small depth for desired array")
    a = np.trim_zeros(a, "f")
    if a.size == 0:
        raise ValueError("There must be at least one nonzero `a` coefficient.")
    n = max(a.size, b.size)
    b, a = b / a[0], a / a[0]
    return np.append(b, np.zeros(n - b.size)), np.append(a, np.zeros(n - a.size))


def _run(b, a, x, z):
    """One signal through the transposed second direct form; ``z`` is left as the signal leaves it."""
    last = len(b) - 1
    if last == 0:
        return [b[0] * v for v in x]
    first, inner, made = b[0], range(last - 1), []
    for v in x:
        y = first * v + z[0]
        for i in inner:
            z[i] = b[i + 1] * v + z[i + 1] - a[i + 1] * y
        z[last - 1] = b[last] * v - a[last] * y
        made.append(y)
    return made


def lfilter(b, a, x, axis=-1, zi=None):
    """a[0] y[n] = b[0] x[n] + b[1] x[n-1] + ... - a[1] y[n-1] - ...; with ``zi`` also what the filter holds at the end."""
    x = np.asarray(x)
    kind = np.result_type(np.asarray(b), np.asarray(a), x, *([] if zi is None else [np.asarray(zi)]))
    kind = kind if kind.kind in "fc" else np.dtype(float)
    b, a = _normalized(b, a)
    rows = np.moveaxis(x, axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    order = b.size - 1
    if zi is None:
        held = np.zeros((len(flat), order))
    else:
        expected = list(x.shape)
        expected[axis] = order
        if np.ndim(zi) != x.ndim or any(m not in (n, 1) for m, n in zip(np.shape(zi), expected)):
            raise ValueError(f"Unexpected shape for zi: expected {tuple(expected)}, found {np.shape(zi)}.")
        held = np.moveaxis(np.broadcast_to(np.asarray(zi), expected), axis, -1).reshape(-1, order)
    weights, feedback, states = b.tolist(), a.tolist(), held.tolist()
    made = [_run(weights, feedback, row, state) for row, state in zip(flat.tolist(), states)]
    y = np.moveaxis(np.array(made, kind).reshape(rows.shape), -1, axis)
    if zi is None:
        return y
    return y, np.moveaxis(np.array(states, kind).reshape((*rows.shape[:-1], order)), -1, axis)


def lfiltic(b, a, y, x=None):
    """What a filter holds that has given ``y`` for ``x``, the latest first."""
    b, a, y = np.atleast_1d(b), np.atleast_1d(a), np.atleast_1d(np.asarray(y, float))
    n, m = a.size - 1, b.size - 1
    size = max(n, m)
    x = np.zeros(m) if x is None else np.append(x, np.zeros(max(0, m - len(x))))
    y = np.append(y, np.zeros(max(0, n - y.size)))
    zi = np.zeros(size)
    for k in range(m):
        zi[k] = np.sum(b[k + 1:] * x[:m - k])
    for k in range(n):
        zi[k] -= np.sum(a[k + 1:] * y[:n - k])
    return zi / a[0] if a[0] != 1 else zi


def lfilter_zi(b, a):
    """What the filter holds when it has seen ones for ever."""
    b, a = _normalized(b, a)
    n = b.size
    if n == 1:
        return np.zeros(0)
    step = b[1:] - a[1:] * b[0]
    first = step.sum() / (1 + a[1:].sum())
    zi = np.full(n - 1, first)
    asum, csum = 1.0, 0.0
    for k in range(1, n - 1):
        asum += a[k]
        csum += b[k] - a[k] * b[0]
        zi[k] = asum * first - csum
    return zi


def _extended(x, axis, kind, edge, taps):
    """The signal with what is to stand before and behind it, and how much that is."""
    if kind not in ("even", "odd", "constant", None):
        raise ValueError(f"Unknown value '{kind}' given to padtype. padtype must be 'even', 'odd', 'constant', or None.")
    edge = 0 if kind is None else taps * 3 if edge is None else edge
    x = np.moveaxis(x, axis, -1)
    if x.shape[-1] <= edge:
        raise ValueError(f"The length of the input vector x must be greater than padlen, which is {edge}.")
    if edge == 0:
        return x, 0
    first, last = x[..., :1], x[..., -1:]
    before, behind = x[..., edge:0:-1], x[..., -2:-(edge + 2):-1]
    if kind == "odd":
        before, behind = 2 * first - before, 2 * last - behind
    elif kind == "constant":
        before, behind = np.repeat(first, edge, -1), np.repeat(last, edge, -1)
    return np.concatenate((before, x, behind), axis=-1), edge


def _both_ways(run, x, edge, axis):
    y = run(x)[..., ::-1]
    y = run(y)[..., ::-1]
    return np.moveaxis(y[..., edge:y.shape[-1] - edge] if edge else y, -1, axis)


def filtfilt(b, a, x, axis=-1, padtype="odd", padlen=None, method="pad", irlen=None):
    """Filtered forwards, then backwards: without delay, with the square of the filter's response."""
    if method != "pad":
        raise ValueError("method must be 'pad' here" if method == "gust" else "method must be 'pad' or 'gust'.")
    b, a, x = np.atleast_1d(b), np.atleast_1d(a), np.asarray(x)
    extended, edge = _extended(x, axis, padtype, padlen, max(a.size, b.size))
    zi = lfilter_zi(b, a)
    return _both_ways(lambda v: lfilter(b, a, v, zi=zi * v[..., :1])[0], extended, edge, axis)


def _sections(sos):
    sos = np.atleast_2d(sos)
    if sos.ndim != 2 or sos.shape[1] != 6:
        raise ValueError("sos array must be shape (n_sections, 6)")
    if not (sos[:, 3] == 1).all():
        raise ValueError("sos[:, 3] should be all ones")
    return sos


def sosfilt(sos, x, axis=-1, zi=None):
    """A cascade of filters of second order."""
    sos, x = _sections(sos), np.asarray(x)
    given = np.zeros((len(sos), *np.moveaxis(x, axis, -1).shape[:-1], 2)) if zi is None else np.moveaxis(
        np.asarray(zi), axis if axis < 0 else axis + 1, -1)
    y, left = np.moveaxis(x, axis, -1), []
    for section, state in zip(sos, given):
        y, state = lfilter(section[:3], section[3:], y, zi=state)
        left.append(state)
    y = np.moveaxis(y, -1, axis)
    return y if zi is None else (y, np.moveaxis(np.stack(left), -1, axis if axis < 0 else axis + 1))


def sosfilt_zi(sos):
    """What each section holds when the cascade has seen ones for ever."""
    sos, scale, made = _sections(sos), 1.0, []
    for section in sos:
        made.append(scale * lfilter_zi(section[:3], section[3:]))
        scale *= section[:3].sum() / section[3:].sum()
    return np.array(made)


def sosfiltfilt(sos, x, axis=-1, padtype="odd", padlen=None):
    """A cascade forwards, then backwards."""
    sos, x = _sections(sos), np.asarray(x)
    taps = 2 * len(sos) + 1 - min((sos[:, 2] == 0).sum(), (sos[:, 5] == 0).sum())
    extended, edge = _extended(x, axis, padtype, padlen, int(taps))
    zi = sosfilt_zi(sos).reshape(len(sos), *[1] * (x.ndim - 1), 2)
    return _both_ways(lambda v: sosfilt(sos, v, zi=zi * v[..., :1])[0], extended, edge, axis)


def detrend(data, axis=-1, type="linear", bp=0, overwrite_data=False):
    """Without its mean (``constant``), or without the straight lines between the breaks ``bp``."""
    data = np.asarray(data)
    kind = data.dtype if data.dtype.kind in "fc" else np.dtype(float)
    if type in ("constant", "c"):
        return data - np.mean(data, axis, keepdims=True)
    if type not in ("linear", "l"):
        raise ValueError("Trend type must be 'linear' or 'constant'.")
    x = np.moveaxis(data, axis, 0).astype(kind)
    n = len(x)
    breaks = np.unique(np.concatenate(([0], np.atleast_1d(bp), [n]))).astype(int).tolist()
    if breaks[-1] > n:
        raise ValueError("Breakpoints must be less than length of data along given axis.")
    flat = x.reshape(n, -1).copy()
    for start, stop in zip(breaks, breaks[1:]):
        m = stop - start
        line = np.stack((np.arange(1, m + 1) / m, np.ones(m)), axis=1)
        flat[start:stop] -= line @ np.linalg.lstsq(line, flat[start:stop], rcond=None)[0]
    return np.moveaxis(flat.reshape(x.shape), 0, axis)


def hilbert(x, N=None, axis=-1):
    """The analytic signal: its real part is the signal, its length the envelope."""
    x = np.asarray(x)
    if x.dtype.kind == "c":
        raise ValueError("x must be real.")
    n = x.shape[axis] if N is None else N
    if n <= 0:
        raise ValueError("N must be positive.")
    spectrum = np.moveaxis(np.fft.fft(x, n, axis), axis, -1)
    kept = np.zeros(n)
    kept[0] = 1
    kept[1:(n + 1) // 2] = 2
    if n % 2 == 0:
        kept[n // 2] = 1
    made = np.fft.ifft(spectrum * kept).astype(np.result_type(x, np.complex64))
    return np.moveaxis(made, -1, axis)
