"""Style sheets by name: ``style.use("ggplot")``."""

from contextlib import contextmanager

from . import rcdefaults, rcParams
from ._params import of_file
from ._styles import sheets as library

__all__ = ["available", "context", "library", "use"]

available = sorted(library)


def use(style):
    """Sets what a style says: its name, a dict, the path of a file of lines ``key: value``, or several of them.

    ``"default"`` restores the settings of the start. OSError says that a style is none.
    """
    for one in [style] if isinstance(style, (str, dict)) or hasattr(style, "__fspath__") else style:
        if isinstance(one, str) and one == "default":
            rcdefaults()
        elif isinstance(one, dict):
            rcParams.update(one)
        elif one in library:
            rcParams.update(library[one])
        else:
            rcParams.update(of_path(one))


def of_path(path):
    """The settings of a file."""
    try:
        with open(path) as file:
            return of_file(file.read())
    except OSError as error:
        raise OSError(f"{path!r} is not a valid package style, path of style file, URL of style file, or library name "
                      "(library names are listed in `style.available`)") from error


@contextmanager
def context(style, after_reset=False):
    """As ``use``, until the block ends."""
    before = rcParams.copy()
    try:
        if after_reset:
            rcdefaults()
        use(style)
        yield
    finally:
        rcParams.update(before)


def reload_library():
    """Nothing: sheets come along."""
