"""Who does what: the cheapest assignment."""

import numpy as np


def linear_sum_assignment(cost_matrix, maximize=False):
    """Rows and columns of a cost matrix, each used at most once, whose sum is least: shortest augmenting paths (Crouse, 2016)."""
    cost = np.asarray(cost_matrix)
    if cost.ndim != 2:
        raise ValueError(f"expected a matrix (2-D array), got a {cost.shape} array")
    cost = cost.astype(float)
    if np.isnan(cost).any() or (cost == (np.inf if maximize else -np.inf)).any():
        raise ValueError("matrix contains invalid numeric entries")
    cost = -cost if maximize else cost
    turned = cost.shape[0] > cost.shape[1]
    rows = (cost.T if turned else cost).tolist()
    n, m = (len(rows), len(rows[0])) if rows else (0, 0)
    u, v, row_of, column_of = [0.0] * n, [0.0] * m, [-1] * m, [-1] * n
    for start in range(n):
        shortest, came = [float("inf")] * m, [-1] * m
        seen_rows, seen_columns, i, least, end = set(), set(), start, 0.0, -1
        while end < 0:
            seen_rows.add(i)
            for j in range(m):
                if j not in seen_columns:
                    d = least + rows[i][j] - u[i] - v[j]
                    if d < shortest[j]:
                        shortest[j], came[j] = d, i
            rest = [j for j in range(m) if j not in seen_columns]
            j = min(rest, key=lambda k: (shortest[k], row_of[k] >= 0))
            least = shortest[j]
            if least == float("inf"):
                raise ValueError("cost matrix is infeasible")
            seen_columns.add(j)
            if row_of[j] < 0:
                end = j
            else:
                i = row_of[j]
        u[start] += least
        for i in seen_rows - {start}:
            u[i] += least - shortest[column_of[i]]
        for j in seen_columns:
            v[j] -= least - shortest[j]
        j = end
        while True:
            i = came[j]
            row_of[j] = i
            column_of[i], j = j, column_of[i]
            if i == start:
                break
    pairs = sorted((c, r) for r, c in enumerate(column_of)) if turned else list(enumerate(column_of))
    return np.array([p[0] for p in pairs], int), np.array([p[1] for p in pairs], int)
