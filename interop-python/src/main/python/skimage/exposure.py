"""Tones: histograms, and values spread over other ranges."""

import warnings

import numpy as np

from ._types import limits, prepared

__all__ = """
    adjust_gamma adjust_log adjust_sigmoid cumulative_distribution equalize_hist histogram is_low_contrast match_histograms
    rescale_intensity
    """.split()


def histogram(image, nbins=256, source_range="image", normalize=False, *, channel_axis=None):
    """How often values are there, and the bins' middles; of whole numbers each value is a bin."""
    image = np.asarray(image)
    if channel_axis is not None:
        parts = [histogram(part, nbins, source_range, normalize) for part in np.moveaxis(image, channel_axis, 0)]
        return np.stack([p[0] for p in parts]), parts[0][1]
    flat = image.ravel()
    if flat.dtype.kind in "iu":
        low, high = (int(flat.min()), int(flat.max())) if source_range == "image" else limits(image)
        counts = np.bincount(flat.astype(np.int64) - low, minlength=high - low + 1)
        centres = np.arange(low, high + 1)
    else:
        bounds = limits(image) if source_range == "dtype" else None
        counts, edges = np.histogram(flat, bins=nbins, range=bounds)
        centres = (edges[:-1] + edges[1:]) / 2.0
    return (counts / counts.sum() if normalize else counts), centres


def cumulative_distribution(image, nbins=256):
    """The part of all values up to each bin, and the bins' middles."""
    counts, centres = histogram(image, nbins)
    made = counts.cumsum()
    return made / float(made[-1]), centres


def equalize_hist(image, nbins=256, mask=None):
    """Each value's place among all, from 0 to 1."""
    image = np.asarray(image)
    made, centres = cumulative_distribution(image if mask is None else image[np.asarray(mask, bool)], nbins)
    kind = image.dtype if image.dtype == np.float32 else np.float64
    return np.interp(image.ravel(), centres, made).reshape(image.shape).astype(kind)


def _bounds(image, given):
    """What a range's name or pair means."""
    if isinstance(given, str) and given == "image" or given is None:
        return image.min(), image.max()
    if isinstance(given, str) and given == "dtype":
        return limits(image)
    if isinstance(given, (str, type, np.dtype)):
        kind = np.dtype({"uint10": "uint16", "uint12": "uint16", "uint14": "uint16"}.get(given, given))
        if isinstance(given, str) and given[4:] in ("10", "12", "14"):
            return 0, 2 ** int(given[4:]) - 1
        return limits(np.zeros(0, kind))
    return given


def rescale_intensity(image, in_range="image", out_range="dtype"):
    """Values from one range spread over another; ranges are pairs, ``image``, ``dtype`` or a type's name."""
    image = np.asarray(image)
    low, high = map(float, _bounds(image, in_range))
    if isinstance(out_range, str) and out_range in ("dtype", "image"):
        kind = image.dtype if image.dtype.kind in "iub" else prepared(image, True).dtype
    elif isinstance(out_range, (str, type, np.dtype)):
        kind = np.dtype("uint16" if str(out_range) in ("uint10", "uint12", "uint14") else out_range)
    else:
        kind = prepared(image, True).dtype
    bottom, top = _bounds(image, out_range)
    if kind.kind == "f" and low >= 0 and isinstance(out_range, (str, type, np.dtype)) and out_range != "image":
        bottom = 0.0
    if np.isnan([low, high, bottom, top]).any():
        warnings.warn("One or more intensity levels are NaN. Rescaling will broadcast NaN to the full image.", stacklevel=2)
    values = np.clip(image.astype(np.float64 if image.dtype.kind in "iub" else image.dtype), low, high)
    if low == high:
        return np.clip(values, bottom, top).astype(kind)
    return ((values - low) / (high - low) * (top - bottom) + bottom).astype(kind)


def _positive(image):
    image = np.asarray(image)
    if image.size and image.min() < 0:
        raise ValueError("Image Correction methods work correctly only on images with non-negative values. Use "
                         "skimage.exposure.rescale_intensity.")
    return image, float(limits(image)[1] - (0 if image.dtype.kind == "f" else limits(image)[0]))


def adjust_gamma(image, gamma=1, gain=1):
    """gain * value ** gamma, of values from 0 to 1."""
    if gamma < 0:
        raise ValueError("Gamma should be a non-negative real number.")
    image, scale = _positive(image)
    if image.dtype == np.uint8:
        table = np.minimum(np.rint(255 * gain * (np.linspace(0, 1, 256) ** gamma)), 255).astype(np.uint8)
        return table[image]
    return ((image / scale) ** gamma * scale * gain).astype(prepared(image, True).dtype if image.dtype.kind == "f" else image.dtype)


def adjust_log(image, gain=1, inv=False):
    """gain * log2(1 + value), or its inverse, of values from 0 to 1."""
    image, scale = _positive(image)
    made = (2 ** (image / scale) - 1) * scale * gain if inv else np.log2(1 + image / scale) * scale * gain
    return made.astype(image.dtype)


def adjust_sigmoid(image, cutoff=0.5, gain=10, inv=False):
    """1 / (1 + exp(gain (cutoff - value))), of values from 0 to 1."""
    image, scale = _positive(image)
    made = 1 / (1 + np.exp(gain * (cutoff - image / scale)))
    return ((1 - made if inv else made) * scale).astype(image.dtype)


def is_low_contrast(image, fraction_threshold=0.05, lower_percentile=1, upper_percentile=99, method="linear"):
    """Whether most values lie in a small part of the type's range."""
    image = np.asarray(image)
    if image.dtype == bool:
        return not (image.max() == 1 and image.min() == 0)
    if image.ndim == 3:
        from .color import rgb2gray, rgba2rgb

        image = rgb2gray(rgba2rgb(image) if image.shape[2] == 4 else image) if image.shape[2] in (3, 4) else image
    low, high = limits(image)
    if image.dtype.kind == "f" and image.min() >= 0:
        low = 0.0
    found = np.percentile(image, [lower_percentile, upper_percentile])
    return bool((found[1] - found[0]) / (high - low) < fraction_threshold)


def match_histograms(image, reference, *, channel_axis=None):
    """The picture with the values of another, rank by rank."""
    image, reference = np.asarray(image), np.asarray(reference)
    if image.ndim != reference.ndim:
        raise ValueError("Image and reference must have the same number of channels.")
    if channel_axis is not None:
        parts = [match_histograms(a, b) for a, b in zip(np.moveaxis(image, channel_axis, 0), np.moveaxis(reference, channel_axis, 0))]
        return np.stack(parts, axis=channel_axis)
    _, places, counts = np.unique(image.ravel(), return_inverse=True, return_counts=True)
    values, theirs = np.unique(reference.ravel(), return_counts=True)
    made = np.interp(counts.cumsum() / image.size, theirs.cumsum() / reference.size, values)
    return made[places].reshape(image.shape)
