"""The edges of a graph given as a sparse or full matrix."""

import numpy as np

from .._kinds import is_sparse


def edges(graph, masked=True):
    """How many nodes, and the edges as from, to, weight, ordered by both; in full matrices 0, inf and nan are none."""
    if is_sparse(graph):
        made = graph.tocsr().tocoo()
        i, j, w = np.asarray(made.row), np.asarray(made.col), np.asarray(made.data, float)
    else:
        full = np.asarray(graph, float)
        held = (full != 0) & np.isfinite(full)
        i, j = np.nonzero(held)
        w = full[i, j]
    if graph.shape[0] != graph.shape[1]:
        raise ValueError(f"compressed-sparse graph must be shape (N, N), not {graph.shape}")
    order = np.lexsort((j, i))
    return graph.shape[0], i[order], j[order], w[order]


def neighbours(graph, both=False):
    """For each node a list of (neighbour, weight)."""
    n, i, j, w = edges(graph)
    made = [[] for _ in range(n)]
    for a, b, c in zip(i.tolist(), j.tolist(), w.tolist()):
        made[a].append((b, c))
        if both:
            made[b].append((a, c))
    return made
