"""How alike pictures are."""

import warnings

import numpy as np
from scipy import ndimage

__all__ = "mean_squared_error normalized_root_mse peak_signal_noise_ratio structural_similarity".split()


def _pair(image0, image1):
    a, b = np.asarray(image0), np.asarray(image1)
    if a.shape != b.shape:
        raise ValueError("Input images must have the same dimensions.")
    kind = np.float32 if {a.dtype.name, b.dtype.name} <= {"float16", "float32"} else np.float64
    return a.astype(kind), b.astype(kind)


def mean_squared_error(image0, image1):
    """The mean of the squared differences."""
    a, b = _pair(image0, image1)
    return np.mean((a - b) ** 2, dtype=np.float64)


def normalized_root_mse(image_true, image_test, *, normalization="euclidean"):
    """The root of the mean squared difference, in parts of the true picture's root mean square, spread or mean."""
    a, b = _pair(image_true, image_test)
    whole = {"euclidean": lambda: np.sqrt(np.mean(a * a, dtype=np.float64)), "min-max": lambda: a.max() - a.min(),
             "mean": lambda: a.mean()}
    if normalization.lower() not in whole:
        raise ValueError("Unsupported norm_type")
    return np.sqrt(mean_squared_error(a, b)) / whole[normalization.lower()]()


def _range(image, given, name):
    """The width of a picture's range."""
    if given is not None:
        return given
    kind = image.dtype
    if kind.kind in "iu":
        return float(np.iinfo(kind).max) - float(np.iinfo(kind).min) if name == "ssim" else (
            np.iinfo(kind).max - (np.iinfo(kind).min if image.min() < 0 else 0))
    if name == "ssim":
        raise ValueError("Since image dtype is floating point, you must specify the data_range parameter: the distance between "
                         "the least and the greatest value there can be.")
    if kind.kind == "f" and (image.max() > 1 or image.min() < -1):
        raise ValueError("image_true has intensity values outside the range expected for its data type. Please manually specify "
                         "the data_range.")
    return 1 if image.min() >= 0 else 2


def peak_signal_noise_ratio(image_true, image_test, *, data_range=None):
    """10 log10(range^2 / mean squared error), in dB."""
    if np.asarray(image_true).dtype != np.asarray(image_test).dtype:
        warnings.warn("Inputs have mismatched dtype.  Setting data_range based on image_true.", stacklevel=2)
    width = _range(np.asarray(image_true), data_range, "psnr")
    error = mean_squared_error(image_true, image_test)
    with np.errstate(divide="ignore"):
        return 10 * np.log10(float(width) ** 2 / error)


def structural_similarity(im1, im2, *, win_size=None, gradient=False, data_range=None, channel_axis=None,
                          gaussian_weights=False, full=False, **kwargs):
    """The mean structural similarity (Wang et al. 2004); with ``full`` the picture of it, too."""
    if gradient:
        raise NotImplementedError("the gradient of the similarity is not here; the similarity is")
    im1, im2 = np.asarray(im1), np.asarray(im2)
    width = _range(im1, data_range, "ssim")
    a, b = _pair(im1, im2)
    if channel_axis is not None:
        parts = [structural_similarity(x, y, win_size=win_size, data_range=width, gaussian_weights=gaussian_weights, full=True,
                                       **kwargs) for x, y in zip(np.moveaxis(a, channel_axis, 0), np.moveaxis(b, channel_axis, 0))]
        mean = np.mean([p[0] for p in parts])
        return (mean, np.stack([p[1] for p in parts], axis=channel_axis)) if full else mean
    sigma = kwargs.pop("sigma", 1.5)
    k1, k2, sample = kwargs.pop("K1", 0.01), kwargs.pop("K2", 0.03), kwargs.pop("use_sample_covariance", True)
    reach = int(3.5 * sigma + 0.5)
    size = win_size or (2 * reach + 1 if gaussian_weights else 7)
    if any(n < size for n in a.shape):
        raise ValueError("win_size exceeds image extent. Either ensure that your images are at least 7x7; or pass win_size "
                         "explicitly in the function call, with an odd value less than or equal to the smaller side of your "
                         "images. If your images are multichannel (with color channels), set channel_axis to the axis number "
                         "corresponding to the channels.")
    if size % 2 == 0:
        raise ValueError("Window size must be odd.")

    def mean(x):
        if gaussian_weights:
            return ndimage.gaussian_filter(x, sigma, truncate=3.5, mode="reflect")
        return ndimage.uniform_filter(x, size)

    count = size ** a.ndim
    norm = count / (count - 1) if sample else 1.0
    ux, uy = mean(a), mean(b)
    vx, vy, vxy = norm * (mean(a * a) - ux * ux), norm * (mean(b * b) - uy * uy), norm * (mean(a * b) - ux * uy)
    c1, c2 = (k1 * width) ** 2, (k2 * width) ** 2
    made = (2 * ux * uy + c1) * (2 * vxy + c2) / ((ux ** 2 + uy ** 2 + c1) * (vx + vy + c2))
    edge = (size - 1) // 2
    score = made[tuple(slice(edge, n - edge) for n in made.shape)].mean(dtype=np.float64)
    return (score, made) if full else score
