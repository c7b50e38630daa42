"""``numpy.rec`` under its older name."""

from ..rec import *  # noqa: F403
from ..rec import format_parser, fromarrays, fromfile, fromrecords, fromstring, recarray, record  # noqa: F401
