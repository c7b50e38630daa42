"""Filters, turned and resized arrays, shapes, connected regions: the part of ``scipy.ndimage`` that scripts use most.
Each file is loaded when a name of it is asked for."""

from .._lazily import lazily

_FILES = {
    "_filters": "convolve convolve1d correlate correlate1d gaussian_filter gaussian_filter1d gaussian_gradient_magnitude "
    "gaussian_laplace laplace maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d "
    "percentile_filter prewitt rank_filter sobel uniform_filter uniform_filter1d",
    "_generic": "generic_filter generic_filter1d generic_gradient_magnitude generic_laplace geometric_transform",
    "_interpolation": "affine_transform map_coordinates rotate shift spline_filter spline_filter1d zoom",
    "_regions": "find_objects generate_binary_structure label",
    "_measurements": "center_of_mass extrema histogram labeled_comprehension maximum maximum_position mean median minimum "
    "minimum_position standard_deviation sum sum_labels value_indices variance",
    "_morphology": "binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss binary_opening "
    "binary_propagation black_tophat grey_closing grey_dilation grey_erosion grey_opening iterate_structure "
    "morphological_gradient morphological_laplace white_tophat",
    "_distances": "distance_transform_bf distance_transform_cdt distance_transform_edt",
}
__all__, __getattr__, __dir__ = lazily(__name__, _FILES, ("filters", "interpolation", "measurements", "morphology"))
