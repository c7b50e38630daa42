"""What older scripts ask ``numpy.core`` for, which NumPy has called ``numpy._core`` since 2.0."""

import warnings
from importlib import import_module


def lookup(place):
    """``__getattr__`` of a module of ``numpy.core``: what ``numpy._core`` has, with NumPy's warning."""
    theirs = place.replace("numpy.core", "numpy._core")

    def find(name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            found = getattr(import_module(theirs), name)
        except AttributeError:
            raise AttributeError(f"module '{place}' has no attribute '{name}'") from None
        warnings.warn(
            f"{place} is deprecated and has been renamed to {theirs}. The numpy._core namespace contains private NumPy "
            "internals and its use is discouraged, as NumPy internals can change without warning in any release. In "
            "practice, most real-world usage of numpy.core is to access functionality in the public NumPy API. If that is "
            "the case, use the public NumPy API. If not, you are using NumPy internals. If you would still like to access "
            f"an internal attribute, use {theirs}.{name}.",
            DeprecationWarning,
            stacklevel=2,
        )
        return found

    return find
