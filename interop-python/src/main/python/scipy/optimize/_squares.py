"""Least squares by Levenberg and Marquardt, and what is made of them: curves through points, roots of systems."""

import warnings

import numpy as np

from ._result import OptimizeResult, OptimizeWarning


def _steps(f, x, at, low, high):
    """The matrix of slopes, by steps that stay within the bounds."""
    made = np.empty((len(at), len(x)))
    for i in range(len(x)):
        h = 1.4901161193847656e-08 * max(1.0, abs(x[i]))
        h = -h if x[i] + h > high[i] else h
        other = x.copy()
        other[i] += h
        made[:, i] = (f(other) - at) / (other[i] - x[i])
    return made


def least_squares(fun, x0, jac="2-point", bounds=(-np.inf, np.inf), method="trf", ftol=1e-8, xtol=1e-8, gtol=1e-8,
                  x_scale=None, loss="linear", max_nfev=None, args=(), kwargs=None, verbose=0, **ignored):  # fmt: skip
    """The numbers, within bounds if there are any, that make the sum of squares of a function's values least."""
    if loss != "linear":
        raise NotImplementedError("least_squares knows plain squares (loss='linear') here")
    x = np.atleast_1d(np.asarray(x0, float)).ravel().copy()
    low, high = (np.broadcast_to(np.asarray(b, float), x.shape) for b in bounds) if isinstance(
        bounds, (tuple, list)) else (np.broadcast_to(b, x.shape) for b in (bounds.lb, bounds.ub))  # fmt: skip
    if ((x < low) | (x > high)).any():
        raise ValueError("`x0` is infeasible." if not np.isfinite(x).all() else "Initial guess is outside of provided bounds")
    calls = [0]

    def f(x):
        calls[0] += 1
        return np.atleast_1d(np.asarray(fun(x.copy(), *args, **(kwargs or {})), float)).ravel()

    at = f(x)
    if not np.isfinite(at).all():
        raise ValueError("Residuals are not finite in the initial point.")

    def slopes(x, at):
        return np.asarray(jac(x.copy(), *args, **(kwargs or {})), float) if callable(jac) else _steps(f, x, at, low, high)

    j = slopes(x, at)
    damping, scale, status = 1e-3, np.maximum(np.sqrt((j * j).sum(axis=0)), 1e-300), 0
    most = max_nfev or 100 * len(x) * (1 if callable(jac) else len(x) + 1)
    while calls[0] < most and not status:
        g = j.T @ at
        if np.abs(np.clip(x - g, low, high) - x).max(initial=0.0) < gtol:
            status = 1
            break
        free = ~(((x <= low) & (g > 0)) | ((x >= high) & (g < 0)))
        cost = at @ at / 2
        while True:
            step = np.zeros(len(x))
            d = np.sqrt(damping) * scale[free]
            # The damped equations as one system, which keeps their digits.
            step[free] = np.linalg.lstsq(np.vstack([j[:, free], np.diag(d)]), np.concatenate([-at, np.zeros(len(d))]), rcond=None)[0]
            other = np.clip(x + step, low, high)
            there = f(other)
            moved = other - x
            promised = -(g @ moved + (j @ moved) @ (j @ moved) / 2)
            gained = cost - there @ there / 2
            if np.isfinite(there).all() and gained > 0 and gained > 1e-4 * promised:
                break
            if np.sqrt(moved @ moved) < xtol * (xtol + np.sqrt(x @ x)) or damping > 1e20:
                status = 3 if damping <= 1e20 else 2
                break
            damping *= 4
            if calls[0] >= most:
                break
        else:
            pass
        if status or calls[0] >= most and not gained > 0:
            break
        good = gained / promised if promised > 0 else 1.0
        damping = max(damping / (9 if good > 0.75 else 2 if good > 0.25 else 0.5), 1e-15)
        if gained < ftol * cost and good > 0.25:
            status = 2
        if np.sqrt(moved @ moved) < xtol * (xtol + np.sqrt(x @ x)):
            status = 4 if status else 3
        x, at = other, there
        j = slopes(x, at)
        scale = np.maximum(scale, np.sqrt((j * j).sum(axis=0)))
    messages = {0: "The maximum number of function evaluations is exceeded.", 1: "`gtol` termination condition is satisfied.",
                2: "`ftol` termination condition is satisfied.", 3: "`xtol` termination condition is satisfied.",
                4: "Both `ftol` and `xtol` termination conditions are satisfied."}  # fmt: skip
    g = j.T @ at
    return OptimizeResult(
        x=x, cost=float(at @ at / 2), fun=at, jac=j, grad=g, optimality=float(np.abs(g).max(initial=0.0)),
        active_mask=np.where(x <= low, -1, np.where(x >= high, 1, 0)), nfev=calls[0], status=status, message=messages[status],
        success=status > 0,
    )  # fmt: skip


def curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=True, bounds=(-np.inf, np.inf), method=None,
              jac=None, full_output=False, maxfev=None, **options):  # fmt: skip
    """The parameters of a function ``f(x, ...)`` that bring it nearest to points, and their covariance."""
    xdata, ydata = np.asarray(xdata, float) if not isinstance(xdata, tuple) else np.array(xdata, float), np.asarray(ydata, float)
    if check_finite and not (np.isfinite(xdata).all() and np.isfinite(ydata).all()):
        raise ValueError("array must not contain infs or NaNs")
    if ydata.size == 0:
        raise ValueError("`ydata` must not be empty!")
    if p0 is None:
        import inspect

        names = list(inspect.signature(f).parameters)
        if len(names) < 2:
            raise ValueError("Unable to determine number of fit parameters.")
        n = len(names) - 1
    else:
        n = np.atleast_1d(p0).size
    if isinstance(bounds, (tuple, list)):
        low, high = (np.broadcast_to(np.asarray(b, float), (n,)) for b in bounds)
    else:
        low, high = (np.broadcast_to(b, (n,)) for b in (bounds.lb, bounds.ub))
    if p0 is None:
        # One, or where bounds leave that out, the middle between them, or one beside the only bound.
        both = np.isfinite(low) & np.isfinite(high)
        with np.errstate(invalid="ignore"):
            p0 = np.where(both, (low + high) / 2, np.where(np.isfinite(low), low + 1, np.where(np.isfinite(high), high - 1, 1.0)))
    if sigma is not None:
        sigma = np.asarray(sigma, float)
        if sigma.ndim == 2:
            factor = np.linalg.cholesky(sigma)
        elif sigma.shape != ydata.shape and sigma.size != 1:
            raise ValueError("`sigma` has incorrect shape.")

    def weighed(v):
        if sigma is None:
            return v
        return np.linalg.solve(factor, v) if sigma.ndim == 2 else (v.T / sigma).T

    def rest(p):
        return weighed(np.asarray(f(xdata, *p), float).ravel() - ydata.ravel())

    slopes = (lambda p: weighed(np.asarray(jac(xdata, *p), float))) if callable(jac) else "2-point"
    if n > ydata.size and method in (None, "lm") and not (np.isfinite(low).any() or np.isfinite(high).any()):
        raise TypeError(f"The number of func parameters={n} must not exceed the number of data points={ydata.size}")
    options = {k: options[k] for k in ("ftol", "xtol", "gtol") if k in options}
    found = least_squares(rest, p0, slopes, (low, high), **{"ftol": 1.49012e-08, "xtol": 1.49012e-08, "gtol": 1e-12, **options},
                          max_nfev=maxfev)  # fmt: skip
    if not found.success:
        raise RuntimeError("Optimal parameters not found: " + found.message)
    _, s, vt = np.linalg.svd(found.jac, full_matrices=False)
    large = s > np.finfo(float).eps * max(found.jac.shape) * s[0]
    covariance = (vt[large].T / s[large] ** 2) @ vt[large]
    unknown = not large.all()
    if not absolute_sigma and not unknown:
        if ydata.size > n:
            covariance = covariance * (2 * found.cost / (ydata.size - n))
        else:
            unknown = True
    if unknown:
        covariance = np.full((n, n), np.inf)
        warnings.warn("Covariance of the parameters could not be estimated", OptimizeWarning, stacklevel=2)
    if full_output:
        return found.x, covariance, {"nfev": found.nfev, "fvec": found.fun}, found.message, 1
    return found.x, covariance


def root(fun, x0, args=(), method="hybr", jac=None, tol=None, callback=None, options=None):
    """Where a system of as many equations as unknowns is zero, near ``x0``."""
    if method not in ("hybr", "lm"):
        raise ValueError(f"Unknown solver {method}; here are 'hybr' and 'lm'")
    args = args if isinstance(args, tuple) else (args,)
    limit = 1.49012e-08 if tol is None else tol
    function = fun
    if jac is True:
        function, jac = (lambda x, *a: fun(x, *a)[0]), (lambda x, *a: fun(x, *a)[1])
    shape = np.shape(x0)
    found = least_squares(function, x0, jac if callable(jac) else "2-point", args=args, ftol=limit**2, xtol=limit * 1e-4, gtol=1e-15)
    good = bool(np.abs(found.fun).max(initial=0.0) <= max(1e-6, limit) * max(1.0, np.abs(found.x).max(initial=0.0)))
    message = "The solution converged." if good else "The iteration is not making good progress, as measured by the improvement from the last ten iterations."
    return OptimizeResult(x=found.x.reshape(shape or (1,)), fun=found.fun, nfev=found.nfev, success=good, status=1 if good else 5,
                          message=message)  # fmt: skip


def fsolve(func, x0, args=(), fprime=None, full_output=0, xtol=1.49012e-08, **ignored):
    """As ``root``; only where it is."""
    found = root(func, x0, args, jac=fprime, tol=xtol)
    if full_output:
        return found.x, {"nfev": found.nfev, "fvec": found.fun}, found.status, found.message
    if not found.success:
        warnings.warn(found.message, RuntimeWarning, stacklevel=2)
    return found.x
