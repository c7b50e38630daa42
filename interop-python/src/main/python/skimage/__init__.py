"""The part of scikit-image that scripts of the toolbox use: ``io.imsave``, ``io.imread``, ``feature.canny``."""

__version__ = "0.26.0"
__all__ = ["feature", "io"]


def __getattr__(name):
    if name in __all__:
        from importlib import import_module

        return import_module(f"skimage.{name}")
    raise AttributeError(f"module 'skimage' has no attribute '{name}'")
