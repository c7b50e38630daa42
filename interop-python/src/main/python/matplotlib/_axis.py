"""One axis of axes, and the four sides of their frame, as objects: ``ax.xaxis``, ``ax.spines["top"]``."""


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
        if isinstance(formatter, str):
            from .ticker import StrMethodFormatter as made

            formatter = made(formatter)
        self.axes.formatters[self._way] = formatter

    def set_major_locator(self, locator):
        """What chooses where ticks stand: of ``matplotlib.ticker``."""
        self.axes.locators[self._way] = locator

    def get_major_ticks(self, numticks=None):
        """Its ticks, whose texts can be set together."""
        from ._settings import ticks_of

        return ticks_of(self.axes, self._way)

    def set_minor_locator(self, locator):
        """Accepted; there are no minor ticks."""

    def set_minor_formatter(self, formatter):
        """Accepted; there are no minor ticks."""

    def set_ticks_position(self, position):
        """``"top"``, ``"bottom"``, ``"left"``, ``"right"`` or ``"none"``."""
        if position == "none":
            self.axes.tick_params(self._way, bottom=False, left=False)
        elif position in ("left", "right"):
            self.axes.tick_side = position
        elif position == "top":
            self.axes.tick_params("x", top=True, labeltop=True)

    def set_label_position(self, position):
        """Accepted; texts stand where ticks do."""

    def tick_top(self):
        """Ticks above."""
        self.set_ticks_position("top")

    def tick_right(self):
        """Ticks on the right."""
        self.set_ticks_position("right")

    def tick_bottom(self):
        """Ticks below, as by default."""

    def tick_left(self):
        """Ticks on the left, as by default."""

    def grid(self, visible=None, **kwargs):
        """Lines at its ticks."""
        self.axes.grid(visible, axis=self._way, **kwargs)

    def set_inverted(self, inverted):
        """Turns it round."""
        getattr(self.axes, f"invert_{self._way}axis")()


class Spine:
    """One side of a frame."""

    def __init__(self, axes, side):
        self._axes, self._side = axes, side

    def _set(self, at, value):
        state = list(self._axes.sides.get(self._side, (True, "k", 0.8)))
        state[at] = value
        self._axes.sides[self._side] = tuple(state)

    def set_visible(self, visible):
        """Shows or hides it."""
        self._set(0, bool(visible))

    def set_color(self, color):
        """Its colour."""
        self._set(1, color)

    set_edgecolor = set_color

    def set_linewidth(self, points):
        """How thick it is."""
        self._set(2, points)

    set_lw = set_linewidth

    def set_position(self, position):
        """Accepted; sides stay where they are."""


class Spines(dict):
    """The four sides by name; ``spines[["top", "right"]]`` and ``spines[:]`` are several at once."""

    def __init__(self, axes):
        super().__init__((side, Spine(axes, side)) for side in ("left", "right", "bottom", "top"))

    def __getitem__(self, key):
        if isinstance(key, slice):
            return _Several(self.values())
        if isinstance(key, list):
            return _Several(map(self.__getitem__, key))
        return super().__getitem__(key)

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)


class _Several:
    def __init__(self, spines):
        self._spines = list(spines)

    def __getattr__(self, name):
        def call(*args):
            for spine in self._spines:
                getattr(spine, name)(*args)

        return call


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


PARTS = {"xaxis": lambda axes: Axis(axes, "x"), "yaxis": lambda axes: Axis(axes, "y"), "spines": Spines, "patch": _Patch,
         "transAxes": lambda axes: "axes", "transData": lambda axes: "data"}
