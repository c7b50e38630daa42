"""Linear programs: Dantzig's simplex method in two phases."""

import numpy as np

from ._result import OptimizeResult

_TINY = 1e-9
_MESSAGES = {
    0: "Optimization terminated successfully.", 1: "Iteration limit reached.", 2: "The problem is infeasible.",
    3: "The problem is unbounded.",
}  # fmt: skip


def linprog(c, A_ub=None, b_ub=None, A_eq=None, b_eq=None, bounds=(0, None), method="highs", callback=None, options=None, x0=None, integrality=None):
    """The x of least ``c @ x`` with ``A_ub @ x <= b_ub``, ``A_eq @ x == b_eq`` and within ``bounds``, which are ``(0, None)`` by default.

    The result has x, fun, slack (``b_ub - A_ub @ x``), con (``b_eq - A_eq @ x``), success, status (0 found, 1 too many steps,
    2 no x satisfies all, 3 there is no least), and how much ``fun`` changes with each limit: ``ineqlin.marginals``,
    ``eqlin.marginals``, ``lower.marginals`` and ``upper.marginals``. All methods are the simplex method here; integers are not asked for.
    """
    if integrality is not None and np.any(integrality):
        raise NotImplementedError("linprog takes real numbers here; integrality is not supported")
    c = np.atleast_1d(np.asarray(c, float)).ravel()
    n = len(c)
    A_ub, b_ub = _rows(A_ub, b_ub, n, "ub")
    A_eq, b_eq = _rows(A_eq, b_eq, n, "eq")
    low, high = _limits(bounds, n)
    # Numbers count from their lower limit, down from their upper one if that is all they have, or both ways from zero.
    shift = np.where(np.isfinite(low), low, np.where(np.isfinite(high), high, 0.0))
    turned = np.where(np.isfinite(low), 1.0, np.where(np.isfinite(high), -1.0, 1.0))
    free = np.flatnonzero(~np.isfinite(low) & ~np.isfinite(high))
    both = np.flatnonzero(np.isfinite(low) & np.isfinite(high))
    tops = np.zeros((len(both), n))
    tops[np.arange(len(both)), both] = 1.0
    rows = np.concatenate([A_ub, tops, A_eq]) * turned
    right = np.concatenate([b_ub - A_ub @ shift, (high - low)[both], b_eq - A_eq @ shift])
    m, slacks = len(right), len(b_ub) + len(both)
    signs = np.where(right < 0, -1.0, 1.0)
    table = np.concatenate([rows, -rows[:, free], np.eye(m, slacks)], axis=1) * signs[:, None]
    cost = np.concatenate([c * turned, -(c * turned)[free], np.zeros(slacks)])
    status, y, basis, steps = (2, None, None, 0) if (low > high).any() else _two_phases(table, right * signs, cost, (options or {}).get("maxiter", 50000))
    if status:
        return OptimizeResult(x=None, fun=None, slack=None, con=None, success=False, status=status, message=_MESSAGES[status], nit=steps)
    full = np.zeros(table.shape[1])
    full[basis] = np.maximum(y, 0.0)
    part = full[:n].copy()
    part[free] -= full[n:n + len(free)]
    x = shift + turned * part
    prices = np.linalg.lstsq(table[:, basis].T, cost[basis], rcond=None)[0] * signs if m else np.zeros(0)
    prices[basis[basis >= n + len(free)] - n - len(free)] = 0.0  # of limits that are not reached
    reduced = np.where(np.isin(np.arange(n), free), 0.0, (c * turned - prices @ rows)) * turned
    upper = np.where(turned < 0, reduced, 0.0)
    upper[both] = prices[len(b_ub):slacks]
    slack, con = b_ub - A_ub @ x, b_eq - A_eq @ x
    return OptimizeResult(
        x=x, fun=float(c @ x), slack=slack, con=con, success=True, status=0, message=_MESSAGES[0], nit=steps,
        ineqlin=OptimizeResult(residual=slack, marginals=prices[:len(b_ub)]), eqlin=OptimizeResult(residual=con, marginals=prices[slacks:]),
        lower=OptimizeResult(residual=x - low, marginals=np.where(turned > 0, reduced, 0.0)),
        upper=OptimizeResult(residual=high - x, marginals=upper))  # fmt: skip


