"""Java exceptions as the Python exceptions a script expects.

GraalPy hands over a Java exception as ``polyglot.ForeignException``, a ``BaseException`` which ``except Exception``
does not catch. Code that calls Java wraps the call in one of two forms::

    with java_errors:
        array = Arrays.read(path)

    @java_errors
    def reshape(array, shape):
        ...

Both cost one call; a hot path writes ``except ForeignException as error: raise translated(error) from None``.
"""

import builtins
import functools

import java
from polyglot import ForeignException

__all__ = ["ForeignException", "java_errors", "message", "translated"]

_names = java.type("org.lrptoolbox.python.run.PythonErrors")


def message(error):
    """The text of a ``ForeignException``."""
    return str(_names.message(error))


def translated(error):
    """The Python exception for a ``ForeignException``: same text, matching class."""
    return getattr(builtins, _names.kind(error))(_names.message(error))


class _JavaErrors:
    """Context manager and decorator in one; it has no state, so the single instance serves everybody."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, ForeignException):
            raise translated(error) from None
        return False

    def __call__(self, function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except ForeignException as error:
                raise translated(error) from None

        return wrapper


java_errors = _JavaErrors()
