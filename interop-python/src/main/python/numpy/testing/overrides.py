"""Which functions other classes may answer for."""


def get_overridable_numpy_ufuncs():
    """The element-wise functions."""
    import numpy as np
    from numpy import _ufuncs

    return {f for f in vars(_ufuncs).values() if isinstance(f, np.ufunc)}


def allows_array_ufunc_override(func):
    """Whether classes may answer for a function by ``__array_ufunc__``."""
    import numpy as np

    return isinstance(func, np.ufunc)