def _rows(A, b, n, name):
    if A is None or b is None:
        if (A is None) != (b is None):
            raise ValueError(f"Invalid input for linprog: A_{name} and b_{name} have to be given together")
        return np.zeros((0, n)), np.zeros(0)
    A = np.atleast_2d(np.asarray(A.toarray() if hasattr(A, "toarray") else A, float))
    b = np.atleast_1d(np.asarray(b, float)).ravel()
    if A.size == 0:
        A = A.reshape(0, n)
    if A.shape != (len(b), n):
        raise ValueError(f"Invalid input for linprog: A_{name} must have shape {len(b), n}, as b_{name} and c have it, but has {A.shape}")
    return A, b


def _limits(bounds, n):
    if bounds is None:
        bounds = (None, None)
    if hasattr(bounds, "lb"):
        return np.broadcast_to(bounds.lb, n).astype(float), np.broadcast_to(bounds.ub, n).astype(float)
    pairs = list(bounds)
    if len(pairs) == 2 and not hasattr(pairs[0], "__len__") and not hasattr(pairs[1], "__len__"):
        pairs = [pairs] * n
    if len(pairs) == 1:
        pairs = pairs * n
    if len(pairs) != n:
        raise ValueError(f"Invalid input for linprog: {n} pairs of bounds are needed, not {len(pairs)}")
    return (np.array([-np.inf if a is None else a for a, _ in pairs], float), np.array([np.inf if b is None else b for _, b in pairs], float))


def _two_phases(table, right, cost, most):
    """First numbers that satisfy all, then those of least cost; the status, the numbers of the basis, their columns, and the steps."""
    m, n = table.shape
    whole = np.concatenate([table, np.eye(m), right[:, None]], axis=1)
    basis = np.arange(n, n + m)
    for row in range(m):  # What is left of a limit serves where it can.
        own = [k for k in np.flatnonzero(table[row] == 1.0) if np.count_nonzero(table[:, k]) == 1 and cost[k] == 0]
        if own:
            basis[row] = own[-1]
    first = np.zeros(n + m)
    first[n:] = 1.0
    status, steps = _simplex(whole, basis, first, n + m, most, 0)
    if status == 1:
        return 1, None, None, steps
    if np.where(basis >= n, whole[:, -1], 0.0).sum() > _TINY * max(1.0, np.abs(right).max(initial=0.0)):
        return 2, None, None, steps
    for row in range(m):
        if basis[row] >= n:
            able = np.flatnonzero(np.abs(whole[row, :n]) > _TINY)
            if len(able):
                _pivot(whole, basis, row, able[0])
    kept = basis < n
    whole, basis = whole[kept], basis[kept]
    status, steps = _simplex(whole, basis, np.append(cost, np.zeros(m)), n, most, steps)
    return status, whole[:, -1], basis, steps


def _simplex(whole, basis, cost, columns, most, steps):
    """Changes the basis as long as that lowers the cost; by Bland's rule where it stays the same for long."""
    stuck = 0
    while steps < most:
        reduced = cost[:columns] - cost[basis] @ whole[:, :columns]
        able = np.flatnonzero(reduced < -_TINY)
        if not len(able):
            return 0, steps
        column = able[0] if stuck > 50 else able[reduced[able].argmin()]
        entering = whole[:, column]
        rows = np.flatnonzero(entering > _TINY)
        if not len(rows):
            return 3, steps
        shares = whole[rows, -1] / entering[rows]
        least = shares.min()
        ties = rows[shares <= least + 1e-12 * (1 + abs(least))]
        row = ties[basis[ties].argmin()]
        stuck = stuck + 1 if least <= 1e-12 else 0
        _pivot(whole, basis, row, column)
        steps += 1
    return 1, steps


def _pivot(whole, basis, row, column):
    whole[row] /= whole[row, column]
    factors = whole[:, column].copy()
    factors[row] = 0.0
    whole -= factors[:, None] * whole[row]
    basis[row] = column
