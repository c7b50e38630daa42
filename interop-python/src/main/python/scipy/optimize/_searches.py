"""Roots by the names of their methods, and points that a function leaves where they are."""

import numpy as np

from ._result import OptimizeResult
from ._roots import bisect, brenth, brentq, newton, ridder

__all__ = ["fixed_point", "root_scalar"]

_WITHIN = {"brentq": brentq, "brenth": brenth, "ridder": ridder, "bisect": bisect, "toms748": brentq}


def root_scalar(f, args=(), method=None, bracket=None, fprime=None, fprime2=None, x0=None, x1=None, xtol=None, rtol=None, maxiter=None,
                options=None):  # fmt: skip
    """Where a function is zero: 'brentq', 'brenth', 'ridder', 'bisect' within a bracket, 'newton', 'halley', 'secant' from ``x0``.

    'toms748' goes the way of 'brentq'.
    """
    if method is None:
        method = "brentq" if bracket is not None else "halley" if fprime2 else "newton" if fprime else "secant"
    method = method.lower()
    args = args if isinstance(args, tuple) else (args,)
    more = {name: value for name, value in (("xtol", xtol), ("rtol", rtol), ("maxiter", maxiter)) if value is not None}
    if method in _WITHIN:
        if bracket is None:
            raise ValueError(f"Bracket needed for {method}")
        found = _WITHIN[method](f, *bracket[:2], args=args, full_output=True, disp=False, **more)[1]
    elif method in ("newton", "halley", "secant"):
        if x0 is None:
            raise ValueError(f"x0 must not be None for {method}")
        if method != "secant" and not callable(fprime):
            raise ValueError(f"fprime must be specified for {method}")
        tol = more.pop("xtol", 1.48e-8)
        found = newton(f, x0, fprime if method != "secant" else None, args, tol, more.pop("maxiter", 50),
                       fprime2 if method == "halley" else None, x1, full_output=True, disp=False, **more)[1]  # fmt: skip
    else:
        raise ValueError(f"Unknown solver {method}; here are {', '.join(_WITHIN)}, newton, halley and secant")
    return OptimizeResult(found, method=method)


def fixed_point(func, x0, args=(), xtol=1e-8, maxiter=500, method="del2"):
    """Where ``func(x) == x``, by repetition, which 'del2' (Steffensen) shortens and 'iteration' does not."""
    x = np.asarray(x0) * 1.0
    for _ in range(maxiter):
        once = func(x, *args)
        made = once
        if method == "del2":
            twice = func(once, *args)
            bend = twice - 2.0 * once + x
            with np.errstate(all="ignore"):
                made = np.where(bend != 0, x - (once - x) ** 2 / np.where(bend != 0, bend, 1.0), twice)
        off = np.where(x != 0, np.abs((made - x) / np.where(x != 0, x, 1.0)), np.abs(made))
        if np.all(off < xtol):
            return made[()] if isinstance(made, np.ndarray) else made
        x = made
    raise RuntimeError(f"Failed to converge after {maxiter} iterations, value is {x}")
