"""Features of pictures."""

import java
import numpy as np
from _lrp.errors import java_errors
from numpy._ndarray import wrap

__all__ = ["canny", "peak_local_max"]

_Canny = java.type("org.lrptoolbox.render.Canny")
_wrapped = java.type("org.lrptoolbox.python.array.NDArray").of


def canny(
    image,
    sigma=1.0,
    low_threshold=None,
    high_threshold=None,
    mask=None,
    use_quantiles=False,
    *,
    mode="constant",
    cval=0.0,
):
    """The edges of a picture, by Canny's method.

    Parameters
    ----------
    image : array of shape (H, W)
    sigma : float, the width of the blur in pixels
    low_threshold, high_threshold : float
        the slopes from which a pixel can belong to an edge, and which an edge must reach; by default 0.1 and 0.2 for
        numbers, and as much of the largest value for integers

    Returns
    -------
    array of bool, shape (H, W)
    """
    if mask is not None or use_quantiles or mode != "constant" or cval != 0.0:
        raise NotImplementedError("canny works on whole pictures in darkness: no mask, quantiles, mode or cval")
    image = np.asarray(image)
    if image.ndim != 2:
        raise ValueError("The parameter `image` must be a 2-dimensional array")
    scale = 1.0
    if image.dtype.kind in "iu":
        scale = float(2 ** (8 * image.itemsize - (image.dtype.kind == "i")) - 1)
    low = 0.1 if low_threshold is None else low_threshold / scale
    high = 0.2 if high_threshold is None else high_threshold / scale
    if high < low:
        raise ValueError("low_threshold should be lower then high_threshold")
    return _edges(image.astype(float) / scale, float(sigma), low, high)


@java_errors
def _edges(image, sigma, low, high):
    return wrap(_wrapped(_Canny.edges(image._j.asTensor(), sigma, low, high))).astype(bool)


def peak_local_max(image, min_distance=1, threshold_abs=None, threshold_rel=None, exclude_border=True, num_peaks=np.inf,
                   footprint=None, labels=None, num_peaks_per_label=np.inf, p_norm=np.inf):
    """The places of values that are the greatest within ``min_distance``, the greatest first."""
    from ._peaks import peaks

    if labels is not None:
        raise NotImplementedError("peaks of each region are not here: take them of image * (labels == number)")
    return peaks(np.asarray(image), min_distance, threshold_abs, threshold_rel, exclude_border, num_peaks, footprint, p_norm)
