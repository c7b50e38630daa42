"""Regions that grow from seeds: by flooding a picture as a landscape (Beucher and Meyer, 1993; Neubert and Protzel, 2014, for
compact ones), or by distance alone.
"""

import heapq
import math

import numpy as np
from scipy import ndimage

from ._clusters import grid

__all__ = ["expand_labels", "join_segmentations", "watershed"]


def watershed(image, markers=None, connectivity=1, offset=None, mask=None, compactness=0, watershed_line=False):
    """The basin that each place belongs to when water rises from the seeds, lower places first.

    Parameters
    ----------
    markers : the seeds, an array of numbers; how many to lay on a grid; by default the minima of the picture
    connectivity : which places are neighbours: 1 along axes, up to the number of axes; or an array of what lies around a centre
    offset : the centre of that array
    mask : where there is anything to flood
    compactness : how much nearness to the seed counts beside height

    Of seeds of the same height the first one flows first. ``watershed_line`` is not here: ``find_boundaries`` of the basins shows
    where they meet.
    """
    if watershed_line:
        raise NotImplementedError("watershed gives basins without lines here; find_boundaries shows where they meet")
    image = np.asarray(image)
    if mask is not None and np.shape(mask) != image.shape:
        raise ValueError("`mask` must have same shape as `image`")
    allowed = np.ones(image.shape, bool) if mask is None else np.asarray(mask, bool)
    around = ndimage.generate_binary_structure(image.ndim, connectivity) if np.ndim(connectivity) == 0 else np.asarray(connectivity, bool)
    if markers is None:
        markers = ndimage.label(_minima(image, around) & allowed, structure=around)[0]
    elif np.ndim(markers) == 0:
        markers = _seeds(image.shape, int(markers / (allowed.sum() / image.size)))
    else:
        markers = np.asarray(markers)
        if markers.shape != image.shape:
            raise ValueError(f"`markers` (shape {markers.shape}) must have same shape as `image` (shape {image.shape})")
    centre = [n // 2 for n in around.shape] if offset is None else offset
    steps = np.argwhere(around) - np.asarray(centre)
    steps = steps[(steps != 0).any(axis=1)]
    steps = steps[np.argsort(np.sqrt((steps * steps).sum(axis=1)), kind="stable")]
    out = _flooded(image, np.where(allowed, markers, 0), steps, allowed, compactness)
    return out.astype(markers.dtype)


def _flooded(image, seeds, steps, allowed, compactness):
    # A frame of places where no water goes makes all neighbours steps in one list.
    frame = int(np.abs(steps).max(initial=1))
    seeds, inside = np.pad(seeds, frame), np.pad(allowed, frame)
    heights = np.pad(image.astype(float), frame).ravel().tolist()
    shape = seeds.shape
    strides = [math.prod(shape[axis + 1 :]) for axis in range(len(shape))]
    steps = (steps @ np.array(strides)).tolist()
    out, inside = seeds.ravel().tolist(), inside.ravel().tolist()
    heap = [(heights[at], k, at, at) for k, at in enumerate(np.flatnonzero(seeds).tolist())]
    heapq.heapify(heap)
    age = len(heap)
    while heap:
        _, _, at, source = heapq.heappop(heap)
        if compactness:
            if out[at] and at != source:
                continue
            out[at] = out[source]
        for step in steps:
            there = at + step
            if not inside[there] or out[there]:
                continue
            height = heights[there]
            if compactness:
                height += compactness * _distance(there, source, strides, shape)
            else:
                out[there] = out[at]
            age += 1
            heapq.heappush(heap, (height, age, there, source))
    made = np.array(out).reshape(shape)
    return made[tuple(slice(frame, n - frame) for n in shape)]


def _distance(one, other, strides, shape):
    return math.sqrt(sum((one // s % n - other // s % n) ** 2 for s, n in zip(strides, shape)))


def _minima(image, around):
    """Where a plateau, or a single place, has no lower neighbour."""
    higher = ndimage.grey_erosion(image, footprint=around) < image
    while True:
        # The rest of a plateau is as high above something as the part that touches it.
        low = np.where(higher, image.astype(float), np.inf)
        spread = higher | (ndimage.grey_erosion(low, footprint=around) == image)
        if (spread == higher).all():
            return ~higher
        higher = spread


def _seeds(shape, count):
    made = np.zeros(shape, int)
    at = tuple(slice(first, None, step) for first, step in grid(shape, count))
    made[at] = 1 + np.arange(made[at].size).reshape(made[at].shape)
    return made


def expand_labels(label_image, distance=1, spacing=1):
    """Regions grown by up to a distance, not over one another."""
    label_image = np.asarray(label_image)
    far, places = ndimage.distance_transform_edt(label_image == 0, sampling=spacing, return_indices=True)
    return np.where(far <= distance, label_image[tuple(places)], 0).astype(label_image.dtype)


def join_segmentations(s1, s2, return_mapping=False):
    """Where two divisions of a picture are the same, numbered from 0 on."""
    s1, s2 = np.asarray(s1), np.asarray(s2)
    if s1.shape != s2.shape:
        raise ValueError(f"Cannot join segmentations of different shape. s1.shape: {s1.shape}, s2.shape: {s2.shape}")
    first, second = np.unique(s1, return_inverse=True), np.unique(s2, return_inverse=True)
    pairs = first[1].reshape(s1.shape) * len(second[0]) + second[1].reshape(s1.shape)
    if return_mapping:
        raise NotImplementedError("join_segmentations gives the joint division alone here; leave out return_mapping")
    return np.unique(pairs, return_inverse=True)[1].reshape(s1.shape)
