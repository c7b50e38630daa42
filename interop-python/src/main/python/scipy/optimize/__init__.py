"""Optimization: roots and minima of functions, least squares and curves. Each file is loaded when a name of it is asked for."""

from importlib import import_module

_FILES = {
    "_roots": "RootResults bisect brentq newton",
    "_scalar": "fminbound minimize_scalar",
    "_minimize": "approx_fprime minimize",
    "_squares": "curve_fit fsolve least_squares root",
    "_assignment": "linear_sum_assignment",
    "_result": "OptimizeResult OptimizeWarning",
}
_PLACES = {name: file for file, names in _FILES.items() for name in names.split()}
__all__ = sorted(_PLACES)


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"module 'scipy.optimize' has no attribute '{name}'; here are {', '.join(__all__)}")
    found = globals()[name] = getattr(import_module("scipy.optimize." + _PLACES[name]), name)
    return found


def __dir__():
    return __all__
