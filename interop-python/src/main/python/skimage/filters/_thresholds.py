"""Values that part a picture in light and dark."""

import numpy as np
from scipy import ndimage

from .._types import prepared
from ..exposure import histogram


def _counts(image, hist, nbins):
    """How often each value is there, and the values."""
    if hist is not None:
        if isinstance(hist, (tuple, list)):
            return np.asarray(hist[0], dtype=float), np.asarray(hist[1])
        return np.asarray(hist, dtype=float), np.arange(len(hist))
    if image is None:
        raise ValueError("Either image or hist must be provided.")
    counts, centres = histogram(np.asarray(image).ravel(), nbins, source_range="image")
    return counts.astype(float), centres


def _single(image):
    """The only value of a picture, if it has but one."""
    if image is None:
        return None
    image = np.asarray(image)
    return image.ravel()[0] if image.size and (image == image.ravel()[0]).all() else None


def threshold_otsu(image=None, nbins=256, *, hist=None):
    """The value that leaves the least variance within both parts (Otsu 1979)."""
    only = _single(image)
    if only is not None:
        return only
    counts, centres = _counts(image, hist, nbins)
    below, above = counts.cumsum(), counts[::-1].cumsum()[::-1]
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_below = (counts * centres).cumsum() / below
        mean_above = ((counts * centres)[::-1].cumsum() / above[::-1])[::-1]
    between = below[:-1] * above[1:] * (mean_below[:-1] - mean_above[1:]) ** 2
    return centres[np.argmax(between)]


def threshold_yen(image=None, nbins=256, *, hist=None):
    """The value of the greatest correlation (Yen, Chang and Chang 1995)."""
    counts, centres = _counts(image, hist, nbins)
    if centres.size == 1:
        return centres[0]
    share = counts / counts.sum()
    below = share.cumsum()
    squares, rest = (share ** 2).cumsum(), (share[::-1] ** 2).cumsum()[::-1]
    criterion = np.log((squares[:-1] * rest[1:]) ** -1 * (below[:-1] * (1.0 - below[:-1])) ** 2)
    return centres[np.argmax(criterion)]


def threshold_isodata(image=None, nbins=256, return_all=False, *, hist=None):
    """The least value in the middle between the means of both parts (Ridler and Calvard 1978); all such if ``return_all``."""
    counts, centres = _counts(image, hist, nbins)
    if centres.size == 1:
        return centres if return_all else centres[0]
    below, above = counts.cumsum(), counts[::-1].cumsum()[::-1] - counts
    weighted = counts * centres
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = (weighted.cumsum()[:-1] / below[:-1] + (weighted.sum() - weighted.cumsum()[:-1]) / above[:-1]) / 2
    width = centres[1] - centres[0]
    distance = middle - centres[:-1]
    found = centres[:-1][(distance >= 0) & (distance < width)]
    return found if return_all else found[0]


def threshold_mean(image):
    """The mean."""
    return np.mean(image)


def threshold_triangle(image, nbins=256):
    """Where the counts are farthest below a line from their peak to their far end (Zack, Rogers and Latt 1977)."""
    counts, centres = histogram(np.asarray(image).ravel(), nbins, source_range="image")
    n, peak = len(counts), int(np.argmax(counts))
    low, high = np.flatnonzero(counts)[[0, -1]].tolist()
    if low == high:
        return np.asarray(image).ravel()[0]
    turned = peak - low < high - peak
    if turned:
        counts = counts[::-1]
        low, peak = n - high - 1, n - peak - 1
    width = peak - low
    height = counts[peak]
    norm = np.sqrt(height ** 2 + width ** 2)
    x = np.arange(width)
    level = int(np.argmax(height / norm * x - width / norm * counts[low:peak])) + low
    return centres[n - level - 1 if turned else level]


def threshold_li(image, *, tolerance=None, initial_guess=None, iter_callback=None):
    """The value of the least cross entropy (Li and Lee 1993), by the iteration of Li and Tam (1998)."""
    image = np.asarray(image)
    image = image[np.isfinite(image)] if image.dtype.kind == "f" else image
    if not image.size:
        return np.nan
    only = _single(image)
    if only is not None:
        return only
    low = image.min()
    whole = image.dtype.kind in "iu"
    values, counts = np.unique(image.astype(float) - low, return_counts=True)
    tolerance = tolerance or (0.5 if whole else np.diff(values).min() / 2)
    mean = (values * counts).sum() / counts.sum()
    following = mean if initial_guess is None else (
        initial_guess(image.astype(float) - low) if callable(initial_guess) else initial_guess - low)
    now = -2 * tolerance
    while abs(following - now) > tolerance:
        now = following
        bright = values > now
        back = np.average(values[~bright], weights=counts[~bright])
        fore = np.average(values[bright], weights=counts[bright])
        if back == 0.0:
            break
        following = (back - fore) / (np.log(back) - np.log(fore))
        if iter_callback is not None:
            iter_callback(following + low)
    return following + low


def threshold_local(image, block_size=3, method="gaussian", offset=0, mode="reflect", param=None, cval=0):
    """A threshold of each element from its neighbours: their Gaussian or plain mean, their median, or a function of them."""
    image = prepared(image, True)
    size = [block_size] * image.ndim if np.isscalar(block_size) else list(block_size)
    if any(n % 2 == 0 for n in size):
        raise ValueError(f"The number of rows and columns of block_size must be odd, got {block_size}")
    if method == "generic":
        made = ndimage.generic_filter(image, param, size, mode=mode, cval=cval)
    elif method == "gaussian":
        sigma = [(n - 1) / 6.0 for n in size] if param is None else param
        made = ndimage.gaussian_filter(image, sigma, mode=mode, cval=cval)
    elif method == "mean":
        made = ndimage.uniform_filter(image, size, mode=mode, cval=cval)
    elif method == "median":
        made = ndimage.median_filter(image, size, mode=mode, cval=cval)
    else:
        raise ValueError("Invalid method specified. Please use `generic`, `gaussian`, `mean`, or `median`.")
    return made - offset


def apply_hysteresis_threshold(image, low, high):
    """Above ``low``, in regions that are somewhere above ``high``."""
    image = np.asarray(image)
    low = np.clip(low, None, high)
    regions, count = ndimage.label(image > low)
    strong = np.unique(regions[image > high])
    return (image > low) & np.isin(regions, strong[strong > 0])
