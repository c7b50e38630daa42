"""All distributions, as ``scipy.stats.distributions`` has them."""

from . import _FILES

__all__ = [name for file in ("_distributions", "_further", "_discrete") for name in _FILES[file].split()]


def __getattr__(name):
    from scipy import stats

    if name not in __all__:
        raise AttributeError(f"module 'scipy.stats.distributions' has no attribute '{name}'; here are {', '.join(__all__)}")
    return getattr(stats, name)
