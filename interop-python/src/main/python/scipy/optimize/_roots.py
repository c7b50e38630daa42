"""Roots of functions of one number."""

import math

from ._result import OptimizeResult

_EPS = 2.220446049250313e-16


class RootResults(OptimizeResult):
    """Where a function is zero, and how often it was called."""


def _checked(f, a, b, xtol, rtol):
    if xtol <= 0:
        raise ValueError(f"xtol too small ({xtol:g} <= 0)")
    if rtol < 4 * _EPS:
        raise ValueError(f"rtol too small ({rtol:g} < {4 * _EPS:g})")
    fa, fb = float(f(a)), float(f(b))
    if math.isnan(fa) or math.isnan(fb):
        raise ValueError(f"The function value at x={a if math.isnan(fa) else b} is NaN; solver cannot continue.")
    if fa * fb > 0:
        raise ValueError("f(a) and f(b) must have different signs")
    return fa, fb


def _counted(f, args):
    calls = [0]

    def call(x):
        calls[0] += 1
        return f(x, *args)

    return call, calls


def _answer(x, iterations, calls, converged, full_output, disp, method):
    if not converged and disp:
        raise RuntimeError(f"Failed to converge after {iterations} iterations.")
    flag = "converged" if converged else "convergence error"
    if full_output:
        return x, RootResults(root=x, iterations=iterations, function_calls=calls[0], converged=converged, flag=flag, method=method)
    return x


