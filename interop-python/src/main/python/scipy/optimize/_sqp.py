"""Minima with constraints: each step is that of a quadratic program (Kraft 1988, "SLSQP")."""

import numpy as np

from ._quadratic import quadratic


def constrained(value, slope, conditions, x, low, high, options, callback):
    """The minimum of a function where ``conditions`` hold and x is within its limits.

    The Hessian is that of Powell's damped BFGS; steps are shortened until the function and a penalty for what is violated
    fall together.
    """
    accuracy, most = options.get("ftol", 1e-6), options.get("maxiter", 100)
    x = np.clip(x, low, high)
    n, rounds = len(x), 0
    at, (zero, least) = value(x), conditions.values(x)
    g, (zero_rows, least_rows) = slope(x, at), conditions.slopes(x)
    B = np.eye(n)
    penalties = np.zeros(len(zero) + len(least))
    fresh, message, status = True, "Iteration limit reached", 9
    while rounds < most:
        rounds += 1
        found = _step(B, g, zero_rows, zero, least_rows, least, low - x, high - x)
        if found is None:
            message, status = "Inequality constraints incompatible", 4
            break
        d, multipliers = found
        violated = _violated(zero, least)
        penalties = np.maximum(np.abs(multipliers), (penalties + np.abs(multipliers)) / 2)
        if abs(g @ d) + np.abs(multipliers) @ np.abs(np.concatenate([zero, least])) < accuracy and violated.sum() < accuracy:
            message, status = "Optimization terminated successfully", 0
            break
        falls = g @ d - penalties @ violated
        if falls >= 0:
            if fresh:
                message, status = "Positive directional derivative for linesearch", 8
                break
            B, fresh = np.eye(n), True
            rounds -= 1
            continue
        merit, length = at + penalties @ violated, 1.0
        for _ in range(11):
            other = np.clip(x + length * d, low, high)
            there, (new_zero, new_least) = value(other), conditions.values(other)
            change = there + penalties @ _violated(new_zero, new_least) - merit
            if change <= length * falls / 10 or not np.isfinite(length):
                break
            length *= min(max(length * falls / (2 * (length * falls - change)), 0.1), 0.5) if np.isfinite(change) else 0.1
        before, x_before, g_before, rows_before = at, x, g, np.concatenate([zero_rows, least_rows])
        x, at, zero, least = other, there, new_zero, new_least
        if callback is not None:
            callback(x.copy())
        if (abs(at - before) < accuracy or np.linalg.norm(x - x_before) < accuracy) and _violated(zero, least).sum() < accuracy:
            message, status = "Optimization terminated successfully", 0
            g = slope(x, at)
            break
        g, (zero_rows, least_rows) = slope(x, at), conditions.slopes(x)
        rows = np.concatenate([zero_rows, least_rows])
        B, fresh = _bent(B, x - x_before, g - g_before - multipliers @ (rows - rows_before)), False
    return dict(x=x, fun=at, jac=g, nit=rounds, success=status == 0, status=status, message=message)


def _violated(zero, least):
    return np.concatenate([np.abs(zero), np.maximum(-least, 0.0)])


def _step(B, g, zero_rows, zero, least_rows, least, low, high):
    """The step of the quadratic program, and the multipliers; where its constraints contradict each other, of a relaxed one."""
    n = len(g)
    lower, upper = np.isfinite(low), np.isfinite(high)
    limits, limits_at = np.concatenate([np.eye(n)[lower], -np.eye(n)[upper]]), np.concatenate([-low[lower], high[upper]])
    found = quadratic(B, g, zero_rows, zero, np.concatenate([least_rows, limits]), np.concatenate([least, limits_at]))
    if found is None:
        # One number more says how much of what is violated stays so.
        wide = np.zeros((n + 1, n + 1))
        wide[:n, :n], wide[n, n] = B, 1e4
        short = np.where(least < 0, -least, 0.0)
        rows = [np.column_stack([zero_rows, -zero]), np.column_stack([least_rows, short]), np.column_stack([limits, np.zeros(len(limits))]),
                np.eye(n + 1)[n:], -np.eye(n + 1)[n:]]
        found = quadratic(wide, np.append(g, 0.0), rows[0], zero, np.concatenate(rows[1:]), np.concatenate([least, limits_at, [0.0, 1.0]]))
        if found is None:
            return None
    return found[0][:n], found[1][: len(zero) + len(least)]


def _bent(B, s, y):
    """BFGS, damped so that B stays positive definite (Powell 1978)."""
    shifted = B @ s
    size, along = s @ shifted, s @ y
    if size <= 0:
        return B
    share = 1.0 if along >= 0.2 * size else 0.8 * size / (size - along)
    eta = share * y + (1 - share) * shifted
    curvature = s @ eta
    return B if curvature <= 0 else B + np.outer(eta, eta) / curvature - np.outer(shifted, shifted) / size
