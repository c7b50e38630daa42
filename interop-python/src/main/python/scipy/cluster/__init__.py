"""Groups of points: ``scipy.cluster.vq``."""

from .._lazily import lazily

__all__, __getattr__, __dir__ = lazily(__name__, {}, ("vq",))
