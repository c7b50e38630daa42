"""Pictures as networks take them."""

import os

from _lrp.errors import java_errors
from _lrp.paths import absolute, files, guard, readable
from numpy._ndarray import wrap


@java_errors
def read_images(paths, preprocess="none"):
    """Reads pictures and prepares them for a network.

    Parameters
    ----------
    paths : str or list of str
        pictures (PNG, JPEG, GIF, BMP, TIFF)
    preprocess : str
        ``"none"``, ``"torchvision"``, ``"caffe"``, ``"tf"``, settings such as ``"caffe crop=227"`` or
        ``"resize=short:256,bicubic crop=224 order=rgb scale=1/255 mean=0.5 std=0.5 layout=nchw"``, or the name of a
        ``.txt`` file of settings

    Returns
    -------
    numpy.ndarray
        a batch; pictures must come out in one size
    """
    names = [paths] if isinstance(paths, (str, bytes, os.PathLike)) else list(paths)
    folder = os.getcwd()
    if preprocess.endswith(".txt") and "=" not in preprocess:
        folder = os.path.dirname(absolute(preprocess))
        with open(preprocess, encoding="utf-8") as settings:
            preprocess = settings.read()
    return wrap(files.readPictures([readable(name) for name in names], files.settings(preprocess, folder, guard)))
