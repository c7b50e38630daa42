"""Pictures in other sizes."""

import warnings

import numpy as np
from scipy import ndimage

from .._types import prepared
from ._places import border, checked_order, clipped


def resize(image, output_shape, order=None, mode="reflect", cval=0, clip=True, preserve_range=False, anti_aliasing=None,
           anti_aliasing_sigma=None):
    """A picture in another size, channels kept where ``output_shape`` leaves them out.

    Parameters
    ----------
    image : array of any number of axes
    output_shape : the new size (rows, columns, ...)
    order : int, of the spline between elements; by default 1, of truth values 0
    mode : what is beyond the edge: constant, edge, symmetric, reflect or wrap
    preserve_range : bool, whether whole numbers keep their values; by default they become numbers from 0 to 1
    anti_aliasing : bool, whether to smooth before a picture is made smaller; by default so

    Returns
    -------
    array of floats, of truth values where the picture has them
    """
    image, shape = _whole_shape(np.asarray(image), output_shape)
    order = checked_order(image.dtype, order)
    if image.dtype == np.float16:
        image = image.astype(np.float32)
    if anti_aliasing is None:
        anti_aliasing = image.dtype != bool and not (image.dtype.kind in "iu" and order == 0) and any(
            a < b for a, b in zip(shape, image.shape))
    if image.dtype == bool and anti_aliasing:
        warnings.warn("Input image dtype is bool. Gaussian convolution is not defined with bool data type.", stacklevel=2)
    factors = np.divide(image.shape, shape)
    beyond = border(mode)
    numbers = prepared(image, preserve_range) if order > 0 else image
    smooth = numbers
    if anti_aliasing:
        smooth = ndimage.gaussian_filter(numbers, _sigma(anti_aliasing_sigma, factors), cval=cval, mode=beyond)
    made = ndimage.zoom(smooth, [1 / f for f in factors.tolist()], order=order, mode=beyond, cval=cval, grid_mode=True)
    return clipped(numbers, made, mode, cval, clip)


def _whole_shape(image, output_shape):
    shape = tuple(int(n) for n in np.atleast_1d(output_shape).tolist())
    if len(shape) > image.ndim:
        image = image.reshape(image.shape + (1,) * (len(shape) - image.ndim))
    elif len(shape) == image.ndim - 1:
        shape += (image.shape[-1],)
    elif len(shape) < image.ndim:
        raise ValueError("output_shape length cannot be smaller than the image number of dimensions")
    return image, shape


def _sigma(given, factors):
    if given is None:
        return np.maximum(0, (factors - 1) / 2)
    sigma = np.zeros(factors.shape) + np.atleast_1d(given)
    if (sigma < 0).any():
        raise ValueError("Anti-aliasing standard deviation must be greater than or equal to zero")
    return sigma


def rescale(image, scale, order=None, mode="reflect", cval=0, clip=True, preserve_range=False, anti_aliasing=None,
            anti_aliasing_sigma=None, *, channel_axis=None):
    """A picture with its axes, but for that of channels, made longer or shorter by a factor."""
    image = np.asarray(image)
    if channel_axis is not None:
        image = np.moveaxis(image, channel_axis, -1)
    places = image.ndim - (channel_axis is not None)
    scale = np.atleast_1d(np.asarray(scale, dtype=float))
    if scale.size not in (1, places):
        raise ValueError("Supply a single scale, or one value per spatial axis")
    factors = np.concatenate([np.zeros(places) + scale, np.ones(image.ndim - places)])
    shape = np.maximum(np.round(factors * image.shape), 1)
    made = resize(image, shape, order, mode, cval, clip, preserve_range, anti_aliasing, anti_aliasing_sigma)
    return made if channel_axis is None else np.moveaxis(made, -1, channel_axis)


def downscale_local_mean(image, factors, cval=0, clip=True):
    """The means of blocks."""
    from ..measure import block_reduce

    return block_reduce(image, factors, np.mean, cval)


def integral_image(image, *, dtype=None):
    """The sum of all above and to the left of each element, itself included."""
    made = np.asarray(image)
    if dtype is None and made.dtype.kind == "f":
        made = made.astype(np.float64)
    for axis in range(made.ndim):
        made = made.cumsum(axis=axis, dtype=dtype)
    return made


def _places_sigma(sigma, ndim, channel_axis):
    return [0 if channel_axis is not None and i == channel_axis % ndim else sigma for i in range(ndim)]


def _pyramid_step(image, factor, smooth_first, sigma, order, mode, cval, preserve_range, channel_axis):
    """Smoothed by ``mode`` as ``scipy.ndimage`` means it, resized by ``mode`` as it is meant here: so scikit-image does it."""
    image = prepared(image, preserve_range)
    axis = None if channel_axis is None else channel_axis % image.ndim
    shape = [n if i == axis else int(np.ceil(n / factor if smooth_first else n * factor)) for i, n in enumerate(image.shape)]
    sigmas = _places_sigma(2 * factor / 6.0 if sigma is None else sigma, image.ndim, axis)
    if smooth_first:
        image = ndimage.gaussian_filter(image, sigmas, mode=mode, cval=cval)
        return resize(image, shape, order, mode, cval, preserve_range=preserve_range, anti_aliasing=False)
    made = resize(image, shape, order, mode, cval, preserve_range=preserve_range, anti_aliasing=False)
    return ndimage.gaussian_filter(made, sigmas, mode=mode, cval=cval)


def pyramid_reduce(image, downscale=2, sigma=None, order=1, mode="reflect", cval=0, preserve_range=False, *, channel_axis=None):
    """Smoothed, then made smaller."""
    if downscale <= 1:
        raise ValueError("scale factor must be greater than 1")
    return _pyramid_step(image, downscale, True, sigma, order, mode, cval, preserve_range, channel_axis)


def pyramid_expand(image, upscale=2, sigma=None, order=1, mode="reflect", cval=0, preserve_range=False, *, channel_axis=None):
    """Made larger, then smoothed."""
    if upscale <= 1:
        raise ValueError("scale factor must be greater than 1")
    return _pyramid_step(image, upscale, False, sigma, order, mode, cval, preserve_range, channel_axis)


def pyramid_gaussian(image, max_layer=-1, downscale=2, sigma=None, order=1, mode="reflect", cval=0, preserve_range=False, *,
                     channel_axis=None):
    """The picture, and it reduced again and again until nothing changes."""
    made = prepared(image, preserve_range)
    yield made
    layer = 0
    while layer != max_layer:
        layer, before = layer + 1, made.shape
        made = pyramid_reduce(made, downscale, sigma, order, mode, cval, preserve_range, channel_axis=channel_axis)
        if made.shape == before:
            break
        yield made
