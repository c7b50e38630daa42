"""Regions as trees of places: of alike neighbours (Felzenszwalb and Huttenlocher, International Journal of Computer Vision 59,
2004), of steps towards where places are dense (Vedaldi and Soatto, European Conference on Computer Vision, 2008).
"""

import math

import numpy as np
from scipy import ndimage

from .._types import as_float
from ..color import rgb2lab

__all__ = ["felzenszwalb", "quickshift"]


def felzenszwalb(image, scale=1, sigma=0.8, min_size=20, *, channel_axis=-1):
    """Regions whose neighbours differ more than places within, (rows, columns), from 0 on.

    Parameters
    ----------
    scale : larger ones make larger regions
    sigma : the width of a Gaussian before
    min_size : smaller regions join a neighbour
    """
    image = as_float(image)
    if channel_axis is None or image.ndim == 2:
        image = image[..., None] if image.ndim == 2 else image
    else:
        image = np.moveaxis(image, channel_axis, -1)
    if image.ndim != 3:
        raise ValueError(f"This algorithm works only on single or multi-channel 2d images. Got image having {image.ndim} dimensions.")
    image = ndimage.gaussian_filter(image, sigma=[sigma, sigma, 0])
    places = np.arange(image.shape[0] * image.shape[1]).reshape(image.shape[:2])
    here, there, costs = [], [], []
    all_, less, more = slice(None), slice(None, -1), slice(1, None)
    for one, other, swapped in (((all_, more), (all_, less), False), ((more, all_), (less, all_), False),
                                ((more, more), (less, less), False), ((more, less), (less, more), True)):  # fmt: skip
        costs.append(np.sqrt(((image[one] - image[other]) ** 2).sum(axis=-1)).ravel())
        one, other = (other, one) if swapped else (one, other)
        here.append(places[one].ravel())
        there.append(places[other].ravel())
    costs = np.concatenate(costs)
    order = np.argsort(costs, kind="stable")
    edges = np.stack([np.concatenate(here), np.concatenate(there)], axis=1)[order].tolist()
    return _joined(edges, costs[order].tolist(), float(scale) / 255.0, min_size, places.shape)


def _joined(edges, costs, scale, least, shape):
    """Trees, joined along edges in the order of their costs while these are below what each tree allows."""
    parent = list(range(math.prod(shape)))
    size, allowed = [1] * len(parent), [scale] * len(parent)

    def root(place):
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for (one, other), cost in zip(edges, costs):
        one, other = root(one), root(other)
        if one != other and cost < min(allowed[one], allowed[other]):
            one, other = min(one, other), max(one, other)
            parent[other] = one
            size[one] += size[other]
            allowed[one] = cost + scale / size[one]
    for one, other in edges:
        one, other = root(one), root(other)
        if one != other and (size[one] < least or size[other] < least):
            one, other = min(one, other), max(one, other)
            parent[other] = one
            size[one] += size[other]
    return np.unique([root(place) for place in range(len(parent))], return_inverse=True)[1].reshape(shape)


def quickshift(image, ratio=1.0, kernel_size=5, max_dist=10, return_tree=False, sigma=0, convert2lab=True, rng=42, *, channel_axis=-1):
    """Regions of places that lead to the same one by steps to the nearest denser place, (rows, columns), from 0 on.

    Parameters
    ----------
    ratio : how much colour counts beside nearness, 0 to 1
    kernel_size : the width of the Gaussian by which neighbours count
    max_dist : no step is longer
    return_tree : also the place that each leads to, and how far it is
    sigma : the width of a Gaussian before
    """
    image = as_float(np.atleast_3d(image), None)
    image = np.moveaxis(image, channel_axis, -1) if image.ndim == 3 else image
    if convert2lab:
        if image.shape[-1] != 3:
            raise ValueError("Only RGB images can be converted to Lab space.")
        image = rgb2lab(image)
    if kernel_size < 1:
        raise ValueError("`kernel_size` should be >= 1.")
    image = (ndimage.gaussian_filter(image, [sigma, sigma, 0], mode="reflect") if sigma else image).astype(float) * ratio
    rows, columns = image.shape[:2]
    steps = list(_offsets(int(math.ceil(3 * kernel_size)), rows, columns))
    density = np.zeros((rows, columns))
    for dy, dx, here, there in steps:
        apart = ((image[here] - image[there]) ** 2).sum(axis=-1) + (dy * dy + dx * dx)
        density[here] += np.exp(apart * (-0.5 / kernel_size**2))
    noise = rng if hasattr(rng, "normal") else np.random.default_rng(rng)
    density += noise.normal(scale=0.00001, size=density.shape)
    parent = np.arange(rows * columns).reshape(rows, columns)
    places, nearest = parent.copy(), np.full(density.shape, np.finfo(float).max)
    for dy, dx, here, there in steps:
        apart = ((image[here] - image[there]) ** 2).sum(axis=-1) + (dy * dy + dx * dx)
        better = (density[there] > density[here]) & (apart < nearest[here])
        nearest[here] = np.where(better, apart, nearest[here])
        parent[here] = np.where(better, places[there], parent[here])
    distance = np.sqrt(nearest)  # vast where no step leads on
    flat = np.where(distance > max_dist, places, parent).ravel()
    while (flat[flat] != flat).any():
        flat = flat[flat]
    labels = np.unique(flat, return_inverse=True)[1].reshape(rows, columns)
    return (labels, parent, distance) if return_tree else labels


def _offsets(reach, rows, columns):
    """All steps up to ``reach``, each with the places from which it stays within the picture, and those it leads to."""
    for dy in range(-min(reach, rows - 1), min(reach, rows - 1) + 1):
        for dx in range(-min(reach, columns - 1), min(reach, columns - 1) + 1):
            here = slice(max(0, -dy), rows - max(0, dy)), slice(max(0, -dx), columns - max(0, dx))
            there = slice(max(0, dy), rows - max(0, -dy)), slice(max(0, dx), columns - max(0, -dx))
            yield dy, dx, here, there
