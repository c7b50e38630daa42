"""The part of scikit-image that scripts use most: pictures in files, sizes and turns, filters and thresholds, colours, tones,
regions, measures. Each package is loaded when a name of it is asked for."""

from scipy._lazily import lazily

__version__ = "0.26.0"

_FILES = {"util": "img_as_bool img_as_float img_as_float32 img_as_float64 img_as_int img_as_ubyte img_as_uint"}
__all__, __getattr__, __dir__ = lazily(
    __name__, _FILES, "color draw exposure feature filters io measure metrics morphology segmentation transform util".split())
