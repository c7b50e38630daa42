# What scipy.ndimage's morphology, measurements, distances and functions of one's own give for seeded arrays.
import numpy as np
from scipy import ndimage as nd

r, out = np.random.RandomState(3), {}


def record(name, value):
    for i, part in enumerate(value if isinstance(value, tuple) else (value,)):
        out[f"{name}_{i}"] = np.asarray(part)


grey = "grey_erosion grey_dilation grey_opening grey_closing morphological_gradient morphological_laplace white_tophat".split()
for i, kind in enumerate((np.float64, np.int16, np.int32)):
    x = (r.rand(6, 7) * 90).astype(kind)
    mode = ("reflect", "constant", "wrap")[i]
    footprint, structure = np.array([[True, False], [True, True], [False, True]]), (r.rand(2, 3) * 5).round(1)
    for name in [*grey, "black_tophat"]:
        function = getattr(nd, name)
        record(f"{name}{i}", function(x, size=3, mode=mode))
        record(f"{name}footprint{i}", function(x, footprint=footprint, mode=mode))
        record(f"{name}structure{i}", function(x, structure=structure, mode=mode))
    b = r.rand(9, 8) > 0.4
    for name in ("binary_erosion", "binary_dilation", "binary_opening", "binary_closing", "binary_hit_or_miss"):
        record(f"{name}{i}", getattr(nd, name)(b, footprint))
        record(f"{name}plain{i}", getattr(nd, name)(b))
    record(f"propagation{i}", nd.binary_propagation(b & (r.rand(9, 8) > 0.8), mask=b))
    record(f"structure{i}", nd.iterate_structure(nd.generate_binary_structure(2, 1), i + 1))
    labels = nd.label(x > 45)[0]
    for name in "sum mean variance standard_deviation maximum minimum median minimum_position center_of_mass".split():
        for index in (None, 1, [1, 2]):
            record(f"{name}{index}{i}", np.asarray(getattr(nd, name)(x, labels, index)))
    record(f"histogram{i}", nd.histogram(x, 0, 90, 7, labels, 1))
    record(f"comprehension{i}", nd.labeled_comprehension(x, labels, [1, 99], np.max, float, -1))
    record(f"places{i}", nd.value_indices(labels)[1])
    record(f"edt{i}", nd.distance_transform_edt(b))
    nearest = nd.distance_transform_edt(b, return_distances=False, return_indices=True)
    out[f"nearest{i}"] = np.hypot(*(np.indices(b.shape) - nearest))
    for metric in ("chessboard", "taxicab"):
        record(f"cdt{metric}{i}", nd.distance_transform_cdt(b, metric))
        record(f"bf{metric}{i}", nd.distance_transform_bf(b, metric))
    record(f"generic{i}", nd.generic_filter(x, np.ptp, footprint=footprint, mode=mode))
    record(f"laplace{i}", nd.generic_laplace(x, lambda a, axis, *rest: nd.correlate1d(a, [1, -2, 1], axis, *rest), mode=mode))
    record(f"gradient{i}", nd.generic_gradient_magnitude(x, nd.sobel, mode=mode))
    record(f"moved{i}", nd.geometric_transform(x, lambda place: (place[0] * 0.8, place[1] * 0.7 + 0.2), order=i + 1))
np.savez("FILE", **out)
