"""Minima of functions of several numbers: by slopes (BFGS, CG), also within bounds, or by values alone (Nelder and Mead)."""

import numpy as np

from ._result import OptimizeResult

#: Methods that are not here, and those which search for the same.
_SAME = {"tnc": "l-bfgs-b", "newton-cg": "bfgs", "cobyla": "slsqp", "cobyqa": "slsqp", "trust-constr": "slsqp", "dogleg": "bfgs",
         "trust-ncg": "bfgs", "trust-exact": "bfgs", "trust-krylov": "bfgs"}
_STEP = 1.4901161193847656e-08


def approx_fprime(xk, f, epsilon=_STEP, *args):
    """The slopes of a function by differences."""
    xk = np.asarray(xk, float)
    start = np.asarray(f(xk, *args), float)
    steps = np.broadcast_to(np.asarray(epsilon, float), xk.shape)
    made = []
    for i, h in enumerate(steps):
        other = xk.copy()
        other[i] += h
        made.append((np.asarray(f(other, *args), float) - start) / h)
    return np.stack(made, -1) if made else np.zeros(start.shape + (0,))


def minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None,
             callback=None, options=None):  # fmt: skip
    """The minimum of a function near ``x0``.

    Methods are 'BFGS', 'CG', 'L-BFGS-B' (with bounds; the default where there are any), 'SLSQP' (with ``constraints``, then the
    default), 'Nelder-Mead' and 'Powell', both by values alone. 'TNC' and 'Newton-CG' search as 'L-BFGS-B' and 'BFGS' do, and
    'COBYLA' and 'trust-constr' as 'SLSQP'. ``jac`` is the gradient, or True where the function returns value and gradient; without
    it slopes come from differences. Constraints are dicts of a type, 'eq' or 'ineq', and a fun, or ``LinearConstraint`` and
    ``NonlinearConstraint``. The result has x, fun, jac, nit, nfev, success and message.
    """
    args = args if isinstance(args, tuple) else (args,)
    options = dict(options or {})
    several = isinstance(constraints, (list, tuple))
    held = bool(constraints) if several else constraints is not None
    method = (method or ("SLSQP" if held else "BFGS" if bounds is None else "L-BFGS-B")).lower()
    method = _SAME.get(method, method)
    if held and method != "slsqp":
        raise ValueError(f"method {method.upper()} cannot handle constraints; use 'SLSQP'")
    x = np.atleast_1d(np.asarray(x0, float)).ravel().copy()
    low, high = _limits(bounds, len(x))
    calls = {"nfev": 0, "njev": 0}

    def value(x):
        calls["nfev"] += 1
        made = fun(x.copy(), *args)
        made = made[0] if jac is True else made
        if np.size(made) != 1:
            raise ValueError("The user-provided objective function must return a scalar value.")
        return float(np.asarray(made).reshape(()))

    def slope(x, at, exactly=False):
        calls["njev"] += 1
        if jac is True:
            return np.asarray(fun(x.copy(), *args)[1], float).ravel()
        if callable(jac):
            return np.asarray(jac(x.copy(), *args), float).ravel()
        return _differences(value, x, at, low, high, exactly)

    if method == "nelder-mead":
        found = _simplex(value, np.clip(x, low, high), low, high, tol, options, callback)
    elif method == "powell":
        from ._powell import along_lines

        found = along_lines(value, np.clip(x, low, high), low, high, tol, options, callback)
    elif method == "slsqp":
        from ._constraints import Conditions
        from ._sqp import constrained

        def rows(f, x):
            return np.atleast_2d(approx_fprime(x, f, _STEP * np.maximum(1.0, np.abs(x))))

        options.setdefault("ftol", 1e-6 if tol is None else tol)
        found = constrained(value, slope, Conditions(constraints if held else [], rows), x, low, high, options, callback)
    elif method in ("bfgs", "cg", "l-bfgs-b"):
        if method != "l-bfgs-b" and bounds is not None:
            raise ValueError(f"method {method.upper()} cannot handle bounds; use 'L-BFGS-B' or 'Nelder-Mead'")
        limit = options.get("gtol", tol if tol is not None else 1e-5)
        if method == "cg":
            from ._conjugate import conjugate

            found = conjugate(value, slope, x, limit, options.get("maxiter", 200 * len(x)), callback)
            return OptimizeResult(**found, **calls)
        flat = options.get("ftol", tol if tol is not None else 2.220446049250313e-09) if method == "l-bfgs-b" else 0.0
        most = options.get("maxiter", 200 * len(x) if method == "bfgs" else 15000)
        found = _descent(value, slope, np.clip(x, low, high), low, high, limit, flat, most, callback)
    else:
        raise ValueError(f"Unknown solver {method}; here are 'BFGS', 'CG', 'L-BFGS-B', 'SLSQP', 'Nelder-Mead' and 'Powell'")
    return OptimizeResult(**found, **calls)


