"""Where pickles and older scripts look for parts of NumPy."""

from ._utils import lookup

__getattr__ = lookup(__name__)
