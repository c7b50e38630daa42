"""Lines as objects, as legends are given them."""

from ._artists import Line2D as _Line

__all__ = ["Line2D"]


class Line2D(_Line):
    """A line through points."""

    def __init__(self, xdata, ydata, *, linewidth=None, lw=None, linestyle=None, ls=None, color=None, c=None, marker=None,
                 label=None, alpha=None, markersize=None, markerfacecolor=None, **kwargs):
        super().__init__(xdata, ydata, color or c or "C0", (linewidth or lw or 1.5) * 100 / 72, linestyle or ls or "-", marker,
                         label, alpha, markersize, markerfacecolor)
