"""One axis of axes as an object, ``ax.xaxis``, and other parts of axes that are made when asked for."""


class Axis:
    """The axis of x or y."""

    def __init__(self, axes, way):
        self.axes, self._way = axes, way

    def set_visible(self, visible):
        """Shows or hides ticks and the text beside them."""
        self.axes.shown[self._way] = bool(visible)

    def get_visible(self):
        """Whether it is shown."""
        return self.axes.shown[self._way]

    def set_ticks(self, ticks, labels=None, **kwargs):
        """Where ticks stand."""
        getattr(self.axes, f"set_{self._way}ticks")(ticks, labels, **kwargs)

    def set_ticklabels(self, labels, **kwargs):
        """The ticks' texts."""
        getattr(self.axes, f"set_{self._way}ticklabels")(labels, **kwargs)

    def set_label_text(self, label, **kwargs):
        """The text beside it."""
        getattr(self.axes, f"set_{self._way}label")(label, **kwargs)

    def set_tick_params(self, **kwargs):
        """As ``Axes.tick_params``."""
        self.axes.tick_params(self._way, **kwargs)

    def set_major_formatter(self, formatter):
        """What writes the ticks' texts: of ``matplotlib.ticker``, a format such as ``"{x:.2f}"``, or a function (x, position)."""
        self.axes.formatters[self._way] = self._formatter(formatter)

    def _formatter(self, formatter):
        if isinstance(formatter, str):
            from .ticker import StrMethodFormatter

            return StrMethodFormatter(formatter)
        if hasattr(formatter, "set_axis"):
            formatter.set_axis(self)
        return formatter

    def set_major_locator(self, locator):
        """What chooses where ticks stand: of ``matplotlib.ticker``."""
        if hasattr(locator, "set_axis"):
            locator.set_axis(self)
        self.axes.locators[self._way], self.axes.ticks[self._way] = locator, None

    def get_major_locator(self):
        """What chooses where ticks stand."""
        from .ticker import AutoLocator, FixedLocator

        places = self.axes.ticks[self._way]
        return self.axes.locators[self._way] or (AutoLocator() if places is None else FixedLocator(places))

    def get_major_formatter(self):
        """What writes the ticks' texts."""
        from .ticker import ScalarFormatter

        found = self.axes.formatters[self._way]
        if found is None:
            found = self.axes.formatters[self._way] = ScalarFormatter()
        return found

    def get_minor_locator(self):
        """What chooses where small ticks stand, or None."""
        return self.axes.minors[self._way]

    def get_view_interval(self):
        """The limits."""
        return tuple(getattr(self.axes, f"get_{self._way}lim")())

    get_data_interval = get_view_interval

    def get_scale(self):
        """The name of its scale."""
        return str(self.axes.scales[self._way])

    def get_major_ticks(self, numticks=None):
        """Its ticks, whose texts can be set together."""
        from ._settings import ticks_of

        return ticks_of(self.axes, self._way)

    def set_minor_locator(self, locator):
        """What chooses where small ticks stand."""
        if hasattr(locator, "set_axis"):
            locator.set_axis(self)
        self.axes.minors[self._way] = locator

    def set_minor_formatter(self, formatter):
        """What is written at small ticks."""
        self.axes.minor_formatters[self._way] = self._formatter(formatter)

    def set_ticks_position(self, position):
        """``"top"``, ``"bottom"``, ``"left"``, ``"right"``, ``"both"`` or ``"none"``."""
        first, second = ("bottom", "top") if self._way == "x" else ("left", "right")
        if position in ("none", "both"):
            self.axes.tick_params(self._way, **{first: position == "both", second: position == "both"})
        elif position != "default":
            other = first if position == second else second
            self.axes.tick_params(self._way, **{position: True, "label" + position: True, other: False, "label" + other: False})

    def set_label_position(self, position):
        """The side of the text beside it."""
        self.axes.text_styles.setdefault(self._way + "label", {})["side"] = position

    def tick_top(self):
        """Ticks above."""
        self.set_ticks_position("top")

    def tick_right(self):
        """Ticks on the right."""
        self.set_ticks_position("right")

    def tick_bottom(self):
        """Ticks below, as by default."""
        self.set_ticks_position("bottom")

    def tick_left(self):
        """Ticks on the left, as by default."""
        self.set_ticks_position("left")

    def set_label_coords(self, x, y, transform=None):
        """Where the text beside it stands, in fractions of the axes."""
        self.axes.text_styles.setdefault(self._way + "label", {})["at"] = x, y

    def axis_date(self, tz=None):
        """Takes its numbers as days since 1970."""
        from .dates import AutoDateFormatter, AutoDateLocator

        locator = AutoDateLocator(tz)
        self.set_major_locator(locator)
        self.set_major_formatter(AutoDateFormatter(locator, tz))

    def get_ticklabels(self, minor=False, which=None):
        """The ticks' texts."""
        return getattr(self.axes, f"get_{self._way}ticklabels")()

    get_majorticklabels = get_ticklabels

    def get_ticklocs(self, minor=False):
        """Where ticks stand."""
        return getattr(self.axes, f"get_{self._way}ticks")()

    get_majorticklocs = get_ticklocs

    def get_offset_text(self):
        """What all ticks' texts leave out; what is set on it is accepted, as it looks as they do."""
        from ._settings import _Accepting

        return _Accepting()

    offsetText = property(get_offset_text)

    @property
    def label(self):
        """The text beside it, which can be restyled."""
        from ._styling import AxisLabel

        return AxisLabel(self.axes, self._way + "label")

    def grid(self, visible=None, **kwargs):
        """Lines at its ticks."""
        self.axes.grid(visible, axis=self._way, **kwargs)

    def set_inverted(self, inverted):
        """Turns it round."""
        getattr(self.axes, f"invert_{self._way}axis")()


class _Patch:
    """What lies behind axes or a page."""

    def __init__(self, owner):
        self._owner = owner

    def set_facecolor(self, color):
        """Its colour."""
        self._owner.facecolor = color

    set_color = set_facecolor

    def set_alpha(self, alpha):
        """Accepted: pages are opaque."""

    def set_visible(self, visible):
        """Shows or hides it."""
        if not visible:
            self._owner.facecolor = "white"


class Box(tuple):
    """Left, bottom, width and height in fractions of the page."""

    bounds = property(tuple)
    x0, y0 = property(lambda self: self[0]), property(lambda self: self[1])
    width, height = property(lambda self: self[2]), property(lambda self: self[3])
    x1, y1 = property(lambda self: self[0] + self[2]), property(lambda self: self[1] + self[3])


def _spines(axes):
    from ._spines import Spines

    return Spines(axes)


def _transform(kind):
    def make(axes):
        from . import transforms

        return getattr(transforms, kind)(axes)

    return make


def _bars(axes):
    from ._artists import Bars

    return [a for a in axes.patches if isinstance(a, Bars)]


def _collections(axes):
    from ._areas import Area
    from ._artists import Points

    return [a for a in axes.lines + axes.patches if isinstance(a, (Points, Area)) or hasattr(a, "outlines")]


#: What is made once, and what is listed anew each time.
PARTS = {"xaxis": lambda axes: Axis(axes, "x"), "yaxis": lambda axes: Axis(axes, "y"), "spines": _spines, "patch": _Patch,
         "transAxes": _transform("OfAxes"), "transData": _transform("OfData")}
KINDS = {"containers": _bars, "collections": _collections, "artists": lambda axes: [], "child_axes": lambda axes: [],
         "dataLim": _transform("data_limits"), "viewLim": _transform("view_limits"), "bbox": _transform("page_box")}
