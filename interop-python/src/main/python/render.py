"""Heatmaps and inputs as pictures: arrays of red, green and blue from 0 to 1, and image files."""

import java
import numpy as np
from _lrp.errors import java_errors
from _lrp.paths import files, writable
from numpy._ndarray import wrap

__all__ = ["vec2im", "enlarge_image", "repaint_corner_pixels", "digit_to_rgb", "hm_to_rgb", "save_image"]

_Pictures = java.type("org.lrptoolbox.python.toolbox.Pictures")


def vec2im(V, shape=()):
    """``V`` in the given shape; without one, as a square."""
    if len(shape) < 2:
        shape = [int(np.sqrt(V.size))] * 2
    return np.reshape(V, shape)


@java_errors
def enlarge_image(img, scaling=3):
    """Repeats each pixel of an array (H, W) or (H, W, D) ``scaling`` times down and across."""
    if scaling < 1 or not isinstance(scaling, int):
        print("scaling factor needs to be an int >= 1")
    return wrap(_Pictures.enlarge(np.asarray(img)._j, scaling))


def repaint_corner_pixels(rgbimg, scaling=3):
    """Gives the first and the last pixel of an enlarged picture the mean colour of their three neighbours.

    Changes ``rgbimg`` (H, W, 3) and returns it; ``scaling`` is how large the pixels are.
    """
    s = scaling
    rgbimg[:s, :s] = (rgbimg[0, s] + rgbimg[s, 0] + rgbimg[s, s]) / 3.0
    rgbimg[-s:, -s:] = (rgbimg[-1, -1 - s] + rgbimg[-1 - s, -1] + rgbimg[-1 - s, -1 - s]) / 3.0
    return rgbimg


@java_errors
def digit_to_rgb(X, scaling=3, shape=(), cmap="binary"):
    """A picture of an input.

    Parameters
    ----------
    X : numpy.ndarray
        the input, values from 0 to 1
    scaling : int
        how often each pixel is repeated
    shape : tuple of int, optional
        height and width; a square by default
    cmap : str
        a colour map of ``matplotlib.cm``

    Returns
    -------
    numpy.ndarray
        shape (scaling * H, scaling * W, 3)
    """
    return wrap(_Pictures.digit(vec2im(np.asarray(X), shape)._j, scaling, cmap))


@java_errors
def hm_to_rgb(R, X=None, scaling=3, shape=(), sigma=2, cmap="jet", normalize=True):
    """A picture of relevance.

    Parameters
    ----------
    R : numpy.ndarray
        the relevance
    X : numpy.ndarray, optional
        the input; its edges are drawn in black
    scaling : int
        how often each pixel is repeated
    shape : tuple of int, optional
        height and width; a square by default
    sigma : float
        the blur before edges are searched
    cmap : str
        a colour map of ``matplotlib.cm``, or one of the toolbox: gray-red, gray-red2, black-green, black-firered,
        blue-black-yellow
    normalize : bool
        whether relevance is divided by its largest magnitude first, so that none takes the middle of the map; the
        toolbox's own maps always look at the whole picture

    Returns
    -------
    numpy.ndarray
        shape (scaling * H, scaling * W, 3)
    """
    outline = None if X is None else vec2im(np.asarray(X), shape)._j
    return wrap(_Pictures.heatmap(vec2im(np.asarray(R), shape)._j, outline, scaling, float(sigma), cmap,
                                            bool(normalize), print))


@java_errors
def save_image(rgb_images, path, gap=2):
    """Writes pictures side by side, black columns between them, into one file.

    Parameters
    ----------
    rgb_images : list of numpy.ndarray
        pictures (H, any width, 3) with values from 0 to 1
    path : str
        the file; its extension names the format
    gap : int
        the width of the black columns

    Returns
    -------
    numpy.ndarray
        the picture as written, uint8 of shape (H, W, 3)
    """
    picture = _Pictures.row([np.asarray(image)._j for image in rgb_images], gap, print)
    print("saving image to ", path)
    files.writePicture(picture, writable(path))
    return wrap(picture)
