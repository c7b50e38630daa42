"""Places of the greatest values."""

import numpy as np
from scipy import ndimage


def peaks(image, min_distance, threshold_abs, threshold_rel, exclude_border, num_peaks, footprint, p_norm):
    """What ``peak_local_max`` answers, of shape (n, ndim)."""
    border = (min_distance if exclude_border is True else int(exclude_border)) if np.isscalar(exclude_border) else exclude_border
    borders = [border] * image.ndim if np.isscalar(border) else list(border)
    least = image.min() if threshold_abs is None else threshold_abs
    if threshold_rel is not None:
        least = max(least, threshold_rel * image.max())
    if footprint is None:
        footprint = np.ones((2 * min_distance + 1,) * image.ndim, bool)
    if footprint.size == 1 or image.size == 1:
        mask = image > least
    else:
        mask = (image == ndimage.maximum_filter(image, footprint=footprint, mode="nearest")) & (image > least)
        if (image == image.flat[0]).all():
            mask = np.zeros(image.shape, bool)
    for axis, width in enumerate(borders):
        if width:
            rows = np.moveaxis(mask, axis, 0)
            rows[:width] = rows[rows.shape[0] - width:] = False
    places = np.argwhere(mask)
    places = places[np.argsort(-image[mask], kind="stable")]
    return _apart(places, min_distance, num_peaks, p_norm)


def _apart(places, distance, count, p_norm):
    """Those of the first places that are farther from each other than a distance."""
    kept = []
    for place in places:
        if len(kept) >= count:
            break
        if distance < 1 or not kept or (np.linalg.norm(np.array(kept) - place, ord=p_norm, axis=1) > distance).all():
            kept.append(place)
    return np.array(kept, dtype=int).reshape(-1, places.shape[1])
