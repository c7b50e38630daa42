"""Bars, histograms, errors, lines and bands across axes, notes: functions of axes, loaded when one is asked for."""

import numpy as np

from ._areas import Span
from ._artists import Bars, Line2D, common, dashes_of
from ._plots import _edged, _format
from ._scales import plain

__all__ = ["annotate", "axhline", "axhspan", "axvline", "axvspan", "bar", "barh", "errorbar", "hist"]


def errorbar(self, x, y, yerr=None, xerr=None, fmt="", ecolor=None, elinewidth=None, capsize=None, label=None, color=None,
             alpha=None, **kwargs):
    """A line with bars that say how sure its points are."""
    style = _format(fmt) if fmt != "none" else (None, "", None)
    color = color or style[0] or self._next_color()
    x, y = np.atleast_1d(plain(self, "x", x)), np.atleast_1d(plain(self, "y", y))
    capsize = capsize if capsize is not None else self.rc.get("errorbar.capsize", 0)
    width = self._width(elinewidth if elinewidth is not None else kwargs.get("lw", kwargs.get("linewidth")))
    bars = []
    for error, way in ((yerr, "y"), (xerr, "x")):
        if error is None:
            continue
        low, high = np.zeros((2, x.size)) + (np.asarray(error, dtype=float) if np.ndim(error) == 2 else
                                             np.asarray(error, dtype=float))
        for i in range(x.size):
            a = (x[i], x[i]) if way == "y" else (x[i] - low[i], x[i] + high[i])
            b = (y[i] - low[i], y[i] + high[i]) if way == "y" else (y[i], y[i])
            bars.append(Line2D(a, b, ecolor or color, width, "-", ("_" if way == "y" else "|") if capsize else None, None,
                               alpha, 2 * capsize or None))
    line = Line2D(x, y, color, self._width(kwargs.get("linewidth") or kwargs.get("lw")),
                  kwargs.get("linestyle") or kwargs.get("ls") or style[1], kwargs.get("marker") or style[2], label, alpha,
                  kwargs.get("markersize"))
    _edged(line, kwargs)
    line.facecolor = kwargs.get("markerfacecolor", kwargs.get("mfc"))
    for one in (*bars, line):
        common(one, kwargs)
    self.lines.extend([*bars, line])
    return line, (), bars


def _added(self, bars, kwargs):
    """Edges, hatches and what all artists share, before the bars are the axes'."""
    bars.edgewidth = next((kwargs[k] for k in ("linewidth", "lw") if kwargs.get(k) is not None), self.rc.get("patch.linewidth", 1.0))
    if bars.edgecolor is None and self.rc.get("patch.force_edgecolor"):
        bars.edgecolor = kwargs.get("ec") or self.rc["patch.edgecolor"]
    bars.edgecolor = kwargs.get("ec") if bars.edgecolor is None else bars.edgecolor
    bars.hatch = kwargs.get("hatch")
    common(bars, kwargs)
    self.patches.append(bars)


def bar(self, x, height, width=0.8, bottom=0, *, color=None, label=None, align="center", alpha=None, edgecolor=None,
        yerr=None, tick_label=None, **kwargs):
    """Bars at x, which are numbers or names."""
    x = _placed(self, "x", x)
    color = color if color is not None else kwargs.get("facecolor", kwargs.get("fc"))
    bars = Bars(x if align == "center" else x + np.asarray(width) / 2, height, width, 0 if bottom is None else bottom,
                color if color is not None else self._next_color(), label, alpha, edgecolor)
    _added(self, bars, kwargs)
    if tick_label is not None:
        self.set_xticks(x.tolist(), [tick_label] * x.size if isinstance(tick_label, str) else list(tick_label))
    if yerr is not None:
        errorbar(self, x, np.asarray(height, dtype=float), yerr, fmt="none", ecolor=kwargs.get("ecolor", "k"),
                      capsize=kwargs.get("capsize", 0), color="k")
    return bars


def barh(self, y, width, height=0.8, left=0, *, color=None, label=None, align="center", alpha=None, edgecolor=None,
         **kwargs):
    """Lying bars at y, which are numbers or names."""
    y = _placed(self, "y", y)
    color = color if color is not None else kwargs.get("facecolor", kwargs.get("fc"))
    bars = Bars(y if align == "center" else y + np.asarray(height) / 2, width, height, left,
                color if color is not None else self._next_color(), label, alpha, edgecolor, True)
    _added(self, bars, kwargs)
    return bars


def hist(self, x, bins=None, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar", align="mid",
         orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False, *, alpha=None, edgecolor=None, **kwargs):
    """A histogram, of one sample or of several beside or on each other; returns the counts, the edges and the bars."""
    from ._histograms import counted, painted

    samples, single, edges, counts = counted(self, x, bins, range, density, weights, cumulative, stacked)
    made = painted(self, samples, counts, edges, bottom, histtype, align, orientation, rwidth, color, label, stacked,
                   {"alpha": alpha, "edgecolor": edgecolor, **kwargs})
    if log:
        (self.set_yscale if orientation == "vertical" else self.set_xscale)("log")
    return (counts[0], edges, made[0]) if single else (np.array(counts), edges, made)


def _span(self, way, low, high, color, kwargs):
    low, high = plain(self, way, [low, high]).tolist()
    wide = next((kwargs[k] for k in ("linewidth", "lw") if kwargs.get(k) is not None), None)
    span = Span(way, low, high, color or kwargs.get("c") or "C0", self._width(wide),
                dashes_of(kwargs.get("linestyle") or kwargs.get("ls") or "-"), kwargs.get("alpha"), kwargs.get("label"))
    span.part = kwargs.pop("part", (0, 1))
    span.edge = kwargs.get("edgecolor", kwargs.get("ec"))
    common(span, kwargs)
    (self.lines if low == high else self.patches).append(span)
    return span


def axhline(self, y=0, xmin=0, xmax=1, *, color=None, **kwargs):
    """A line across the axes."""
    return _span(self, "y", y, y, color, {**kwargs, "part": (xmin, xmax)})


def axvline(self, x=0, ymin=0, ymax=1, *, color=None, **kwargs):
    """A line up the axes."""
    return _span(self, "x", x, x, color, {**kwargs, "part": (ymin, ymax)})


def axhspan(self, ymin, ymax, xmin=0, xmax=1, *, color=None, facecolor=None, **kwargs):
    """A band across the axes."""
    return _span(self, "y", ymin, ymax, color or facecolor or kwargs.get("fc"), {**kwargs, "part": (xmin, xmax)})


def axvspan(self, xmin, xmax, ymin=0, ymax=1, *, color=None, facecolor=None, **kwargs):
    """A band up the axes."""
    return _span(self, "x", xmin, xmax, color or facecolor or kwargs.get("fc"), {**kwargs, "part": (ymin, ymax)})


def annotate(self, text, xy, xytext=None, *, arrowprops=None, **kwargs):
    """A text, and a line from it to a place of the data."""
    if xytext is not None and (arrowprops is not None or kwargs.get("textcoords", "data") != "data"):
        from ._notes import note

        return note(self, text, xy, xytext, arrowprops, kwargs)
    return self.text(*(xy if xytext is None else xytext), text, **{k: v for k, v in kwargs.items() if k not in (
        "xycoords", "textcoords")})


def _placed(self, way, values):
    return np.atleast_1d(plain(self, way, values if np.ndim(values) or isinstance(values, dict) else [values]))
