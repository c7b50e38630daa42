"""Filters, turned and resized arrays, connected regions: the part of ``scipy.ndimage`` that scripts use most."""

from ._distances import distance_transform_edt
from ._filters import (
    convolve, convolve1d, correlate, correlate1d, gaussian_filter, gaussian_filter1d, gaussian_gradient_magnitude,
    gaussian_laplace, laplace, maximum_filter, maximum_filter1d, median_filter, minimum_filter, minimum_filter1d,
    percentile_filter, prewitt, rank_filter, sobel, uniform_filter, uniform_filter1d,
)
from ._interpolation import affine_transform, map_coordinates, rotate, shift, spline_filter, spline_filter1d, zoom
from ._regions import (
    binary_closing, binary_dilation, binary_erosion, binary_fill_holes, binary_opening, center_of_mass, find_objects,
    generate_binary_structure, grey_dilation, grey_erosion, label, maximum, maximum_position, mean, minimum, sum,
    sum_labels,
)

__all__ = [name for name in dir() if name[0] != "_"]
