"""What all changes of size and place have in common: orders, borders, values kept within those that were there."""

import numpy as np

#: Borders, as ``scipy.ndimage`` calls them.
BORDERS = {"constant": "grid-constant", "edge": "nearest", "symmetric": "reflect", "reflect": "mirror", "wrap": "grid-wrap"}


def border(mode):
    """A border's name in ``scipy.ndimage``."""
    if mode not in BORDERS:
        raise ValueError(f"Unknown mode {mode!r}, or cannot translate mode; there are {', '.join(BORDERS)}")
    return BORDERS[mode]


def checked_order(kind, order):
    """By default the nearest element of truth values, else linear interpolation."""
    if order is None:
        return 0 if kind == bool else 1
    if not 0 <= order <= 5:
        raise ValueError("Spline interpolation order has to be in the range 0-5.")
    if kind == bool and order:
        raise ValueError("Input image dtype is bool. Interpolation is not defined with bool data type. Please set order to 0 or "
                         "explicitly cast input image to another data type.")
    return order


def clipped(image, made, mode, cval, clip):
    """Values within those of the picture, and the border's own where that is met."""
    if not clip or made.dtype == bool or not image.size:
        return made
    low, high = np.nanmin(image), np.nanmax(image)
    if mode == "constant" and not low <= cval <= high and made.min() <= cval <= made.max():
        low, high = min(low, cval), max(high, cval)
    return np.clip(made, low, high)