def _limits(bounds, n):
    if bounds is None:
        return np.full(n, -np.inf), np.full(n, np.inf)
    if hasattr(bounds, "lb"):
        pairs = list(zip(np.broadcast_to(bounds.lb, n), np.broadcast_to(bounds.ub, n)))
    else:
        pairs = list(bounds)
    if len(pairs) != n:
        raise ValueError("The number of bounds is not compatible with the length of `x0`.")
    low = np.array([-np.inf if a is None else a for a, _ in pairs], float)
    high = np.array([np.inf if b is None else b for _, b in pairs], float)
    if (low > high).any():
        raise ValueError("An upper bound is less than the corresponding lower bound.")
    return low, high


def _differences(value, x, at, low, high, exactly):
    """Slopes by steps that stay within the bounds: forwards, or exactly, to both sides where there is room."""
    made = np.empty(len(x))
    for i in range(len(x)):
        h = 6.055454452393343e-06 * max(1.0, abs(x[i]))
        if exactly and low[i] <= x[i] - h and x[i] + h <= high[i]:
            one, two = x.copy(), x.copy()
            one[i] -= h
            two[i] += h
            made[i] = (value(two) - value(one)) / (two[i] - one[i])
            continue
        h = _STEP * max(1.0, abs(x[i]))
        h = -h if x[i] + h > high[i] else h
        other = x.copy()
        other[i] += h
        made[i] = (value(other) - at) / (other[i] - x[i])
    return made


def _descent(value, slope, x, low, high, limit, flat, most, callback):
    """Quasi-Newton steps among the numbers that are not held by a bound, shortened until the value falls enough."""
    n = len(x)
    inverse = np.eye(n)
    at = value(x)
    g = slope(x, at)
    message, success, rounds = "Maximum number of iterations has been exceeded.", False, 0
    exactly = False
    while rounds < most:
        projected = np.clip(x - g, low, high) - x
        if not np.abs(projected).max(initial=0.0) > limit:
            message, success = "Optimization terminated successfully.", True
            break
        free = ~(((x <= low) & (g > 0)) | ((x >= high) & (g < 0)))
        step = np.zeros(n)
        inside = np.ix_(free, free)
        step[free] = -inverse[inside] @ g[free]
        if not step @ g < 0:
            inverse = np.eye(n)
            step = np.where(free, -g, 0.0)
        length, other, there = _searched(value, x, at, g, step, low, high, rounds == 0)
        if other is None:
            if not exactly:
                exactly, g = True, slope(x, at, True)
                continue
            if (inverse == np.eye(n)).all():
                message = "Desired error not necessarily achieved due to precision loss."
                break
            inverse = np.eye(n)
            rounds += 1
            continue
        # Where the value hardly falls, the error of simple differences is as large as what they are to tell.
        exactly = exactly or at - there < 1e-7 * max(abs(at), 1e-6)
        new = slope(other, there, exactly)
        s, y = other - x, new - g
        curvature = s @ y
        if curvature > 1e-12 * np.sqrt((s @ s) * (y @ y)):
            if rounds == 0:
                inverse = np.eye(n) * (curvature / (y @ y))
            shift = inverse @ y
            inverse = inverse + np.outer(s, s) * (1 + (y @ shift) / curvature) / curvature - (
                np.outer(shift, s) + np.outer(s, shift)) / curvature  # fmt: skip
        rounds += 1
        done = flat and at - there <= flat * max(abs(at), abs(there), 1.0)
        x, at, g = other, there, new
        if callback is not None:
            callback(x.copy())
        if done:
            message, success = "CONVERGENCE: RELATIVE REDUCTION OF F <= FACTR*EPSMCH", True
            break
        if not np.isfinite(at):
            message = "The function is not finite."
            break
    return dict(x=x, fun=at, jac=g, hess_inv=inverse, nit=rounds, success=success, status=0 if success else 2, message=message)


