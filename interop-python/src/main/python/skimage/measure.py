"""Regions, blocks and outlines of pictures."""

import math

import numpy as np
from scipy import ndimage

__all__ = "block_reduce label moments moments_central profile_line regionprops regionprops_table shannon_entropy".split()


def label(label_image, background=None, return_num=False, connectivity=None):
    """Numbers the connected regions of equal values that are not the background (0)."""
    image = np.asarray(label_image)
    background = 0 if background is None else background
    structure = ndimage.generate_binary_structure(image.ndim, connectivity or image.ndim)
    values = [v for v in np.unique(image).tolist() if v != background]
    made, count = np.zeros(image.shape, np.int32), 0
    for value in values:
        found, n = ndimage.label(image == value, structure)
        made = np.where(found > 0, found + count, made)
        count += n
    if len(values) > 1:  # numbered in the order in which they are met
        numbers, first = np.unique(made, return_index=True)
        order = np.zeros(count + 1, np.int32)
        order[numbers[numbers > 0][np.argsort(first[numbers > 0])]] = np.arange(1, count + 1)
        made = order[made]
    made = made.astype(np.int32 if image.dtype == bool else np.int64)
    return (made, count) if return_num else made


def block_reduce(image, block_size=2, func=np.sum, cval=0, func_kwargs=None):
    """A function, by default the sum, of blocks that lie side by side; the last are filled up with ``cval``."""
    from .util import view_as_blocks

    image = np.asarray(image)
    size = (block_size,) * image.ndim if np.isscalar(block_size) else tuple(block_size)
    if len(size) != image.ndim:
        raise ValueError("`block_size` must be a scalar or have the same length as `image.shape`")
    if any(n < 1 for n in size):
        raise ValueError("Down-sampling factors must be >= 1. Use `skimage.transform.resize` to up-sample an image.")
    whole = np.pad(image, [(0, -n % b) for n, b in zip(image.shape, size)], mode="constant", constant_values=cval)
    return func(view_as_blocks(whole, size), axis=tuple(range(image.ndim, 2 * image.ndim)), **(func_kwargs or {}))


def shannon_entropy(image, base=2):
    """The entropy of the values' frequencies."""
    _, counts = np.unique(np.asarray(image), return_counts=True)
    share = counts / counts.sum()
    return -(share * np.log(share)).sum() / math.log(base)


def moments_central(image, center=None, order=3, **kwargs):
    """Sums of the values times powers of places around the centroid or ``center``."""
    image = np.asarray(image, dtype=float)
    if center is None:
        weights = image.sum()
        center = [(image * grid).sum() / weights for grid in np.indices(image.shape)]
    made = image
    for axis, middle in enumerate(center):
        powers = (np.arange(image.shape[axis]) - middle)[:, None] ** np.arange(order + 1)
        made = np.moveaxis(np.moveaxis(made, axis, -1) @ powers, -1, axis)
    return made


def moments(image, order=3, *, spacing=None):
    """Sums of the values times powers of places."""
    return moments_central(image, (0,) * np.ndim(image), order)


def profile_line(image, src, dst, linewidth=1, order=None, mode="reflect", cval=0.0, *, reduce_func=np.mean):
    """The values along a line from one place (row, column) to another."""
    image = np.asarray(image)
    src, dst = np.asarray(src, dtype=float), np.asarray(dst, dtype=float)
    length = int(np.ceil(math.hypot(*(dst - src)) + 1))
    angle = math.atan2(*(dst - src))
    rows, columns = np.linspace(src[0], dst[0], length), np.linspace(src[1], dst[1], length)
    width = (linewidth - 1) / 2.0
    down, across = width * math.cos(angle), width * -math.sin(angle)
    places = np.stack([np.array([np.linspace(r - down, r + down, linewidth) for r in rows]),
                       np.array([np.linspace(c - across, c + across, linewidth) for c in columns])])  # fmt: skip
    order = (0 if image.dtype == bool else 1) if order is None else order
    planes = image[..., None] if image.ndim == 2 else image
    read = np.stack([ndimage.map_coordinates(planes[..., k], places, order=order, prefilter=order > 1, mode=mode, cval=cval)
                     for k in range(planes.shape[2])], axis=-1)
    read = read[..., 0] if image.ndim == 2 else read
    return read if reduce_func is None else reduce_func(read, axis=1)


