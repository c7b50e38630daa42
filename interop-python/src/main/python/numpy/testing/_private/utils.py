"""The helpers of ``numpy.testing`` under their older name."""

from .. import *  # noqa: F403


def __getattr__(name):
    import numpy.testing as testing

    return getattr(testing, name)
