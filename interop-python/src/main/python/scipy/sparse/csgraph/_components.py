"""What hangs together in a graph, how it is walked, and its smallest tree."""

import numpy as np

from .. import csr_array
from .._kinds import is_sparse
from ._edges import edges, neighbours


def connected_components(csgraph, directed=True, connection="weak", return_labels=True):
    """How many parts a graph has, and to which each node belongs.

    With ``connection='strong'`` nodes of a part can be reached from each other along the directions (Tarjan 1972).
    """
    if str(connection).lower() not in ("weak", "strong"):
        raise ValueError("connection must be 'weak' or 'strong'")
    strong = directed and str(connection).lower() == "strong"
    near = neighbours(csgraph, both=not strong)
    labels = _strong(near) if strong else _weak(near)
    count = int(labels.max()) + 1 if len(labels) else 0
    return (count, labels) if return_labels else count


def _weak(near):
    labels, count = np.full(len(near), -1, dtype=np.int32), 0
    for start in range(len(near)):
        if labels[start] >= 0:
            continue
        labels[start], open_ = count, [start]
        while open_:
            for other, _ in near[open_.pop()]:
                if labels[other] < 0:
                    labels[other] = count
                    open_.append(other)
        count += 1
    return labels


def _strong(near):
    n = len(near)
    labels, order, low = np.full(n, -1, dtype=np.int32), [0] * n, [0] * n
    clock, count, held = 0, 0, []
    for root in range(n):
        walk = [] if order[root] else [(root, iter(near[root]))]
        if walk:
            clock += 1
            order[root] = low[root] = clock
            held.append(root)
        while walk:
            node, others = walk[-1]
            for other, _ in others:
                if not order[other]:
                    clock += 1
                    order[other] = low[other] = clock
                    held.append(other)
                    walk.append((other, iter(near[other])))
                    break
                if labels[other] < 0:
                    low[node] = min(low[node], order[other])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == order[node]:
                    while True:
                        other = held.pop()
                        labels[other] = count
                        if other == node:
                            break
                    count += 1
    return labels


def _walked(csgraph, start, directed, return_predecessors, deep):
    csgraph = csgraph if is_sparse(csgraph) else np.asarray(csgraph)
    near = [[other for other, _ in found] for found in neighbours(csgraph)]
    if not directed:  # along the edges first, then against them
        back = neighbours(csgraph.T)
        near = [found + [other for other, _ in more] for found, more in zip(near, back)]
    before = np.full(len(near), -9999, dtype=np.int32)
    order, seen = [], {start}
    open_ = [(start, -9999)]
    while open_:
        node, parent = open_.pop() if deep else open_.pop(0)
        if deep:
            if node in order:
                continue
            seen.add(node)
            before[node] = parent
        order.append(node)
        for other in reversed(near[node]) if deep else near[node]:
            if other not in seen:
                if not deep:
                    seen.add(other)
                    before[other] = node
                open_.append((other, node))
    order = np.array(order, dtype=np.int32)
    return (order, before) if return_predecessors else order


def breadth_first_order(csgraph, i_start, directed=True, return_predecessors=True):
    """The nodes as they are met, nearest first, and from which each was met, -9999 if from none."""
    return _walked(csgraph, i_start, directed, return_predecessors, False)


def depth_first_order(csgraph, i_start, directed=True, return_predecessors=True):
    """The nodes as they are met, going on as long as possible, and from which each was met, -9999 if from none."""
    return _walked(csgraph, i_start, directed, return_predecessors, True)


def minimum_spanning_tree(csgraph, overwrite=False):
    """The edges of least weight that hold each part of a graph together (Kruskal), as a sparse matrix."""
    n, i, j, w = edges(csgraph)
    root = list(range(n))

    def top(k):
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    kept = []
    for k in np.argsort(w, kind="stable").tolist():
        a, b = top(int(i[k])), top(int(j[k]))
        if a != b:
            root[a] = b
            kept.append(k)
    kept = np.array(sorted(kept), dtype=np.int64)
    return csr_array((w[kept], (i[kept], j[kept])), shape=(n, n))


def laplacian(csgraph, normed=False, return_diag=False, use_out_degree=False, *, copy=True, form="array", dtype=None, symmetrized=False):
    """Degrees on the diagonal less the weights; with ``normed`` divided by the roots of both degrees."""
    if form != "array":
        raise NotImplementedError("laplacian answers arrays here; form='function' and 'lo' are not supported")
    sparse = is_sparse(csgraph)
    full = np.array(csgraph.toarray() if sparse else csgraph, dtype=dtype or float)
    full = full + full.T if symmetrized else full
    np.fill_diagonal(full, 0)
    degrees = full.sum(axis=1 if use_out_degree else 0)
    made = -full
    if normed:
        roots = np.where(degrees > 0, np.sqrt(degrees), 1.0)
        made = made / roots[:, None] / roots
        made[np.diag_indices(len(made))] = np.where(degrees > 0, 1.0, 0.0)
        degrees = roots
    else:
        made[np.diag_indices(len(made))] = degrees
    made = type(csgraph)(made) if sparse else made
    return (made, degrees) if return_diag else made