class RegionProperties:
    """What is known of a region; values are also had by name, ``region["area"]``."""

    def __init__(self, number, place, labels, intensity):
        self.label, self.slice, self._intensity = number, place, intensity
        self.image = labels[place] == number
        self.bbox = tuple([s.start for s in place] + [s.stop for s in place])

    def __getitem__(self, name):
        return getattr(self, name)

    area = num_pixels = property(lambda self: float(self.image.sum()))
    area_bbox = bbox_area = property(lambda self: float(self.image.size))
    extent = property(lambda self: self.area / self.image.size)
    coords = property(lambda self: np.argwhere(self.image) + [s.start for s in self.slice])
    centroid = property(lambda self: tuple(self.coords.mean(axis=0)))
    centroid_local = local_centroid = property(lambda self: tuple(np.argwhere(self.image).mean(axis=0)))
    image_intensity = intensity_image = property(lambda self: self._given()[self.slice] * self.image)
    intensity_mean = mean_intensity = property(lambda self: self._values().mean())
    intensity_max = max_intensity = property(lambda self: self._values().max())
    intensity_min = min_intensity = property(lambda self: self._values().min())
    equivalent_diameter_area = equivalent_diameter = property(lambda self: math.sqrt(4 * self.area / math.pi))
    image_filled = filled_image = property(lambda self: ndimage.binary_fill_holes(self.image, np.ones((3,) * self.image.ndim)))
    area_filled = filled_area = property(lambda self: float(self.image_filled.sum()))
    moments_central = property(lambda self: moments_central(self.image.astype(float), self.centroid_local, 3))

    def _given(self):
        if self._intensity is None:
            raise AttributeError(f"Attribute unavailable: region {self.label} was measured without an intensity image")
        return self._intensity

    def _values(self):
        return self._given()[self.slice][self.image]

    @property
    def inertia_tensor(self):
        m = self.moments_central
        mu = m[0, 0]
        return np.array([[m[0, 2] / mu, -m[1, 1] / mu], [-m[1, 1] / mu, m[2, 0] / mu]])

    @property
    def inertia_tensor_eigvals(self):
        return np.clip(np.linalg.eigvalsh(self.inertia_tensor), 0, None)[::-1].tolist()

    axis_major_length = major_axis_length = property(lambda self: 4 * math.sqrt(self.inertia_tensor_eigvals[0]))
    axis_minor_length = minor_axis_length = property(lambda self: 4 * math.sqrt(self.inertia_tensor_eigvals[-1]))

    @property
    def eccentricity(self):
        greatest, least = self.inertia_tensor_eigvals
        return 0 if greatest == 0 else math.sqrt(1 - least / greatest)

    @property
    def orientation(self):
        (a, b), (_, c) = self.inertia_tensor.tolist()
        if a == c:
            return math.pi / 4.0 if b < 0 else -math.pi / 4.0
        return 0.5 * math.atan2(-2 * b, c - a)


def regionprops(label_image, intensity_image=None, cache=True, **kwargs):
    """The properties of all regions, in the order of their numbers."""
    labels = np.asarray(label_image)
    if labels.dtype.kind not in "iu":
        raise TypeError("Non-integer label_image" if labels.dtype != bool else
                        "Non-integer image types are ambiguous: use skimage.measure.label to label the connected components")
    intensity = None if intensity_image is None else np.asarray(intensity_image)
    return [RegionProperties(i + 1, place, labels, intensity) for i, place in enumerate(ndimage.find_objects(labels)) if place]


def regionprops_table(label_image, intensity_image=None, properties=("label", "bbox"), **kwargs):
    """Properties of all regions, as a dict of arrays; what has several values has a name for each, ``bbox-0``."""
    regions, made = regionprops(label_image, intensity_image), {}
    for name in properties:
        found = [region[name] for region in regions]
        if found and isinstance(found[0], (tuple, list, np.ndarray)):
            for place in np.ndindex(*np.shape(found[0])):
                made["-".join([name, *map(str, place)])] = np.array([np.asarray(v)[place] for v in found])
        else:
            made[name] = np.array(found)
    return made
