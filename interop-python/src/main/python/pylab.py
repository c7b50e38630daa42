"""``matplotlib.pylab`` under its short name: ``from pylab import *``."""

from matplotlib.pylab import *  # noqa: F403
from matplotlib.pylab import __getattr__, np, plt  # noqa: F401
