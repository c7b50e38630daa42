"""Where pickles, older scripts and tests look for parts of NumPy: its public names under the older modules' names."""


def _ufunc_reconstruct(module, name):
    """How older pickles name an element-wise function."""
    from importlib import import_module

    return getattr(import_module(module), name)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from .._names import find

    if name in ("PZERO", "NZERO", "PINF", "NINF", "NAN"):
        return {"PZERO": 0.0, "NZERO": -0.0, "PINF": float("inf"), "NINF": float("-inf"), "NAN": float("nan")}[name]
    if name in ("BUFSIZE", "UFUNC_BUFSIZE_DEFAULT"):
        return 8192
    if name == "FLOATING_POINT_SUPPORT":
        return 1
    if name == "MAXDIMS":
        return 64
    if name == "_discover_array_parameters":
        from .multiarray import _discover_array_parameters

        return _discover_array_parameters
    if name in ("sctypes", "sctypeDict"):
        from . import numerictypes

        return getattr(numerictypes, name)
    if name in ("newaxis", "pi", "e", "euler_gamma", "inf", "nan"):
        import numpy

        return getattr(numpy, name)
    if name in (
        "_exceptions", "_internal", "arrayprint", "defchararray", "einsumfunc", "fromnumeric", "function_base", "getlimits",
        "multiarray",
        "numeric", "numerictypes", "overrides", "records", "shape_base", "umath", "_multiarray_umath",
    ):
        from importlib import import_module

        return import_module(f"numpy._core.{name}")
    try:
        return find(name)
    except AttributeError:
        from .. import strings

        if hasattr(strings, name):
            return getattr(strings, name)
        raise AttributeError(f"module 'numpy._core' has no attribute '{name}'") from None
