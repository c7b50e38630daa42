"""Arrays of numbers on the Java virtual machine, under the names and rules of NumPy 2.

The work is done by the Java package ``org.lrptoolbox.python.array``. Functions are loaded when they are first used, so
that scripts start quickly; what is missing raises AttributeError and names it.
"""

from ._dtypes import dtype
from ._names import Namespace, find, names
from ._ndarray import ndarray

from . import _array_operators  # noqa: F401, isort: skip  (which gives the array its operators)

__version__ = "2.0.0"
__all__ = ["dtype", "ndarray", "newaxis", "e", "euler_gamma", "inf", "nan", "pi", *names()]

newaxis = None
e = 2.718281828459045
euler_gamma = 0.5772156649015329
inf = Inf = infty = Infinity = PINF = float("inf")
NINF = -inf
nan = NaN = NAN = float("nan")
pi = 3.141592653589793
little_endian = True


def __getattr__(name):
    value = globals()[name] = find(name)
    return value


__import__("sys").modules[__name__].__class__ = Namespace
