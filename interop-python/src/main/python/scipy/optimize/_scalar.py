"""Minima of functions of one number."""

import math

from ._result import OptimizeResult

_GOLD = 0.3819660112501051  # (3 - sqrt 5) / 2


def minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None):
    """The minimum of a function of one number: 'brent' from a bracket, or 'bounded' between two numbers."""
    method = (method or ("brent" if bounds is None else "bounded")).lower()
    options = dict(options or {})
    args = args if isinstance(args, tuple) else (args,)
    calls = [0]

    def f(x):
        calls[0] += 1
        return float(fun(x, *args))

    if method == "bounded":
        if bounds is None:
            raise ValueError("The `bounds` parameter is mandatory for method `bounded`.")
        low, high = map(float, bounds)
        if low > high:
            raise ValueError("The lower bound exceeds the upper bound.")
        xtol = options.get("xatol", 1e-5 if tol is None else tol)
        found = _parabolas(f, low, low + _GOLD * (high - low), high, lambda x: math.sqrt(2.220446049250313e-16) * abs(x) + xtol / 3,
                           options.get("maxiter", 500))  # fmt: skip
    elif method == "brent":
        if bounds is not None:
            raise ValueError("Use of `bounds` is incompatible with 'method=Brent'.")
        xtol = options.get("xtol", 1.48e-8 if tol is None else tol)
        low, start, high = _bracketed(f, bracket)
        low, high = min(low, high), max(low, high)
        found = _parabolas(f, low, start, high, lambda x: xtol * abs(x) + 1e-11, options.get("maxiter", 500))
    else:
        raise ValueError(f"Unknown solver {method}; here are 'brent' and 'bounded'")
    x, value, rounds, success = found
    message = "Optimization terminated successfully." if success else "Maximum number of iterations exceeded"
    return OptimizeResult(x=x, fun=value, nit=rounds, nfev=calls[0], success=success, message=message)


def fminbound(func, x1, x2, args=(), xtol=1e-5, maxfun=500, full_output=0, disp=1):
    """The place of a function's minimum between two numbers; ``full_output``: also the value, whether it failed, the calls."""
    found = minimize_scalar(func, bounds=(x1, x2), args=args, method="bounded", options={"xatol": xtol, "maxiter": maxfun})
    return (found.x, found.fun, int(not found.success), found.nfev) if full_output else found.x


def _bracketed(f, bracket):
    """Three numbers of which the middle one has the smallest value, found downhill in growing steps."""
    if bracket is not None and len(bracket) == 3:
        a, b, c = sorted(map(float, bracket))
        if not (f(b) < f(a) and f(b) < f(c)):
            raise ValueError("Bracketing values (xa, xb, xc) do not fulfill this requirement: (f(xb) < f(xa)) and (f(xb) < f(xc))")
        return a, b, c
    a, b = map(float, bracket) if bracket is not None else (0.0, 1.0)
    fa, fb = f(a), f(b)
    if fa < fb:
        a, b, fa, fb = b, a, fb, fa
    c = b + 1.618034 * (b - a)
    fc = f(c)
    for _ in range(1000):
        if fc >= fb:
            return a, b, c
        a, b, fa, fb = b, c, fb, fc
        c = b + 1.618034 * (b - a)
        fc = f(c)
    raise RuntimeError("The algorithm terminated without finding a valid bracket. Consider trying different initial points.")


def _parabolas(f, low, start, high, tolerance, most):
    """Brent's search (1973): parabolas through three points, golden sections where those lead nowhere."""
    x = second = third = start
    fx = fsecond = fthird = f(x)
    step = before = 0.0
    for rounds in range(1, most + 1):
        tol = tolerance(x)
        middle = (low + high) / 2
        if abs(x - middle) <= 2 * tol - (high - low) / 2:
            return x, fx, rounds - 1, True
        golden = True
        if abs(before) > tol:
            r = (x - second) * (fx - fthird)
            q = (x - third) * (fx - fsecond)
            p = (x - third) * q - (x - second) * r
            q = 2 * (q - r)
            p, q = (-p if q > 0 else p), abs(q)
            last, before = before, step
            if abs(p) < abs(q * last / 2) and q * (low - x) < p < q * (high - x):
                step, golden = p / q, False
                if x + step - low < 2 * tol or high - x - step < 2 * tol:
                    step = tol if x < middle else -tol
        if golden:
            before = (high if x < middle else low) - x
            step = _GOLD * before
        u = x + (step if abs(step) >= tol else math.copysign(tol, step))
        fu = f(u)
        if fu <= fx:
            low, high = (x, high) if u >= x else (low, x)
            third, second, x = second, x, u
            fthird, fsecond, fx = fsecond, fx, fu
        else:
            low, high = (u, high) if u < x else (low, u)
            if fu <= fsecond or second == x:
                third, second, fthird, fsecond = second, u, fsecond, fu
            elif fu <= fthird or third in (x, second):
                third, fthird = u, fu
    return x, fx, most, False
