"""Superpixels by k-means in colour and place: SLIC (Achanta et al., IEEE TPAMI 34, 2012)."""

import math

import numpy as np

from .._types import as_float
from ..color import rgb2lab
from ..filters import gaussian

__all__ = ["slic"]


def slic(image, n_segments=100, compactness=10.0, max_num_iter=10, sigma=0, spacing=None, convert2lab=None, enforce_connectivity=True,
         min_size_factor=0.5, max_size_factor=3, slic_zero=False, start_label=1, mask=None, *, channel_axis=-1):  # fmt: skip
    """About ``n_segments`` regions of alike colour, as an array of their numbers.

    Parameters
    ----------
    image : (rows, columns), (rows, columns, channels) or with planes before; channels along ``channel_axis``, None without
    compactness : how much nearness counts beside colour
    sigma : the width of a Gaussian before
    convert2lab : distances in CIELAB; by default where there are three channels
    enforce_connectivity : regions in one piece, those below ``min_size_factor`` of the mean joined to a neighbour

    ``mask`` is not here.
    """
    if mask is not None:
        raise NotImplementedError("slic divides whole pictures here; leave out mask")
    if start_label not in (0, 1):
        raise ValueError("start_label should be 0 or 1.")
    image = as_float(image, None).copy()
    if not np.isfinite(image).all():
        raise ValueError("unmasked NaN values in image are not supported")
    image -= image.min()
    image /= image.max() or 1
    if channel_axis is None:
        flat, image = image.ndim == 2, image[..., None]
    else:
        image = np.moveaxis(image, channel_axis, -1)
        flat = image.ndim == 3
    image = image[None] if flat else image
    if image.ndim != 4:
        raise ValueError(f"slic takes pictures of two or three axes, and channels; channel_axis={channel_axis} makes it {image.ndim - 1} axes")
    spacing = np.ones(3) if spacing is None else np.append(np.ones(3 - len(spacing)), spacing) * 1.0
    if image.shape[-1] == 3 and convert2lab is not False and channel_axis is not None:
        image = rgb2lab(image)
    elif convert2lab:
        raise ValueError("Lab colorspace conversion requires a RGB image.")
    widths = (np.full(3, sigma) if np.isscalar(sigma) else np.append(np.zeros(3 - len(sigma)), sigma)) / spacing
    if (widths > 0).any():
        image = gaussian(image, sigma=[*widths, 0], mode="reflect")
    axes = [np.arange(first, n, step) for (first, step), n in zip(grid(image.shape[:3], n_segments), image.shape)]
    centres = np.stack([place.ravel() for place in np.meshgrid(*axes, indexing="ij")], axis=1)
    step = max(step for _, step in grid(image.shape[:3], n_segments))
    labels = _means(image * (1.0 / compactness), centres, step, max_num_iter, spacing, slic_zero) + start_label
    if enforce_connectivity:
        size = math.prod(image.shape[:3]) / len(centres)
        labels = _connected(labels, int(min_size_factor * size), int(max_size_factor * size), start_label)
    return labels[0] if flat else labels


def grid(shape, count):
    """Of each axis the first place and the distance of about so many points; an axis shorter than its share has them everywhere."""
    n, space = len(shape), float(math.prod(shape))
    if space <= count:
        return [(0, 1)] * n
    order = np.argsort(shape, kind="stable")
    sizes = np.asarray(shape)[order]
    steps = np.full(n, (space / count) ** (1.0 / n))
    for axis in range(n if (sizes < steps).any() else 0):
        steps[axis] = sizes[axis]
        if axis < n - 1:
            steps[axis + 1 :] = (math.prod(map(int, sizes[axis + 1 :])) / count) ** (1.0 / (n - axis - 1))
        if (sizes >= steps).all():
            break
    made = [(0, 1)] * n
    for axis, step in zip(order.tolist(), steps.tolist()):
        made[axis] = int(step // 2), round(step)
    return made


def _means(image, centres, step, rounds, spacing, by_region):
    """The cluster of each place: each mean takes the places around it that are nearer to it than to the others."""
    shape, channels = image.shape[:3], image.shape[3]
    means = np.concatenate([centres.astype(float), np.zeros((len(centres), channels))], axis=1)
    weight = 1.0 / step**2
    window = [2 * s for _, s in grid(shape, len(centres))]
    nearest = np.full(shape, -1, np.int64)
    farthest = np.ones(len(means))
    places = np.stack(np.meshgrid(*map(np.arange, shape), indexing="ij"), axis=-1).reshape(-1, 3)
    flat = image.reshape(-1, channels)
    for _ in range(rounds):
        distances = np.full(shape, np.inf)
        changed = False
        for k, mean in enumerate(means):
            cut = tuple(slice(int(max(c - w, 0)), int(min(c + w + 1, n))) for c, w, n in zip(mean, window, shape))
            near = [(spacing[i] * (mean[i] - np.arange(cut[i].start, cut[i].stop))) ** 2 for i in range(3)]
            d = (near[0][:, None, None] + near[1][:, None] + near[2]) * weight
            colour = ((image[cut] - mean[3:]) ** 2).sum(axis=-1)
            d = d + (colour / farthest[k] if by_region else colour)
            better = d < distances[cut]
            if better.any():
                changed = True
                distances[cut] = np.where(better, d, distances[cut])
                nearest[cut] = np.where(better, k, nearest[cut])
        if not changed:
            break
        which = nearest.ravel()
        sizes = np.bincount(which, minlength=len(means)).astype(float)
        sums = [np.bincount(which, weights=column, minlength=len(means)) for column in (*places.T, *flat.T)]
        with np.errstate(all="ignore"):
            means = np.stack(sums, axis=1) / sizes[:, None]
        if by_region:
            colour = ((flat - means[which, 3:]) ** 2).sum(axis=1)
            np.maximum.at(farthest, which, colour)
    return nearest


def _connected(labels, least, most, start):
    """Regions in one piece: those of fewer than ``least`` places join a neighbour, larger ones than ``most`` are cut."""
    depth, rows, columns = labels.shape
    given = labels.ravel().tolist()
    made = [start - 1] * len(given)
    new = start
    plane = rows * columns
    for first in range(len(given)):
        if made[first] >= start:
            continue
        neighbour, label = 0, given[first]
        made[first] = new
        found, visited = [first], 0
        while visited < len(found) < most:
            at = found[visited]
            z, y, x = at // plane, at // columns % rows, at % columns
            for inside, there in ((x + 1 < columns, at + 1), (x > 0, at - 1), (y + 1 < rows, at + columns), (y > 0, at - columns),
                                  (z + 1 < depth, at + plane), (z > 0, at - plane)):  # fmt: skip
                if not inside:
                    continue
                if given[there] == label and made[there] < start:
                    made[there] = new
                    found.append(there)
                    if len(found) >= most:
                        break
                elif made[there] >= start and made[there] != new:
                    neighbour = made[there]
            visited += 1
        if len(found) < least:
            for at in found:
                made[at] = neighbour
        else:
            new += 1
    return np.array(made, dtype=np.int64).reshape(labels.shape)
