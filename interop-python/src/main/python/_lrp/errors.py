"""Java exceptions as the Python exceptions a script expects.

GraalPy hands over a Java exception as ``polyglot.ForeignException``, a ``BaseException``, which would pass any ``except
Exception``. Here its classes are given Python classes, so that it passes none. Still its class has a strange name and
its text names Java's class, so code that calls Java translates what it raises, in one of two forms::

    with java_errors:
        array = Arrays.read(path)

    @java_errors
    def reshape(array, shape):
        ...

Both cost one call; a hot path writes ``except ForeignException as error: raise translated(error) from None``.
"""

import builtins

import java
from polyglot import ForeignException, register_interop_type

__all__ = ["ForeignException", "java_errors", "message", "translated"]

_names = java.type("org.lrptoolbox.python.run.PythonErrors")


def message(error):
    """The text of a ``ForeignException``."""
    return str(_names.message(error))


def translated(error):
    """The Python exception for a ``ForeignException``: same text, matching class."""
    return getattr(builtins, _names.kind(error))(_names.message(error))


def _python_class(java_name, parent):
    """Makes exceptions of a Java class, and of those derived from it, instances of a Python class."""
    register_interop_type(java.type(java_name), type(parent.__name__, (parent,), {"__str__": message}))


# The general ones first: later classes come before earlier ones in an exception's ancestry.
for _java_name, _parent in (
    ("java.lang.Throwable", Exception), ("java.lang.RuntimeException", RuntimeError),
    ("java.lang.IllegalArgumentException", ValueError), ("java.lang.IndexOutOfBoundsException", IndexError),
    ("java.lang.NegativeArraySizeException", ValueError), ("java.lang.ArithmeticException", ArithmeticError),
    ("java.lang.UnsupportedOperationException", NotImplementedError), ("java.lang.ClassCastException", TypeError),
    ("java.lang.NullPointerException", TypeError), ("java.lang.OutOfMemoryError", MemoryError),
    ("java.lang.StackOverflowError", RecursionError), ("java.io.IOException", OSError),
):
    _python_class(_java_name, _parent)
del _java_name, _parent


def _named_after(function, wrapper):
    """``functools.wraps``, whose module takes longer to import than all of ours."""
    for name in "__module__", "__name__", "__qualname__", "__doc__":
        setattr(wrapper, name, getattr(function, name))
    wrapper.__dict__.update(function.__dict__)
    wrapper.__wrapped__ = function
    return wrapper


class _JavaErrors:
    """Context manager and decorator in one; it has no state, so the single instance serves everybody."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, ForeignException):
            raise translated(error) from None
        return False

    def __call__(self, function):
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except ForeignException as error:
                raise translated(error) from None

        return _named_after(function, wrapper)


java_errors = _JavaErrors()
