"""Shapes made thicker and thinner, and without what is small."""

import warnings

import numpy as np
from scipy import ndimage

__all__ = """
    ball binary_closing binary_dilation binary_erosion binary_opening black_tophat closing cube diamond dilation disk erosion
    footprint_rectangle opening rectangle remove_small_holes remove_small_objects square white_tophat
    """.split()


def footprint_rectangle(shape, *, dtype=np.uint8, decomposition=None):
    """A box of ones."""
    return np.ones(shape, dtype)


def square(width, dtype=np.uint8):
    """A square of ones."""
    return np.ones((width, width), dtype)


def rectangle(nrows, ncols, dtype=np.uint8):
    """A rectangle of ones."""
    return np.ones((nrows, ncols), dtype)


def cube(width, dtype=np.uint8):
    """A cube of ones."""
    return np.ones((width,) * 3, dtype)


def disk(radius, dtype=np.uint8, *, strict_radius=True, decomposition=None):
    """Ones no farther from the middle than ``radius``."""
    return _round(2, radius, dtype, strict_radius)


def ball(radius, dtype=np.uint8, *, strict_radius=True, decomposition=None):
    """Ones no farther from the middle than ``radius``, in space."""
    return _round(3, radius, dtype, strict_radius)


def _round(ndim, radius, dtype, strict):
    places = np.indices((2 * int(radius) + 1,) * ndim) - int(radius)
    return ((places ** 2).sum(axis=0) <= (radius if strict else radius + 0.5) ** 2).astype(dtype)


def diamond(radius, dtype=np.uint8, *, decomposition=None):
    """Ones no more steps from the middle than ``radius``."""
    return (np.abs(np.indices((2 * radius + 1,) * 2) - radius).sum(axis=0) <= radius).astype(dtype)


def _cross(image, footprint):
    return ndimage.generate_binary_structure(image.ndim, 1) if footprint is None else np.asarray(footprint)


def _of(function, doc):
    def made(image, footprint=None, out=None, *, mode="reflect", cval=0.0):
        image = np.asarray(image)
        return function(image, footprint=_cross(image, footprint), output=out, mode=mode, cval=cval)

    made.__doc__ = doc
    return made


def _gray(function):
    """Of truth values as of grays, for which ndimage has numbers only."""
    def made(image, **settings):
        if image.dtype == bool:
            return function(image.astype(np.uint8), **settings).astype(bool)
        return function(image, **settings)

    return made


erosion = _of(_gray(ndimage.grey_erosion), "The least of neighbours, by default of those along the axes.")
dilation = _of(_gray(ndimage.grey_dilation), "The greatest of neighbours, by default of those along the axes.")
opening = _of(_gray(ndimage.grey_opening), "Erosion, then dilation.")
closing = _of(_gray(ndimage.grey_closing), "Dilation, then erosion.")
white_tophat = _of(_gray(ndimage.white_tophat), "The picture less its opening.")
black_tophat = _of(_gray(ndimage.black_tophat), "The closing less the picture.")


def binary_erosion(image, footprint=None, out=None, *, mode="ignore"):
    """Takes away what is not surrounded."""
    image = np.asarray(image)
    return ndimage.binary_erosion(image, _cross(image, footprint), output=out, border_value=True)


def binary_dilation(image, footprint=None, out=None, *, mode="ignore"):
    """Adds what touches."""
    image = np.asarray(image)
    return ndimage.binary_dilation(image, _cross(image, footprint), output=out)


def binary_opening(image, footprint=None, out=None, *, mode="ignore"):
    """Erosion, then dilation."""
    return binary_dilation(binary_erosion(image, footprint), footprint, out)


def binary_closing(image, footprint=None, out=None, *, mode="ignore"):
    """Dilation, then erosion."""
    return binary_erosion(binary_dilation(image, footprint), footprint, out)


def _greatest(max_size, old, name):
    """The greatest size that goes, by its new or its old name."""
    if old is None:
        return 64 if max_size is None else max_size
    warnings.warn(f"Parameter `{name}` is deprecated, use `max_size` instead.", FutureWarning, stacklevel=3)
    return old


def remove_small_objects(ar, min_size=None, connectivity=1, *, max_size=None, out=None):
    """Without regions of no more than ``max_size`` elements (64)."""
    ar = np.asarray(ar)
    size = _greatest(max_size, min_size, "min_size")
    labels = ndimage.label(ar, ndimage.generate_binary_structure(ar.ndim, connectivity))[0] if ar.dtype == bool else ar
    small = np.bincount(labels.ravel()) <= size
    small[0] = False
    made = ar.copy() if out is None else out
    made[small[labels]] = 0
    return made


def remove_small_holes(ar, area_threshold=None, connectivity=1, *, max_size=None, out=None):
    """With holes of no more than ``max_size`` elements (64) filled."""
    size = _greatest(max_size, area_threshold, "area_threshold")
    made = ~remove_small_objects(~np.asarray(ar, bool), connectivity=connectivity, max_size=size)
    if out is None:
        return made
    out[...] = made
    return out
