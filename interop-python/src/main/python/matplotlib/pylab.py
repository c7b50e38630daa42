"""NumPy and ``pyplot`` in one namespace, as old scripts import them: ``import matplotlib.pylab as plt``."""

import numpy as np
from numpy import *
from numpy.fft import *
from numpy.linalg import *
from numpy.random import *

from . import pyplot as plt
from .pyplot import *


def __getattr__(name):
    if name == "__all__":  # of "from pylab import *": what pyplot finds when asked, too
        from ._further import listed

        return sorted({n for n in globals() if not n.startswith("_")} | set(listed()))
    if name.startswith("__"):
        raise AttributeError(name)  # pyplot's __all__ is not what "import *" means here
    # What pyplot has and does not list; numpy's modules under their names.
    if name in ("fft", "linalg", "random", "ma"):
        return getattr(np, name)
    return getattr(plt, name)
