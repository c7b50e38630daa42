"""What few scripts ask axes or tell them, and accepted settings without an effect on paper."""

from ._artists import Line2D


def set_prop_cycle(self, *args, **kwargs):
    """The cycle of colours and other properties, from its beginning: a cycler, ``("color", values)`` or ``color=values``."""
    from cycler import Cycler, cycler

    if len(args) == 1 and args[0] is None:
        self._cycle = None
    else:
        self._cycle = args[0] if len(args) == 1 and isinstance(args[0], Cycler) else cycler(*args, **kwargs)
    self._colors = 0


def get_xaxis(self):
    """The axis of x."""
    return self.xaxis


def get_yaxis(self):
    """The axis of y."""
    return self.yaxis


def get_xaxis_transform(self, which="grid"):
    """x in numbers of the data, y in fractions of the axes."""
    from .transforms import Blended

    return Blended(self.transData, self.transAxes)


def get_yaxis_transform(self, which="grid"):
    """x in fractions of the axes, y in numbers of the data."""
    from .transforms import Blended

    return Blended(self.transAxes, self.transData)


def get_children(self):
    """Everything drawn."""
    return self.artists()


def get_lines(self):
    """The lines."""
    return [a for a in self.lines if isinstance(a, Line2D)]


def get_images(self):
    """The images."""
    return list(self.images)


def findobj(self, match=None, include_self=True):
    """Everything drawn that is of a class, or that a function says yes to."""
    if match is None:
        return self.artists()
    return [a for a in self.artists() if (isinstance(a, match) if isinstance(match, type) else match(a))]


def get_window_extent(self, *args, **kwargs):
    """The pixels that the axes take."""
    return self.bbox


get_tightbbox = get_window_extent


def get_facecolor(self):
    """The colour behind what is drawn."""
    from ._names import to_rgba

    return to_rgba(self.facecolor if self.facecolor is not None else self.rc.get("axes.facecolor", "white"))


def format_coord(self, x, y):
    """A place as text."""
    return f"(x, y) = ({x:.4g}, {y:.4g})"


def get_aspect(self):
    """``"equal"``, ``"auto"`` or a number."""
    return self.aspect or "auto"


def get_visible(self):
    """Whether the axes are shown."""
    return self.__dict__.get("visible", True)


def get_zorder(self):
    """Where the axes lie among others."""
    return self.__dict__.get("zorder", 0)


def get_label(self):
    """The name given by ``set_label`` or by a mosaic."""
    return self.__dict__.get("label", "")


def get_xbound(self):
    """The range of x, the lesser first."""
    return tuple(sorted(self.get_xlim()))


def get_ybound(self):
    """The range of y, the lesser first."""
    return tuple(sorted(self.get_ylim()))


def xaxis_date(self, tz=None):
    """Takes x as days since 1970."""
    self.xaxis.axis_date(tz)


def yaxis_date(self, tz=None):
    """Takes y as days since 1970."""
    self.yaxis.axis_date(tz)


def get_xmajorticklabels(self):
    """The texts of the ticks below."""
    return self.get_xticklabels()


def get_ymajorticklabels(self):
    """The texts of the ticks at the side."""
    return self.get_yticklabels()


def sharex(self, other):
    """Takes the axis of x from other axes."""
    self.shared["x"] = other.shared["x"]
    self.shared["x"].append(self)


def sharey(self, other):
    """Takes the axis of y from other axes."""
    self.shared["y"] = other.shared["y"]
    self.shared["y"].append(self)


def xaxis_inverted(self):
    """Whether x runs to the left."""
    return bool(self.get_xlim()[0] > self.get_xlim()[1])


def yaxis_inverted(self):
    """Whether y runs downwards."""
    return bool(self.get_ylim()[0] > self.get_ylim()[1])


def set_autoscale_on(self, b):
    """Whether limits follow what is drawn from now on."""
    for way in ("x", "y"):
        self.limits[way] = None if b else tuple(getattr(self, f"get_{way}lim")())


def set_autoscalex_on(self, b):
    """The same for x."""
    self.limits["x"] = None if b else tuple(self.get_xlim())


def set_autoscaley_on(self, b):
    """The same for y."""
    self.limits["y"] = None if b else tuple(self.get_ylim())


def set_xmargin(self, m):
    """How far limits lie from what is drawn."""
    self.margins(x=m)


def set_ymargin(self, m):
    """How far limits lie from what is drawn."""
    self.margins(y=m)


def get_axisbelow(self):
    """Where grids lie."""
    return self.grid_level


def get_frame_on(self):
    """Whether the frame is shown."""
    return any(spine.get_visible() for spine in self.spines.values())


def set_navigate(self, b):
    """Nothing: nobody moves axes on paper."""


set_rasterized = set_rasterization_zorder = apply_aspect = draw = update_datalim = set_navigate


class AxisLabel:
    """The text beside an axis, or the line above axes."""

    def __init__(self, axes, what):
        self._axes, self._what = axes, what

    def _look(self, name, value):
        self._axes.text_styles.setdefault(self._what, {})[name] = value

    def get_text(self):
        """What is written."""
        return getattr(self._axes, self._what)

    def set_text(self, text):
        """Another text."""
        setattr(self._axes, self._what, str(text))

    def set_fontsize(self, size):
        """Another size."""
        self._axes.text_sizes[self._what] = size

    set_size = set_fontsize

    def set_color(self, color):
        """Another colour."""
        self._look("color", color)

    def set_rotation(self, angle):
        """Degrees against the clock."""
        self._look("rotation", angle)

    def set_fontweight(self, weight):
        """Bold or not."""
        self._look("fontweight", weight)

    set_weight = set_fontweight

    def set_fontstyle(self, style):
        """Italic or not."""
        self._look("fontstyle", style)

    set_style = set_fontstyle

    def set_visible(self, visible):
        """Shows or hides it."""
        if not visible:
            self.set_text("")

    def set_horizontalalignment(self, ha):
        """Where along the axis it stands."""
        self._look("ha", ha)

    set_ha = set_horizontalalignment
