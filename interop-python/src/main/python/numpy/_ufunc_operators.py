"""Operators of classes that answer for element-wise functions themselves: each is a call of the function of its name."""

from ._operators import BINARY, COMPARISON, UNARY


def _function(name):
    from . import _ufuncs

    return getattr(_ufuncs, name.lower())


def _defers(other):
    return getattr(type(other), "__array_ufunc__", True) is None


def _binary(name):
    def method(self, other):
        return NotImplemented if _defers(other) else _function(name)(self, other)

    return method


def _swapped(name):
    def method(self, other):
        return NotImplemented if _defers(other) else _function(name)(other, self)

    return method


def _in_place(name):
    def method(self, other):
        return _function(name)(self, other, out=(self,))

    return method


def _unary(name):
    def method(self):
        return _function(name)(self)

    return method


def give(cls):
    """Gives a subclass of ``ndarray`` such operators, besides those that it defines itself."""
    made = {}
    for python, name in BINARY.items():
        made[f"__{python}__"], made[f"__r{python}__"] = _binary(name), _swapped(name)
        made[f"__i{python}__"] = _in_place(name)
    for python, name in COMPARISON.items():
        made[f"__{python}__"] = _binary(name)
    for python, name in UNARY.items():
        made[f"__{python}__"] = _unary(name)
    for name, method in made.items():
        owner = next(c for c in cls.__mro__ if name in vars(c))
        if owner.__module__ == "numpy" or getattr(owner.__dict__[name], "__module__", "") == __name__:
            setattr(cls, name, method)
