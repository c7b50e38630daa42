"""``numpy.lib``."""

_modules = ("array_utils", "format", "mixins", "_iotools", "npyio", "recfunctions", "scimath", "stride_tricks")
__all__ = [*_modules, "NumpyVersion"]


def __getattr__(name):
    if name in _modules or name.endswith("_impl"):
        return __import__(f"numpy.lib.{name}", fromlist=["*"])
    if name == "NumpyVersion":
        from ._version import NumpyVersion

        return NumpyVersion
    raise AttributeError(f"module 'numpy.lib' has no attribute '{name}'")
