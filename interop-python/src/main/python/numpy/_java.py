"""The Java classes behind the arrays, and their errors as NumPy raises them."""

import java
from _lrp.errors import ForeignException, message
from _lrp.errors import translated as _translated

from .exceptions import AxisError

__all__ = ["ForeignException", "complete", "guarded", "of", "settled", "translated"]


def of(name):
    """A class of the Java package of arrays."""
    return java.type("org.lrptoolbox.python.array." + name)


_special = ((of("AxisException"), AxisError), (of("OutOfRangeException"), OverflowError))


_Operators = java.type("org.lrptoolbox.python.operators.Operators")


def complete(module, is_answered=False):
    """Puts functions that Java answers into a module which is at its end, in front of those written in Python.

    Java answers for arrays and numbers alone; for what goes on to Python other classes may answer, which those of a
    module that is answered have been made to ask.
    """
    from sys import modules

    from ._names import answered

    at = modules[module].__dict__
    for name in () if is_answered else _Operators.shortcuts(module):
        at[name] = answered(at[name], name)
    _Operators.complete(module)


answered_method = _Operators.completeArrays


def answered_in_java(module, name, is_own):
    """A function of a module that Java answers from now on; ``is_own`` says that no other class may answer for it."""
    from ._names import answered

    at = vars(module)
    if not is_own:
        at[name] = answered(at[name], name)
    _Operators.complete(module.__name__, name)
    return at[name]


def translated(error):
    """The Python exception for a Java one."""
    for kind, ours in _special:
        if isinstance(error, kind):
            return ours(str(message(error)))
    made = _translated(error)
    if type(made) is TypeError and isinstance(error, of("LoopTypeException")):
        from ._ufunc_errors import UFuncTypeError

        return UFuncTypeError(*made.args)
    return made


def guarded(function):
    """The Java method, raising Python exceptions. Hot paths write out the ``try`` instead, which saves a call."""

    def call(*args):
        try:
            return function(*args)
        except ForeignException as error:
            return settled(error)

    return call


def settled(error):
    """The result that an error carries, where numbers were lost; any other error is raised."""
    from ._float_errors import isfound, settle

    if isfound(error):
        return settle(error)
    raise translated(error) from None
