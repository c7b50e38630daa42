"""Pictures as networks take them."""

import os
import sys

from _lrp.errors import java_errors
from _lrp.paths import absolute, files, guard, readable
from numpy._ndarray import wrap


def _names(paths):
    return [paths] if isinstance(paths, (str, bytes, os.PathLike)) else list(paths)


@java_errors
def read_images(paths, preprocess="none"):
    """Reads pictures and prepares them for a network.

    Parameters
    ----------
    paths : str or list of str
        pictures (PNG, JPEG, GIF, BMP, TIFF)
    preprocess : str or lrp.Model
        ``"none"``, ``"torchvision"``, ``"caffe"``, ``"tf"``, settings such as ``"caffe crop=227"`` or
        ``"resize=short:256,bicubic crop=224 order=rgb scale=1/255 mean=0.5 std=0.5 layout=nchw"``, the name of a
        ``.txt`` file of settings, or a model whose file says how

    Returns
    -------
    numpy.ndarray
        a batch; pictures must come out in one size
    """
    if not isinstance(preprocess, (str, bytes, os.PathLike)):
        return preprocess.read_images(paths)
    folder = os.getcwd()
    if preprocess.endswith(".txt") and "=" not in preprocess:
        folder = os.path.dirname(absolute(preprocess))
        with open(preprocess, encoding="utf-8") as settings:
            preprocess = settings.read()
    return prepared(paths, files.settings(preprocess, folder, guard))


def prepared(paths, preprocessing):
    """Pictures as a batch, by settings that were read."""
    return wrap(files.readPictures([readable(name) for name in _names(paths)], preprocessing))


def say(line):
    """Tells the user something, beside what a script prints."""
    print("lrp: " + line, file=sys.stderr)
