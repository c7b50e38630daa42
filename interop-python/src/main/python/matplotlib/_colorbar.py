"""The scale of colours that ``colorbar`` puts beside axes."""


class Colorbar:
    """The scale of an image's colours; ``ax`` are its axes."""

    def __init__(self, axes):
        self.ax = axes

    def set_label(self, label, **kwargs):
        """What the colours mean."""
        self.ax.ylabel = str(label)

    def set_ticks(self, ticks, labels=None, **kwargs):
        """Where ticks stand."""
        self.ax.set_yticks(ticks, labels)

    def set_ticklabels(self, labels, **kwargs):
        """The ticks' texts."""
        self.ax.set_yticklabels(labels)

    @property
    def outline(self):
        """Its frame."""
        return self.ax.spines[:]

    def __getattr__(self, name):
        return getattr(self.ax, name)