def _searched(value, x, at, g, step, low, high, first):
    """A step that lowers the value by a share of what its slope promises; halved, or as a parabola says."""
    length = min(1.0, 1.0 / max(np.abs(step).sum(), 1e-300)) if first else 1.0
    for _ in range(60):
        other = np.clip(x + length * step, low, high)
        there = value(other)
        fall = g @ (other - x)
        if there <= at + 1e-4 * fall and np.isfinite(there):
            break
        bend = 2 * (there - at - length * (g @ step))
        guess = -(g @ step) * length * length / bend if np.isfinite(there) and bend > 0 else 0.0
        length = min(max(guess, 0.1 * length), 0.5 * length)
    else:
        return length, None, at
    # As long as it pays, further.
    while not first and length < 1e3 and length >= 1.0 or first and length < 1e6:
        longer = np.clip(x + 2 * length * step, low, high)
        if (longer == other).all():
            break
        beyond = value(longer)
        if not beyond < there or beyond > at + 2e-4 * length * (g @ step):
            break
        length, other, there = 2 * length, longer, beyond
    if (other == x).all():
        return length, None, at
    return length, other, there


def _simplex(value, x, low, high, tol, options, callback):
    """Nelder and Mead (1965): the worst corner of a simplex is reflected, stretched or drawn in."""
    n = len(x)
    xatol, fatol = (options.get(k, 1e-4 if tol is None else tol) for k in ("xatol", "fatol"))
    most, calls = options.get("maxiter", 200 * n), [0]
    allowed = options.get("maxfev", 200 * n)

    def f(p):
        calls[0] += 1
        return value(p)

    given = options.get("initial_simplex")
    corners = [x] if given is None else [np.clip(p, low, high) for p in np.asarray(given, float)]
    for k in range(n if given is None else 0):
        p = x.copy()
        p[k] = p[k] * 1.05 if p[k] else 0.00025
        if p[k] > high[k]:
            p[k] = 2 * high[k] - p[k]
        corners.append(np.clip(p, low, high))
    values = [f(p) for p in corners]
    rounds = 1

    def ordered():
        order = sorted(range(n + 1), key=values.__getitem__)
        return [corners[i] for i in order], [values[i] for i in order]

    corners, values = ordered()
    while calls[0] < allowed and rounds < most:
        if max(np.abs(p - corners[0]).max() for p in corners[1:]) <= xatol and max(
            abs(v - values[0]) for v in values[1:]
        ) <= fatol:
            break
        center = sum(corners[:-1]) / n
        reflected = np.clip(2 * center - corners[-1], low, high)
        fr = f(reflected)
        shrink = False
        if fr < values[0]:
            stretched = np.clip(3 * center - 2 * corners[-1], low, high)
            fs = f(stretched)
            corners[-1], values[-1] = (stretched, fs) if fs < fr else (reflected, fr)
        elif fr < values[-2]:
            corners[-1], values[-1] = reflected, fr
        elif fr < values[-1]:
            drawn = np.clip(1.5 * center - 0.5 * corners[-1], low, high)
            fd = f(drawn)
            shrink = not fd <= fr
            if not shrink:
                corners[-1], values[-1] = drawn, fd
        else:
            drawn = np.clip(0.5 * center + 0.5 * corners[-1], low, high)
            fd = f(drawn)
            shrink = not fd < values[-1]
            if not shrink:
                corners[-1], values[-1] = drawn, fd
        if shrink:
            corners = [corners[0]] + [np.clip(corners[0] + 0.5 * (p - corners[0]), low, high) for p in corners[1:]]
            values = [values[0]] + [f(p) for p in corners[1:]]
        rounds += 1
        corners, values = ordered()
        if callback is not None:
            callback(corners[0].copy())
    success = calls[0] < allowed and rounds < most
    message = "Optimization terminated successfully." if success else "Maximum number of function evaluations has been exceeded."
    return dict(x=corners[0], fun=np.float64(values[0]), nit=rounds, success=success, status=0 if success else 1, message=message)
