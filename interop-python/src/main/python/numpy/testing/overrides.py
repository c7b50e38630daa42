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


def get_overridable_numpy_array_functions():
    """The functions that classes may answer for by ``__array_function__``."""
    import numpy as np
    from numpy import _names

    of_numpy = {getattr(np, name) for name in dir(np) if _names.is_answered(name)}
    return of_numpy | {getattr(np.linalg, name) for name in np.linalg.__all__ if name != "LinAlgError"}


def allows_array_function_override(func):
    """Whether classes may answer for a function by ``__array_function__``."""
    return func in get_overridable_numpy_array_functions()
