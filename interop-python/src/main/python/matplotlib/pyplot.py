"""The current figure and its current axes, drawn by function calls.

What ``show`` does with figures is described in ``matplotlib``. What figures are made of is loaded with the first one, so
that scripts which may draw, but do not, start quickly.
"""

from . import get_backend, is_interactive, rc, rcdefaults, rcParams, use
from ._output import show as _show

__all__ = ["annotate", "axes", "axhline", "axhspan", "axis", "axvline", "axvspan", "bar", "barh", "errorbar",
           "fill_between", "grid", "legend", "scatter", "subplot2grid", "tick_params", "xscale", "yscale",
           "cla", "clf", "close", "cm", "colorbar", "draw", "figure", "fignum_exists", "gca",
           "gcf", "get_backend", "get_cmap", "get_fignums", "hist", "imread", "imsave", "imshow", "ioff", "ion",
           "is_interactive", "matshow", "pause", "plot", "rc", "rcParams", "rcdefaults", "savefig", "sca", "set_cmap",
           "show", "subplot", "subplots", "subplots_adjust", "suptitle", "switch_backend", "text", "tight_layout",
           "title", "use", "xlabel", "xlim", "xticks", "ylabel", "ylim", "yticks"]

_figures = {}
_current = None
#: Names that come from other modules, which are imported when they are asked for.
_elsewhere = {"Figure": "figure", "GridSpec": "gridspec", "get_cmap": "cm", "imread": "image", "imsave": "image"}


def __getattr__(name):
    if name == "cm":
        from . import cm as value
    elif name in _elsewhere:
        value = getattr(__import__("matplotlib." + _elsewhere[name], fromlist=["*"]), name)
    elif not name.startswith("__"):
        from ._further import find

        value = find(name)
    else:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__, *_elsewhere})


def figure(num=None, figsize=None, dpi=None, facecolor=None, clear=False, **kwargs):
    """A new figure, or the one of that number or name."""
    global _current
    from .figure import Figure

    if isinstance(num, Figure):
        num = num.number
    if num is None:
        num = max((n for n in _figures if isinstance(n, int)), default=0) + 1
    if num not in _figures:
        _figures[num] = Figure(figsize, dpi, facecolor, **kwargs)
        _figures[num].number = num
    elif clear:
        _figures[num].clf()
    _current = _figures[num]
    return _current


def gcf():
    """The current figure; made if there is none."""
    return _current or figure()


def gca():
    """The current axes; made if there are none."""
    return gcf().gca()


def sca(ax):
    """Makes axes, and their figure, the current ones."""
    global _current
    _current = ax.figure
    _current.sca(ax)


def get_fignums():
    """The numbers of all figures."""
    return sorted(n for n in _figures if isinstance(n, int))


def fignum_exists(num):
    """Whether there is a figure of that number."""
    return num in _figures


def close(fig=None):
    """Closes the current figure, one by its number or itself, or all of them (``"all"``)."""
    global _current
    if fig == "all":
        _figures.clear()
    else:
        chosen = _current if fig is None else _figures.get(fig, fig)
        for num in [n for n, f in _figures.items() if f is chosen]:
            del _figures[num]
    if _current not in _figures.values():
        _current = list(_figures.values())[-1] if _figures else None


def show(*args, block=None):
    """Writes all figures as PNG files and closes them, as closing their windows would."""
    _show(list(_figures.values()), block)
    close("all")


def subplots(nrows=1, ncols=1, *, squeeze=True, figsize=None, dpi=None, num=None, gridspec_kw=None, **kwargs):
    """A new figure with a grid of axes."""
    of_figure = ("facecolor", "layout", "tight_layout", "constrained_layout")
    fig = figure(num, figsize, dpi, **{name: kwargs.pop(name) for name in of_figure if name in kwargs})
    return fig, fig.subplots(nrows, ncols, squeeze=squeeze, gridspec_kw=gridspec_kw, **kwargs)


def subplot(*args, **kwargs):
    """Makes axes of a grid the current ones: ``subplot(2, 3, 1)`` or ``subplot(231)``."""
    return gcf().add_subplot(*args, **kwargs)


def subplot2grid(shape, loc, rowspan=1, colspan=1, **kwargs):
    """Axes in a part of a grid of a shape."""
    from .gridspec import GridSpec

    spec = GridSpec(*shape)[loc[0]:loc[0] + rowspan, loc[1]:loc[1] + colspan]
    return gcf().add_subplot(spec, **kwargs)


def axes(arg=None, **kwargs):
    """New axes at (left, bottom, width, height)."""
    return gcf().add_subplot(1, 1, 1, **kwargs) if arg is None else gcf().add_axes(arg, **kwargs)


