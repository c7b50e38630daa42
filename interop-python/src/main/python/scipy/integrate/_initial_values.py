"""Ordinary differential equations with initial values: ``solve_ivp`` and ``odeint``."""

import warnings
from bisect import bisect_right

import numpy as np

from ..optimize import OptimizeResult, brentq
from ._runge_kutta import RK23, RK45, Steps

_METHODS = {"RK23": RK23, "RK45": RK45}
_EPS = np.finfo(float).eps
_MESSAGES = {
    -1: "Required step size is less than spacing between numbers.",
    0: "The solver successfully reached the end of the integration interval.",
    1: "A termination event occurred.",
}


class OdeResult(OptimizeResult):
    """What ``solve_ivp`` found: ``t``, ``y`` (variables, times), ``sol``, ``t_events``, ``nfev``, ``status`` and others."""


class OdeSolution:
    """A solution as a function of time, put together from its steps."""

    def __init__(self, times, pieces):
        self.ts, self.interpolants = np.array(times), pieces
        self.t_min, self.t_max = min(times[0], times[-1]), max(times[0], times[-1])
        sign = 1 if times[-1] >= times[0] else -1
        self._edges, self._sign = [sign * t for t in times[1:-1]], sign

    def __call__(self, t):
        t = np.asarray(t)
        if t.ndim == 0:
            return self.interpolants[bisect_right(self._edges, self._sign * float(t))](t)
        return np.stack([self(v) for v in t], -1)


def solve_ivp(fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None, vectorized=False, args=None,
              *, rtol=1e-3, atol=1e-6, max_step=np.inf, first_step=None):  # fmt: skip
    """Solves dy/dt = fun(t, y) from t_span[0] to t_span[1], step for step as SciPy does.

    Parameters
    ----------
    fun : function of a time and the variables
    t_span : first and last time; the last may be the smaller one
    y0 : the variables at first, real or complex
    method : 'RK45' (default) or 'RK23'; methods for stiff equations are not available
    t_eval : times to give the solution at, by default those of the steps
    dense_output : whether ``sol`` is to be a function of time
    events : functions of the same arguments whose zeros are looked for; ``terminal`` (true, or how often) and ``direction``
        may be set on them
    args : further arguments of ``fun`` and ``events``
    rtol, atol : the error of a step stays below ``atol + rtol * abs(y)``
    """
    if method not in _METHODS:
        raise ValueError(f"`method` must be one of {sorted(_METHODS)} here, not {method!r}: methods for stiff equations are missing")
    start, end = map(float, t_span)
    y0 = np.atleast_1d(np.asarray(y0))
    if y0.ndim != 1:
        raise ValueError("`y0` must be 1-dimensional.")
    y0 = y0.astype(complex if y0.dtype.kind == "c" else float)
    args = () if args is None else tuple(args)
    calls = [0]

    def slope(t, y):
        calls[0] += 1
        return np.asarray(fun(t, y, *args)).astype(y0.dtype)

    if rtol < 100 * _EPS:
        warnings.warn(f"At least one element of `rtol` is too small. Setting `rtol = np.maximum(rtol, {100 * _EPS})`.", stacklevel=2)
        rtol = 100 * _EPS
    if t_eval is not None:
        t_eval = np.asarray(t_eval) * 1.0
        _check_times(t_eval, start, end)
    watch = _Watch(events, args, start, y0)
    steps = Steps(_METHODS[method], slope, start, y0, end, rtol, atol, max_step, first_step)
    edges, pieces, times, values = [start], [], [], []
    if t_eval is None:
        times, values = [start], [y0]
    done, status = 0, None
    while status is None:
        if steps.t != end or not pieces and start != end:
            if not steps.advance():
                status = -1
                break
        if steps.t == end:
            status = 0
        if start == end:
            break
        inside = steps.between()
        t, y = steps.t, steps.y
        stopped = watch.look(inside, steps.before[0], t, y)
        if stopped is not None:
            status, t = 1, stopped
            y = inside(t)
        edges.append(t)
        pieces.append(inside)
        if t_eval is None:
            times.append(t)
            values.append(y)
        else:
            ahead = t_eval[done:]
            count = int((steps.direction * (ahead - t) <= 0).sum())
            if count:
                times.extend(ahead[:count])
                values.extend(inside(ahead[:count]).T)
                done += count
    if start == end:
        times = [start, end] if t_eval is None else list(t_eval)
        values = [y0] * len(times)
    return OdeResult(
        t=np.array(times), y=np.array(values).T if values else np.empty((y0.size, 0)),
        sol=OdeSolution(edges, pieces) if dense_output and pieces else None, t_events=watch.times(), y_events=watch.values(),
        nfev=calls[0], njev=0, nlu=0, status=status, message=_MESSAGES[status], success=status >= 0,
    )  # fmt: skip


