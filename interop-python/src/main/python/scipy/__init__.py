"""The part of SciPy that scripts of the toolbox use: files, arrays filtered and resized, convolution, statistics, distances,
linear algebra, transforms, integrals, splines, roots, minima and curves through points."""

__version__ = "1.17.0"
__all__ = ["cluster", "constants", "fft", "fftpack", "integrate", "interpolate", "io", "linalg", "optimize", "ndimage", "signal", "sparse", "spatial", "special", "stats"]


def __getattr__(name):
    if name in __all__:
        from importlib import import_module

        return import_module("scipy." + name)
    raise AttributeError(f"module 'scipy' has no attribute '{name}'; here are {', '.join(__all__)}")
