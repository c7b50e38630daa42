"""Bars one by one: what ``for bar in plt.bar(x, height)`` gives."""


class Bar:
    """One bar of several, with a colour, an edge and an opacity of its own."""

    def __init__(self, bars, at):
        self._bars, self._at = bars, at

    def _each(self, name):
        """The list of one value a bar that the bars keep."""
        own, count = getattr(self._bars, name), len(self._bars)
        if not isinstance(own, list) or len(own) != count:
            own = [own[i % len(own)] for i in range(count)] if isinstance(own, list) else [own] * count
            setattr(self._bars, name, own)
        return own

    def set_facecolor(self, color):
        """The colour inside."""
        self._each("colors")[self._at] = color

    set_fc = set_facecolor

    def set_hatch(self, hatch):
        """The pattern of lines over it."""
        self._each("hatch")[self._at] = hatch

    def set_edgecolor(self, color):
        """The colour of the edge."""
        self._each("edgecolor")[self._at] = color

    set_ec = set_edgecolor

    def set_color(self, color):
        """The colour inside and of the edge."""
        self.set_facecolor(color)
        self.set_edgecolor(color)

    def set_alpha(self, alpha):
        """How opaque it is."""
        self._each("alpha")[self._at] = alpha

    def set_height(self, height):
        """How high it is."""
        (self._bars.width if self._bars.lying else self._bars.height)[self._at] = height

    def set_linewidth(self, points):
        """How thick edges are: those of all bars."""
        self._bars.edgewidth = points

    def get_facecolor(self):
        """The colour inside."""
        from ._names import to_rgba

        return to_rgba(self._bars.colors[self._at % len(self._bars.colors)], self._bars.of("alpha", self._at))

    def get_xy(self):
        """The lower left corner."""
        b, i = self._bars, self._at
        across = b.x[i] - b.width[i] / 2
        return (b.bottom[i], across) if b.lying else (across, b.bottom[i])

    def get_x(self):
        """Where it begins across."""
        return self.get_xy()[0]

    def get_y(self):
        """Where it begins upwards."""
        return self.get_xy()[1]

    def get_width(self):
        """How wide it is."""
        return (self._bars.height if self._bars.lying else self._bars.width)[self._at]

    def get_height(self):
        """How high it is."""
        return (self._bars.width if self._bars.lying else self._bars.height)[self._at]

    def get_label(self):
        """The name that all bars have in a legend."""
        return self._bars.label
