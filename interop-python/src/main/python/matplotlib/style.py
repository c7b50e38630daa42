"""Style sheets, of which there is one: names of Matplotlib's are accepted and change nothing."""

from contextlib import contextmanager

from . import rcParams

__all__ = ["available", "context", "library", "use"]

available = ["default", "classic", "ggplot", "bmh", "fivethirtyeight", "grayscale", "dark_background", "fast"]
library = {}


def use(style):
    """Sets the settings of a dict; the name of a style changes nothing."""
    if isinstance(style, dict):
        rcParams.update(style)


@contextmanager
def context(style, after_reset=False):
    """As ``use``, until the block ends."""
    before = dict(rcParams)
    try:
        use(style)
        yield
    finally:
        rcParams.clear()
        rcParams.update(before)
