"""One axis of axes in space, as an object."""

from matplotlib._axis import Axis


class Axis3D(Axis):
    """The axis of x, y or z; ``pane`` is the side across it."""

    @property
    def pane(self):
        """The side across it."""
        return self

    def set_pane_color(self, color, alpha=None):
        """The colour of the side across it."""
        from matplotlib._names import to_rgba

        self.axes.pane_colors[self._way] = to_rgba(color, alpha)

    set_facecolor = set_pane_color

    @property
    def fill(self):
        """Whether the side across it is filled."""
        return True

    @fill.setter
    def fill(self, value):
        if not value:
            self.set_pane_color("w")

    def set_edgecolor(self, color):
        """Accepted: sides have no lines around them."""

    def set_alpha(self, alpha):
        """Accepted."""

    def set_rotate_label(self, val):
        """Accepted: texts lie."""
