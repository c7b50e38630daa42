"""The part of SciPy that scripts of the toolbox use: ``scipy.io`` for MATLAB files."""

__version__ = "1.17.0"
__all__ = ["io"]


def __getattr__(name):
    if name == "io":
        from importlib import import_module

        return import_module("scipy.io")
    raise AttributeError(f"module 'scipy' has no attribute '{name}'")