def _check_times(t_eval, start, end):
    if t_eval.ndim != 1:
        raise ValueError("`t_eval` must be 1-dimensional.")
    if t_eval.size and (t_eval.min() < min(start, end) or t_eval.max() > max(start, end)):
        raise ValueError("Values in `t_eval` are not within `t_span`.")
    apart = np.diff(t_eval)
    if end > start and (apart <= 0).any() or end < start and (apart >= 0).any():
        raise ValueError("Values in `t_eval` are not properly sorted.")


class _Watch:
    """The zeros of functions along the way."""

    def __init__(self, events, args, t, y):
        self._given = events is not None
        events = [] if events is None else [events] if callable(events) else list(events)
        self._functions = [(lambda t, y, e=e: e(t, y, *args)) for e in events]
        self._left = [int(getattr(e, "terminal", None) or 0) for e in events]
        self._direction = [getattr(e, "direction", 0) for e in events]
        self._last = [f(t, y) for f in self._functions]
        self._times, self._values = [[] for _ in events], [[] for _ in events]

    def look(self, inside, before, t, y):
        """Notes the zeros within a step; the time of the one that ends the integration, or None."""
        new = [f(t, y) for f in self._functions]
        found = []
        for k, (f, old, now, way) in enumerate(zip(self._functions, self._last, new, self._direction)):
            up, down = old <= 0 <= now, old >= 0 >= now
            if up and way >= 0 or down and way <= 0:
                found.append((brentq(lambda s, f=f: f(s, inside(s)), before, t, xtol=4 * _EPS, rtol=4 * _EPS), k))
        self._last = new
        stopped = None
        for when, k in sorted(found, reverse=bool(t < before)):
            self._times[k].append(when)
            self._values[k].append(inside(when))
            if self._left[k]:
                self._left[k] -= 1
                if self._left[k] == 0:
                    stopped = when
                    break
        return stopped

    def times(self):
        return [np.array(t) for t in self._times] if self._given else None

    def values(self):
        return [np.array(y) for y in self._values] if self._given else None


def odeint(func, y0, t, args=(), Dfun=None, col_deriv=0, full_output=0, ml=None, mu=None, rtol=None, atol=None, tcrit=None,
           h0=0.0, hmax=0.0, hmin=0.0, ixpr=0, mxstep=0, mxhnil=0, mxordn=12, mxords=5, printmessg=0, tfirst=False):  # fmt: skip
    """Solves dy/dt = func(y, t) for the times ``t``, the first of which is that of ``y0``; rows are times.

    Here by Dormand and Prince's pair with a hundredth of the tolerances (1.49e-8 by default), which agrees with SciPy's
    LSODA within these; equations that are stiff take it long.
    """
    t = np.asarray(t) * 1.0
    y0 = np.atleast_1d(np.asarray(y0)).astype(float)
    args = args if isinstance(args, tuple) else (args,)
    fun = (lambda s, y: func(s, y, *args)) if tfirst else (lambda s, y: func(y, s, *args))
    relative, absolute = (1.49012e-8 if v is None else np.asarray(v) for v in (rtol, atol))
    calls, rows = 0, [y0]
    if t.size > 1 and t[-1] != t[0]:
        found = solve_ivp(fun, (t[0], t[-1]), y0, t_eval=t[1:], rtol=max(relative / 100, 1e-13), atol=absolute / 100,
                          max_step=hmax or np.inf, first_step=h0 or None)  # fmt: skip
        if not found.success:
            warnings.warn(f"{found.message} The solution ends at t = {found.t[-1] if found.t.size else t[0]}.", ODEintWarning,
                          stacklevel=2)  # fmt: skip
        rows.extend(found.y.T)
        calls = found.nfev
        rows.extend([np.full(y0.size, np.nan)] * (t.size - len(rows)))
    else:
        rows = [y0] * t.size
    made = np.array(rows)
    return (made, {"nfe": calls, "message": "Integration successful."}) if full_output else made


class ODEintWarning(Warning):
    """Something went wrong on the way."""
