"""What minima have to satisfy: bounds, and functions that are zero, positive, or between limits."""

import numpy as np


class Bounds:
    """Limits of each number: ``lb <= x <= ub``."""

    def __init__(self, lb=-np.inf, ub=np.inf, keep_feasible=False):
        self.lb, self.ub = np.atleast_1d(lb), np.atleast_1d(ub)
        self.keep_feasible = keep_feasible
        try:
            np.broadcast_shapes(self.lb.shape, self.ub.shape)
        except ValueError:
            raise ValueError("`lb`, `ub`, and `keep_feasible` must be broadcastable.") from None

    def __repr__(self):
        return f"Bounds({self.lb!r}, {self.ub!r})"

    def residual(self, x):
        """How far x is above the lower and below the upper limits."""
        return x - self.lb, self.ub - x


class NonlinearConstraint:
    """Limits of a function: ``lb <= fun(x) <= ub``, equal ones for an equation."""

    def __init__(self, fun, lb, ub, jac="2-point", hess=None, keep_feasible=False, finite_diff_rel_step=None, finite_diff_jac_sparsity=None):
        self.fun, self.lb, self.ub, self.jac, self.hess, self.keep_feasible = fun, lb, ub, jac, hess, keep_feasible


class LinearConstraint:
    """Limits of weighted sums: ``lb <= A @ x <= ub``."""

    def __init__(self, A, lb=-np.inf, ub=np.inf, keep_feasible=False):
        self.A = np.atleast_2d(np.asarray(A.toarray() if hasattr(A, "toarray") else A, float))
        if self.A.ndim > 2:
            raise ValueError("`A` must have exactly two dimensions.")
        self.lb, self.ub = np.atleast_1d(lb), np.atleast_1d(ub)
        self.keep_feasible = keep_feasible

    def residual(self, x):
        """How far the sums are above the lower and below the upper limits."""
        return self.A @ x - self.lb, self.ub - self.A @ x


class Conditions:
    """All constraints as two functions of x: what has to be zero, and what has to be at least zero, each with its slopes."""

    def __init__(self, given, differences):
        given = given if isinstance(given, (list, tuple)) else [given]
        self._zero, self._least, self._differences = [], [], differences
        for one in given:
            self._take(one)

    def _take(self, one):
        if isinstance(one, dict):
            kind = str(one.get("type", "")).lower()
            if kind not in ("eq", "ineq") or "fun" not in one:
                raise ValueError("A constraint needs a 'fun' and a 'type', which is 'eq' or 'ineq'")
            args = one.get("args", ())
            (self._zero if kind == "eq" else self._least).append((one["fun"], one.get("jac"), args if isinstance(args, tuple) else (args,)))
        elif isinstance(one, LinearConstraint):
            self._between(lambda x: one.A @ x, lambda x: one.A, one.lb, one.ub)
        elif isinstance(one, NonlinearConstraint):
            self._between(one.fun, one.jac if callable(one.jac) else None, one.lb, one.ub)
        else:
            raise ValueError(f"Constraint of unknown kind {type(one).__name__}; expected dict, LinearConstraint or NonlinearConstraint")

    def _between(self, fun, jac, low, high):
        low, high = np.asarray(low, float), np.asarray(high, float)

        def part(take):
            def value(x):
                made = np.atleast_1d(np.asarray(fun(x), float))
                return take(made, *np.broadcast_arrays(low, high, made)[:2])

            def slopes(x):
                made = np.atleast_1d(np.asarray(fun(x), float))
                lows, highs = np.broadcast_arrays(low, high, made)[:2]
                return take.slopes(np.atleast_2d(np.asarray(jac(x), float)), lows, highs)

            return value, slopes if jac is not None else None, ()

        self._zero.append(part(_Side(1, lambda lows, highs: lows == highs, lambda v, lows, highs: v - lows)))
        self._least.append(part(_Side(1, lambda lows, highs: (lows != highs) & (lows > -np.inf), lambda v, lows, highs: v - lows)))
        self._least.append(part(_Side(-1, lambda lows, highs: (lows != highs) & (highs < np.inf), lambda v, lows, highs: highs - v)))

    def values(self, x):
        """What has to be zero, and what at least zero."""
        return self._all(self._zero, x), self._all(self._least, x)

    def slopes(self, x):
        """Their slopes, a row for each."""
        return self._rows(self._zero, x), self._rows(self._least, x)

    @staticmethod
    def _all(functions, x):
        made = [np.atleast_1d(np.asarray(f(x.copy(), *args), float)).ravel() for f, _, args in functions]
        return np.concatenate(made) if made else np.zeros(0)

    def _rows(self, functions, x):
        made = [np.zeros((0, len(x)))]
        for f, jac, args in functions:
            if jac is None or isinstance(jac, str):
                made.append(self._differences(lambda x, f=f, args=args: np.atleast_1d(np.asarray(f(x, *args), float)).ravel(), x))
            else:
                made.append(np.asarray(jac(x.copy(), *args), float).reshape(-1, len(x)))
        return np.concatenate(made)


class _Side:
    """The limits of one kind of a function of several values."""

    def __init__(self, sign, which, value):
        self._sign, self._which, self._value = sign, which, value

    def __call__(self, made, lows, highs):
        return self._value(made, lows, highs)[self._which(lows, highs)]

    def slopes(self, rows, lows, highs):
        """Those rows which matter, with their signs."""
        return self._sign * rows[self._which(lows, highs)]
