"""Sizes, turns, filters, thresholds, colours, tones, regions and measures of pictures. FILE is where the arrays go."""

import warnings

import numpy as np
from skimage import color, draw, exposure, feature, filters, io, measure, metrics, morphology, segmentation, transform, util

warnings.simplefilter("ignore")
made = {}


def keep(name, value):
    made[name] = np.asarray(value)


r = np.random.RandomState(0)
numbers = r.rand(11, 13)
y, x = np.mgrid[:12, :15]
gray = ((x * 13 + y * 7) % 256).astype(np.uint8)
rgb = np.stack([gray, gray[::-1], 255 - gray], 2)
single = (rgb / 255.0).astype(np.float32)
truth = r.rand(10, 10) > 0.5
every = {"numbers": numbers, "gray": gray, "rgb": rgb, "single": single, "truth": truth}

for name, image in every.items():
    for size in (5, 6), (20, 31), (12, 15):
        keep(f"resize {name} {size}", transform.resize(image, size))
for mode in "constant", "edge", "symmetric", "reflect", "wrap":
    keep(f"resize {mode}", transform.resize(numbers, (7, 20), mode=mode, order=3, anti_aliasing=False, cval=0.2))
    keep(f"rotate {mode}", transform.rotate(numbers, 20, mode=mode))
keep("resize range", transform.resize(gray, (6, 6), preserve_range=True))
keep("resize nearest", transform.resize(gray, (6, 6), order=0))
keep("rescale", transform.rescale(rgb, 0.5, channel_axis=-1))
keep("rescale axes", transform.rescale(numbers, (2, 0.5)))
for order in 0, 1, 3:
    keep(f"rotate {order}", transform.rotate(numbers, 30, order=order))
keep("rotate resize", transform.rotate(gray, 45, resize=True))
keep("rotate center", transform.rotate(numbers, 15, cval=1.0, center=(2, 3)))
keep("rotate truth", transform.rotate(truth, 20))
move = transform.AffineTransform(scale=(1.2, 0.9), rotation=0.2, shear=0.1, translation=(1, 2))
keep("affine", move.params)
keep("affine back", move.inverse([[1, 2], [3, 4]]))
keep("warp", transform.warp(numbers, move))
keep("warp function", transform.warp(rgb, lambda xy: xy * 0.5))
keep("warp places", transform.warp(numbers, np.indices((5, 5)) * 1.5))
keep("means", transform.downscale_local_mean(rgb, (2, 2, 1)))
keep("reduce", transform.pyramid_reduce(rgb, channel_axis=-1))
keep("expand", transform.pyramid_expand(numbers))
keep("integral", transform.integral_image(gray))

for name in "rgb2gray rgb2hsv rgb2lab rgb2xyz rgb2yuv rgb2yiq rgb2ycbcr".split():
    keep(name, getattr(color, name)(rgb))
keep("rgb2gray single", color.rgb2gray(single))
keep("hsv2rgb", color.hsv2rgb(color.rgb2hsv(rgb)))
keep("lab2rgb", color.lab2rgb(color.rgb2lab(rgb)))
keep("rgba2rgb", color.rgba2rgb(np.dstack([rgb, gray])))
keep("gray2rgb", color.gray2rgb(gray))
regions = np.array([[0, 1, 1], [2, 2, 3]])
keep("label2rgb", color.label2rgb(regions, r.rand(2, 3, 3)))
keep("label2rgb avg", color.label2rgb(regions, r.rand(2, 3, 3), kind="avg"))

keep("gaussian", filters.gaussian(gray, 2))
keep("gaussian channels", filters.gaussian(single, 1, channel_axis=-1))
for name in "sobel sobel_h sobel_v prewitt scharr roberts laplace".split():
    keep(name, getattr(filters, name)(gray))
keep("sobel rgb", filters.sobel(rgb))
two_parts = np.r_[numbers.ravel()[:40] * 0.3, numbers.ravel()[:60] * 0.2 + 0.7].reshape(10, 10)
for name in "otsu li mean yen isodata triangle".split():
    keep(f"threshold {name}", [getattr(filters, f"threshold_{name}")(image) for image in (numbers, gray, two_parts)])
for method in "gaussian", "mean", "median":
    keep(f"local {method}", filters.threshold_local(gray, 5, method=method, offset=2))
keep("hysteresis", filters.apply_hysteresis_threshold(numbers, 0.3, 0.8))
keep("median", filters.median(numbers))
keep("unsharp", filters.unsharp_mask(gray, 2, 2))

keep("rescaled", exposure.rescale_intensity(gray))
keep("rescaled out", exposure.rescale_intensity(numbers * 2 - 1, out_range=(0, 255)))
keep("rescaled type", exposure.rescale_intensity(numbers, out_range=np.uint8))
keep("equalized", exposure.equalize_hist(numbers))
keep("gamma", exposure.adjust_gamma(gray, 2))
keep("matched", exposure.match_histograms(gray, rgb[:, :, 1] // 2))

for name, image in every.items():
    for kind in "float", "float32", "ubyte", "uint", "int", "bool":
        keep(f"{name} as {kind}", getattr(util, f"img_as_{kind}")(image))
keep("noise", util.random_noise(numbers, rng=0))
keep("windows", util.view_as_windows(numbers, (3, 3), 2))
keep("montage", util.montage(r.rand(3, 4, 5)))

labels = measure.label(truth)
keep("labels", labels)
keep("labels values", measure.label(np.array([[1, 1, 2], [0, 2, 2], [1, 0, 3]])))
found = measure.regionprops_table(labels, numbers[:10, :10], ("label", "area", "bbox", "centroid", "mean_intensity", "extent"))
for name, column in found.items():
    keep(f"region {name}", column)
keep("blocks", measure.block_reduce(numbers, (2, 2), np.max))
keep("line", measure.profile_line(numbers, (1, 1), (8, 10)))
near = np.clip(numbers + 0.05 * r.randn(11, 13), 0, 1)
keep("ssim", metrics.structural_similarity(numbers, near, data_range=1))
keep("ssim rgb", metrics.structural_similarity(rgb, rgb[:, ::-1], channel_axis=-1))
keep("psnr", metrics.peak_signal_noise_ratio(numbers, near))
for name in "erosion", "dilation", "opening", "closing", "white_tophat":
    keep(name, getattr(morphology, name)(gray, morphology.disk(2)))
keep("small objects", morphology.remove_small_objects(truth, max_size=4))
keep("small holes", morphology.remove_small_holes(truth, max_size=4))
parts = np.zeros((8, 9), int)
parts[1:4, 1:4], parts[3:7, 5:8] = 1, 2
for mode in "thick", "inner", "outer":
    keep(f"boundaries {mode}", segmentation.find_boundaries(parts, mode=mode))
keep("marked", segmentation.mark_boundaries(r.rand(8, 9), parts, color=(1, 0, 0)))
canvas = np.zeros((10, 12))
canvas[draw.line(0, 1, 5, 9)] = 1
canvas[draw.disk((5, 5), 3)] += 2
canvas[draw.polygon([1, 2, 8], [1, 7, 4])] += 4
keep("drawn", canvas)
keep("peaks", feature.peak_local_max(numbers, min_distance=2))

for name, image in (("g", gray), ("c", rgb), ("a", np.dstack([rgb, gray])), ("d", gray.astype(np.uint16) * 100)):
    for ending in "png", "tif":
        io.imsave(f"{name}.{ending}", image, check_contrast=False)
        keep(f"read {name}.{ending}", io.imread(f"{name}.{ending}"))
keep("read as gray", io.imread("c.png", as_gray=True))
np.savez("FILE", **made)
