"""Regions: their borders, and pictures divided into them. Each file is loaded when a name of it is asked for."""

from scipy._lazily import lazily

_FILES = {
    "_borders": "clear_border find_boundaries mark_boundaries relabel_sequential",
    "_clusters": "slic",
    "_graphs": "felzenszwalb quickshift",
    "_flooding": "expand_labels join_segmentations watershed",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES)
