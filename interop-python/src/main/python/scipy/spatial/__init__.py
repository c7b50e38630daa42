"""Points in space: distances, neighbours, rotations. Each file is loaded when a name of it is asked for."""

from .._lazily import lazily

_FILES = {"_neighbours": "KDTree cKDTree", "_norms": "distance_matrix minkowski_distance minkowski_distance_p"}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES, ("distance", "transform"))
