"""Pictures smoothed and sharpened."""

import numpy as np
from scipy import ndimage

from .._types import prepared


def _sigmas(sigma, ndim, channel_axis):
    """A sigma of each axis, 0 along channels."""
    values = list(np.atleast_1d(sigma).tolist())
    if any(v < 0 for v in values):
        raise ValueError("Sigma values less than zero are not valid")
    places = ndim - (channel_axis is not None)
    values = values * places if len(values) == 1 else values
    if channel_axis is not None and len(values) == places:
        values.insert(channel_axis % ndim, 0)
    return values


def gaussian(image, sigma=1, *, mode="nearest", cval=0, preserve_range=False, truncate=4.0, channel_axis=None, out=None):
    """Smoothed by a Gaussian, but for the axis of channels; whole numbers become numbers from 0 to 1 unless ``preserve_range``."""
    image = prepared(image, preserve_range)
    made = ndimage.gaussian_filter(image, _sigmas(sigma, image.ndim, channel_axis), mode=mode, cval=cval, truncate=truncate)
    if out is None:
        return made
    out[...] = made
    return out


def median(image, footprint=None, out=None, mode="nearest", cval=0.0, behavior="ndimage"):
    """The median of neighbours, by default of those in a cube of three."""
    if behavior != "ndimage":
        raise NotImplementedError(f"behavior={behavior!r} is not here; 'ndimage' is")
    image = np.asarray(image)
    footprint = ndimage.generate_binary_structure(image.ndim, image.ndim) if footprint is None else footprint
    return ndimage.median_filter(image, footprint=footprint, output=out, mode=mode, cval=cval)


def laplace(image, ksize=3, mask=None):
    """Twice the number of axes times each element, less its neighbours."""
    if ksize != 3:
        raise NotImplementedError(f"ksize={ksize} is not here; 3 is")
    made = -ndimage.laplace(prepared(image), mode="reflect")
    return made if mask is None else np.where(mask, made, 0)


def unsharp_mask(image, radius=1.0, amount=1.0, preserve_range=False, *, channel_axis=None):
    """The picture, and a part of what smoothing takes away from it."""
    image = np.asarray(image)
    numbers = prepared(image, preserve_range)
    made = numbers + (numbers - gaussian(numbers, radius, mode="reflect", preserve_range=True, channel_axis=channel_axis)) * amount
    return made if preserve_range else np.clip(made, -1.0 if (numbers < 0).any() else 0.0, 1.0)


def difference_of_gaussians(image, low_sigma, high_sigma=None, *, mode="nearest", cval=0, channel_axis=None, truncate=4.0):
    """What is larger than ``low_sigma`` and smaller than ``high_sigma``, by default 1.6 times that."""
    image, low = prepared(image), np.asarray(low_sigma, dtype=float)
    high = low * 1.6 if high_sigma is None else np.asarray(high_sigma, dtype=float)
    if (high < low).any():
        raise ValueError("high_sigma must be equal to or larger than low_sigma for all axes")
    settings = dict(mode=mode, cval=cval, truncate=truncate, channel_axis=channel_axis, preserve_range=True)
    return gaussian(image, low, **settings) - gaussian(image, high, **settings)
