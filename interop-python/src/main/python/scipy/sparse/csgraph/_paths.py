"""The shortest ways between the nodes of a graph."""

import heapq

import numpy as np

from ._edges import edges, neighbours


class NegativeCycleError(Exception):
    """Going around in a circle makes ways shorter without end."""


def shortest_path(csgraph, method="auto", directed=True, return_predecessors=False, unweighted=False, overwrite=False, indices=None):
    """The lengths of the shortest ways from each node, or each of ``indices``, to all; infinity where there is none.

    With ``return_predecessors`` also which node comes last before the goal, -9999 for none. ``method``: 'D' (Dijkstra), 'BF'
    (Bellman and Ford), 'J' and 'FW' are found by the first two; 'auto' takes the second where weights are negative.
    """
    kinds = {"auto": None, "D": False, "FW": None, "BF": True, "J": None}
    if method not in kinds:
        raise ValueError(f"unrecognized method '{method}'")
    negative = not unweighted and bool((edges(csgraph)[3] < 0).any())
    search = bellman_ford if kinds[method] or kinds[method] is None and negative else dijkstra
    return search(csgraph, directed, indices, return_predecessors, unweighted)


def floyd_warshall(csgraph, directed=True, return_predecessors=False, unweighted=False, overwrite=False):
    """The shortest ways between all nodes."""
    return shortest_path(csgraph, "FW", directed, return_predecessors, unweighted)


def johnson(csgraph, directed=True, indices=None, return_predecessors=False, unweighted=False):
    """The shortest ways, of weights which may be negative."""
    return shortest_path(csgraph, "J", directed, return_predecessors, unweighted, indices=indices)


def _answered(rows, before, single, return_predecessors):
    rows, before = (rows[0], before[0]) if single else (rows, before)
    return (rows, before) if return_predecessors else rows


def _starts(indices, n):
    starts = np.arange(n) if indices is None else np.atleast_1d(np.asarray(indices))
    if len(starts) and (starts.max() >= n or starts.min() < -n):
        raise ValueError("indices out of range 0...N")
    return (starts % n).tolist()


def dijkstra(csgraph, directed=True, indices=None, return_predecessors=False, unweighted=False, limit=np.inf, min_only=False):
    """The shortest ways along edges of no negative weight, no longer than ``limit``; with ``min_only`` from the nearest start."""
    near = neighbours(csgraph, both=not directed)
    n = len(near)
    starts = _starts(indices, n)
    groups = [starts] if min_only else [[one] for one in starts]
    rows, before = np.full((len(groups), n), np.inf), np.full((len(groups), n), -9999, dtype=np.int32)
    origins = np.full(n, -9999, dtype=np.int32)
    for row, group in enumerate(groups):
        known, done, source = {one: 0.0 for one in group}, set(), {one: one for one in group}
        open_ = [(0.0, one) for one in group]
        while open_:
            far, node = heapq.heappop(open_)
            if node in done:
                continue
            done.add(node)
            rows[row, node] = far
            for other, weight in near[node]:
                reached = far + (1.0 if unweighted else weight)
                if reached <= limit and reached < known.get(other, np.inf):
                    known[other] = reached
                    before[row, other] = node
                    source[other] = source[node]
                    heapq.heappush(open_, (reached, other))
        for node in done:
            origins[node] = source[node]
    if min_only:
        return (rows[0], before[0], origins) if return_predecessors else rows[0]
    return _answered(rows, before, np.ndim(indices) == 0 and indices is not None, return_predecessors)


def bellman_ford(csgraph, directed=True, indices=None, return_predecessors=False, unweighted=False):
    """The shortest ways along edges whose weights may be negative."""
    n, i, j, w = edges(csgraph)
    if not directed:
        i, j, w = np.concatenate([i, j]), np.concatenate([j, i]), np.concatenate([w, w])
    w = np.ones(len(w)) if unweighted else w
    starts = _starts(indices, n)
    rows, before = np.full((len(starts), n), np.inf), np.full((len(starts), n), -9999, dtype=np.int32)
    links = list(zip(i.tolist(), j.tolist(), w.tolist()))
    for row, start in enumerate(starts):
        far = [np.inf] * n
        far[start] = 0.0
        for round_ in range(n + 1):
            changed = False
            for a, b, weight in links:
                if far[a] + weight < far[b]:
                    far[b] = far[a] + weight
                    before[row, b] = a
                    changed = True
            if not changed:
                break
            if round_ >= n:
                raise NegativeCycleError("Negative cycle detected")
        rows[row] = far
    return _answered(rows, before, np.ndim(indices) == 0 and indices is not None, return_predecessors)
