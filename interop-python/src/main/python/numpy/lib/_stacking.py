"""The type in which arrays of several types meet."""

from .. import _dtypes as D


def common_of(kinds):
    """The smallest type that holds the elements of all."""
    made = None
    for kind in kinds:
        made = kind if made is None else D.promoted(made, kind)
    return made
