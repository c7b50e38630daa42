"""Public names, where NumPy defines or uses them: ``numpy._core._multiarray_umath``."""

from . import __getattr__ as _find

__cpu_features__ = __cpu_baseline__ = __cpu_dispatch__ = {}


def __getattr__(name):
    if name == "_get_castingimpl":
        from ._casting import _get_castingimpl

        return _get_castingimpl
    return _find(name)
