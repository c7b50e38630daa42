"""``numpy.char`` under its older name."""

from ..char import *  # noqa: F403
from ..char import array, asarray, chararray  # noqa: F401