def imshow(X, cmap=None, norm=None, *, aspect=None, interpolation=None, alpha=None, vmin=None, vmax=None, origin=None,
           extent=None):
    """Shows an image.

    Parameters
    ----------
    X : numpy.ndarray
        colours (H, W, 3 or 4), as uint8 or from 0 to 1; or numbers (H, W)
    cmap, norm, vmin, vmax
        how numbers become colours
    interpolation : str, optional
        accepted; pixels are blocks in any case
    origin : str
        where the first row is: ``"upper"`` or ``"lower"``
    extent : tuple, optional
        left, right, bottom and top of the image
    """
    image = gca().imshow(X, cmap, norm, aspect=aspect, interpolation=interpolation, alpha=alpha, vmin=vmin, vmax=vmax,
                         origin=origin, extent=extent)
    gcf()._image = image
    return image


def matshow(A, fignum=None, **kwargs):
    """Shows a matrix in a new figure."""
    if fignum != 0:
        figure(fignum)
    return imshow(A, **kwargs)


def colorbar(mappable=None, cax=None, ax=None, **kwargs):
    """The scale of an image's colours, by default of the last image."""
    if mappable is None:
        mappable = getattr(gcf(), "_image", None)
        if mappable is None:
            raise RuntimeError("No mappable was found to use for colorbar creation. First define a mappable such as "
                               "an image (with imshow).")
    return gcf().colorbar(mappable, cax=cax, ax=ax, **kwargs)


def set_cmap(cmap):
    """Sets the default map, and that of the last image."""
    from .cm import get_cmap

    rcParams["image.cmap"] = get_cmap(cmap).name
    image = getattr(gcf(), "_image", None)
    if image is not None:
        image.set_cmap(cmap)


def savefig(*args, **kwargs):
    """Writes the current figure to a file; see ``Figure.savefig``."""
    gcf().savefig(*args, **kwargs)


def xticks(ticks=None, labels=None, **kwargs):
    """Sets where ticks stand below, and returns the places and their texts."""
    return _tick("x", ticks, labels, kwargs)


def yticks(ticks=None, labels=None, **kwargs):
    """Sets where ticks stand at the side, and returns the places and their texts."""
    return _tick("y", ticks, labels, kwargs)


def _tick(way, ticks, labels, style):
    ax = gca()
    if ticks is not None:
        getattr(ax, f"set_{way}ticks")(ticks, labels, **style)
        return None
    if style:
        getattr(ax, "tick_params")(way, **{{"rotation": "labelrotation", "fontsize": "labelsize", "size": "labelsize"}.get(
            name, name): value for name, value in style.items()})
    return getattr(ax, f"get_{way}ticks")(), getattr(ax, f"get_{way}ticklabels")()


def xlim(*args, **kwargs):
    """Sets and returns the range of x."""
    if args or kwargs:
        gca().set_xlim(*args, **kwargs)
    return gca().get_xlim()


def ylim(*args, **kwargs):
    """Sets and returns the range of y."""
    if args or kwargs:
        gca().set_ylim(*args, **kwargs)
    return gca().get_ylim()


def _of_axes(name):
    def call(*args, **kwargs):
        return getattr(gca(), name)(*args, **kwargs)

    call.__name__ = name
    call.__doc__ = f"``Axes.{name}`` of the current axes."
    return call


def _of_figure(name):
    def call(*args, **kwargs):
        return getattr(gcf(), name)(*args, **kwargs)

    call.__name__ = name
    call.__doc__ = f"``Figure.{name}`` of the current figure."
    return call


axis, bar, barh, cla, hist, plot, text = map(_of_axes, ("axis", "bar", "barh", "cla", "hist", "plot", "text"))
scatter, errorbar, fill_between, legend, grid, annotate = map(
    _of_axes, ("scatter", "errorbar", "fill_between", "legend", "grid", "annotate"))
axhline, axvline, axhspan, axvspan, tick_params = map(_of_axes, ("axhline", "axvline", "axhspan", "axvspan", "tick_params"))
xscale, yscale = map(_of_axes, ("set_xscale", "set_yscale"))
title, xlabel, ylabel = map(_of_axes, ("set_title", "set_xlabel", "set_ylabel"))
clf, subplots_adjust, suptitle, tight_layout = map(
    _of_figure, ("clf", "subplots_adjust", "suptitle", "tight_layout"))


def draw():
    """Nothing: figures are drawn when they are saved or shown."""


def ion():
    """Accepted: there is nothing to interact with."""


def ioff():
    """Accepted: there is nothing to interact with."""


def pause(interval):
    """Nothing: a run without a screen does not wait for anybody to look."""


def switch_backend(newbackend):
    """Accepted: there is one way of drawing."""
