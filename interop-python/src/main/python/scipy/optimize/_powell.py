"""Minima along lines: Powell's method of 1964."""

import numpy as np

from ._scalar import minimize_scalar


def along_lines(value, x, low, high, tol, options, callback):
    """The minimum of a function by searches along directions; the one that gained most gives way to the sum of all."""
    n = len(x)
    xtol, ftol = (options.get(k, 1e-4 if tol is None else tol) for k in ("xtol", "ftol"))
    most, calls = options.get("maxiter", 1000 * n), [0]
    allowed = options.get("maxfev", 1000 * n)

    def f(p):
        calls[0] += 1
        return value(p)

    directions = np.array(options.get("direc", np.eye(n)), float)
    bounded = np.isfinite(low).any() or np.isfinite(high).any()
    at, start, rounds, status = f(x), x.copy(), 0, 0
    while True:
        before, gained, best = at, 0.0, 0
        for i in range(n):
            last = at
            at, x, _ = _searched(f, x, directions[i], at, xtol, low, high, bounded)
            if last - at > gained:
                gained, best = last - at, i
        rounds += 1
        if callback is not None:
            callback(x.copy())
        if 2 * (before - at) <= ftol * (abs(before) + abs(at)) + 1e-20:
            break
        if calls[0] >= allowed or rounds >= most:
            status = 1 if calls[0] >= allowed else 2
            break
        step = x - start
        start = x.copy()
        beyond = np.clip(x + step, low, high)
        there = f(beyond)
        if before > there and 2 * (before + there - 2 * at) * (before - at - gained) ** 2 < gained * (before - there) ** 2:
            at, x, step = _searched(f, x, step, at, xtol, low, high, bounded)
            if step.any():
                directions[best] = directions[-1]
                directions[-1] = step
    message = ("Optimization terminated successfully.", "Maximum number of function evaluations has been exceeded.",
               "Maximum number of iterations has been exceeded.")[status]
    return dict(x=x, fun=at, direc=directions, nit=rounds, success=not status, status=status, message=message)


def _searched(f, x, direction, at, xtol, low, high, bounded):
    """The least value on a line through x, where it is, and the way there."""
    if not direction.any():
        return at, x, direction
    options = {"xtol": xtol * 100}
    ends = {}
    if bounded:
        with np.errstate(divide="ignore", invalid="ignore"):
            sides = np.stack([(low - x) / direction, (high - x) / direction])[:, direction != 0]
        first, last = float(sides.min(axis=0).max()), float(sides.max(axis=0).min())
        if np.isfinite(first) and np.isfinite(last):
            ends, options = {"bounds": (first, last), "method": "bounded"}, {"xatol": xtol}
    found = minimize_scalar(lambda t: f(np.clip(x + t * direction, low, high)), options=options, **ends)
    if found.fun > at:
        return at, x, np.zeros(len(x))
    step = np.clip(x + found.x * direction, low, high) - x
    return found.fun, x + step, step