def brentq(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    """Where a function is zero between two numbers at which its signs differ: Brent (1973)."""
    return _brent(f, a, b, args, xtol, rtol, maxiter, full_output, disp, "brentq")


def brenth(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    """Where a function is zero between two numbers at which its signs differ, by hyperbolas (Bus and Dekker 1975)."""
    return _brent(f, a, b, args, xtol, rtol, maxiter, full_output, disp, "brenth")


def _brent(f, a, b, args, xtol, rtol, maxiter, full_output, disp, method):
    f, calls = _counted(f, args if isinstance(args, tuple) else (args,))
    before, current = float(a), float(b)
    fbefore, fcurrent = _checked(f, before, current, xtol, rtol)
    if fbefore == 0 or fcurrent == 0:
        return _answer(before if fbefore == 0 else current, 0, calls, True, full_output, disp, method)
    other = fother = step = last = 0.0
    for i in range(1, maxiter + 1):
        if fbefore != 0 and fcurrent != 0 and (fbefore < 0) != (fcurrent < 0):
            other, fother = before, fbefore
            step = last = current - before
        if abs(fother) < abs(fcurrent):
            before, current, other = current, other, current
            fbefore, fcurrent, fother = fcurrent, fother, fcurrent
        delta = (xtol + rtol * abs(current)) / 2
        half = (other - current) / 2
        if fcurrent == 0 or abs(half) < delta:
            return _answer(current, i, calls, True, full_output, disp, method)
        if abs(last) > delta and abs(fcurrent) < abs(fbefore):
            if before == other:
                trial = -fcurrent * (current - before) / (fcurrent - fbefore)
            else:
                dpre = (fbefore - fcurrent) / (before - current)
                dother = (fother - fcurrent) / (other - current)
                trial = (-fcurrent * (fother - fbefore) / (fother * dpre - fbefore * dother) if method == "brenth" else
                         -fcurrent * (fother * dother - fbefore * dpre) / (dother * dpre * (fother - fbefore)))
            if 2 * abs(trial) < min(abs(last), 3 * abs(half) - delta):
                last, step = step, trial
            else:
                last = step = half
        else:
            last = step = half
        before, fbefore = current, fcurrent
        current += step if abs(step) > delta else delta if half > 0 else -delta
        fcurrent = float(f(current))
        if math.isnan(fcurrent):
            raise ValueError(f"The function value at x={current} is NaN; solver cannot continue.")
    return _answer(current, maxiter, calls, False, full_output, disp, method)


def bisect(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    """Where a function is zero between two numbers at which its signs differ, by halving."""
    f, calls = _counted(f, args if isinstance(args, tuple) else (args,))
    low, high = float(a), float(b)
    flow, fhigh = _checked(f, low, high, xtol, rtol)
    if flow == 0 or fhigh == 0:
        return _answer(low if flow == 0 else high, 0, calls, True, full_output, disp, "bisect")
    step = high - low
    for i in range(1, maxiter + 1):
        step /= 2
        middle = low + step
        fmiddle = float(f(middle))
        if fmiddle * flow >= 0:
            low = middle
        if fmiddle == 0 or abs(step) < xtol + rtol * abs(middle):
            return _answer(middle, i, calls, True, full_output, disp, "bisect")
    return _answer(low, maxiter, calls, False, full_output, disp, "bisect")


def ridder(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    """Where a function is zero between two numbers at which its signs differ: Ridders (1979), by exponentials through three points."""
    f, calls = _counted(f, args if isinstance(args, tuple) else (args,))
    a, b = float(a), float(b)
    fa, fb = _checked(f, a, b, xtol, rtol)
    if fa == 0 or fb == 0:
        return _answer(a if fa == 0 else b, 0, calls, True, full_output, disp, "ridder")
    found, tolerance = a, xtol + rtol * min(abs(a), abs(b))
    for i in range(1, maxiter + 1):
        half = (b - a) / 2
        middle = a + half
        fmiddle = float(f(middle))
        step = (half if fb > fa else -half) * fmiddle / math.sqrt(fmiddle * fmiddle - fa * fb)
        found = middle - math.copysign(min(abs(step), abs(half) - tolerance / 2), step)
        ffound = float(f(found))
        if ffound * fmiddle < 0:
            a, fa, b, fb = found, ffound, middle, fmiddle
        elif ffound * fa < 0:
            b, fb = found, ffound
        else:
            a, fa = found, ffound
        tolerance = xtol + rtol * abs(found)
        if ffound == 0 or abs(b - a) < tolerance:
            return _answer(found, i, calls, True, full_output, disp, "ridder")
    return _answer(found, maxiter, calls, False, full_output, disp, "ridder")


def newton(func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False, disp=True):
    """Where a function is zero near a number: Newton's method, with ``fprime2`` Halley's, without derivatives the secant method."""
    if tol <= 0:
        raise ValueError(f"tol too small ({tol:g} <= 0)")
    func, calls = _counted(func, args)

    def close(a, b):
        return abs(a - b) <= tol + rtol * abs(b)

    p = float(x0) if not isinstance(x0, complex) else x0
    if fprime is not None:
        for i in range(1, maxiter + 1):
            value = func(p)
            if value == 0:
                return _answer(p, i - 1, calls, True, full_output, disp, "newton")
            slope = fprime(p, *args)
            calls[0] += 1
            if slope == 0:
                raise RuntimeError(f"Derivative was zero. Failed to converge after {i} iterations, value is {p}.")
            step = value / slope
            if fprime2 is not None:
                calls[0] += 1
                bend = 1 - 0.5 * step * fprime2(p, *args) / slope
                step = step / bend if abs(1 - bend) < 1 else step
            found = p - step
            if close(found, p):
                return _answer(found, i, calls, True, full_output, disp, "newton")
            p = found
        return _answer(p, maxiter, calls, False, full_output, disp, "newton")
    before = p
    current = x1 if x1 is not None else p * (1 + 1e-4) + (1e-4 if p >= 0 else -1e-4)
    q0, q1 = func(before), func(current)
    if abs(q1) < abs(q0):
        before, current, q0, q1 = current, before, q1, q0
    for i in range(1, maxiter + 1):
        if q1 == q0:
            if current != before and disp:
                raise RuntimeError(f"Tolerance of {current - before} reached. Failed to converge after {i} iterations, value is {current}.")
            return _answer((current + before) / 2, i, calls, current == before, full_output, disp, "secant")
        if abs(q1) > abs(q0):
            found = (-q0 / q1 * current + before) / (1 - q0 / q1)
        else:
            found = (-q1 / q0 * before + current) / (1 - q1 / q0)
        if close(found, current):
            return _answer(found, i, calls, True, full_output, disp, "secant")
        before, q0 = current, q1
        current = found
        q1 = func(current)
    return _answer(current, maxiter, calls, False, full_output, disp, "secant")
