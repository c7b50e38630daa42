"""Graphs as matrices: the weight of the edge from i to j at [i, j]. Each file is loaded when a name of it is asked for."""

from ..._lazily import lazily

_FILES = {
    "_components": "breadth_first_order connected_components depth_first_order laplacian minimum_spanning_tree",
    "_paths": "bellman_ford dijkstra floyd_warshall johnson shortest_path NegativeCycleError",
}  # fmt: skip
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)
