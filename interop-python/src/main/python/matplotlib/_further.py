"""Names of ``pyplot`` that few scripts ask for."""

import matplotlib

from . import rcParams
from ._functions import NAMES

_CLASSES = {"Circle": "patches", "Ellipse": "patches", "Polygon": "patches", "Rectangle": "patches", "Line2D": "lines",
            "Axes": "axes", "Normalize": "colors", "MaxNLocator": "ticker", "MultipleLocator": "ticker",
            "FuncFormatter": "ticker", "FormatStrFormatter": "ticker", "SubplotSpec": "gridspec"}
_OF_AXES = ("set_aspect", "set_facecolor", "get_position", "get_xticks", "get_yticks", "get_figure")


def find(name):
    """What a name of pyplot stands for; AttributeError if it is none of those here."""
    from . import cm, pyplot

    if name in _CLASSES:
        return getattr(__import__("matplotlib." + _CLASSES[name], fromlist=["*"]), name)
    if name in ("style", "colors", "ticker", "patches"):
        return __import__("matplotlib." + name, fromlist=["*"])
    if name in _HERE:
        return _HERE[name]
    if name in ("rc_context", "rcParamsDefault", "rcParamsOrig", "cycler", "rc_file"):
        return getattr(matplotlib, name)
    if name in NAMES and name not in _OF_AXES:
        return pyplot._of_axes(name)
    if name in ("supxlabel", "supylabel", "autofmt_xdate", "delaxes"):
        return pyplot._of_figure(name)
    if name == "figtext":
        return pyplot._of_figure("text")
    if not name.startswith("_") and name in cm.colormaps:  # gray(), jet(), hot() ...
        def choose():
            pyplot.set_cmap(name)

        return choose
    raise AttributeError(f"module 'matplotlib.pyplot' has no attribute '{name}' in the LRP Toolbox")


def listed():
    """The names that ``find`` knows, without those of colour maps."""
    of_axes = ("add_", "set_", "get_", "has_", "invert_", "label_", "relim", "remove", "autoscale_")
    return [*_CLASSES, *_HERE, *(n for n in NAMES if not n.startswith(of_axes)), "cm", "figtext"]


def gci():
    """The image or numbers that were coloured last."""
    from . import pyplot

    return getattr(pyplot.gcf(), "_image", None)


def clim(vmin=None, vmax=None):
    """The range of colours of the last image."""
    gci().set_clim(vmin, vmax)


def colormaps():
    """The names of all maps."""
    from . import cm

    return sorted(cm.colormaps)


def box(on=None):
    """Shows or hides the frame."""
    from . import pyplot

    axes = pyplot.gca()
    axes.set_frame_on(not axes.spines["left"].get_visible() if on is None else on)


def setp(obj, **settings):
    """Calls ``set_NAME`` of one object, or of several, for each keyword."""
    for one in obj if isinstance(obj, (list, tuple)) else [obj]:
        for name, value in settings.items():
            if hasattr(one, "set_" + name):
                getattr(one, "set_" + name)(value)


def subplot_mosaic(mosaic, *, figsize=None, dpi=None, num=None, layout=None, **kwargs):
    """A new figure with axes by a picture of their places; see ``Figure.subplot_mosaic``."""
    from . import pyplot

    fig = pyplot.figure(num, figsize, dpi, layout=layout)
    return fig, fig.subplot_mosaic(mosaic, **kwargs)


def _refused(name):
    def call(*args, **kwargs):
        raise RuntimeError(f"{name} waits for somebody to click or press a key, and here is no window: give the numbers in the script")

    call.__name__ = name
    return call


class _Manager:
    """Accepts what windows are told."""

    def __getattr__(self, name):
        return _Manager()

    def __call__(self, *args, **kwargs):
        return None


def get_current_fig_manager():
    """Something that accepts what a window would be told."""
    return _Manager()


def figaspect(arg):
    """The size in inches of a page with the shape of an array, or of a ratio of height to width."""
    import numpy as np

    ratio = arg.shape[0] / arg.shape[1] if hasattr(arg, "shape") and len(arg.shape) > 1 else float(arg)
    height = rcParams["figure.figsize"][1]
    return np.clip(np.array([height / ratio, height]), [4.0, 2.0], [16.0, 16.0])


_HERE = {f.__name__: f for f in (gci, clim, colormaps, box, setp, get_current_fig_manager, figaspect, subplot_mosaic,
                                 *map(_refused, ("ginput", "waitforbuttonpress")))}
