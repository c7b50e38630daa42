"""The four sides of axes' frame as objects: ``ax.spines["top"]``."""


class Spine:
    """One side of a frame."""

    def __init__(self, axes, side):
        self._axes, self._side = axes, side

    def _set(self, at, value):
        state = list(self._axes.sides.get(self._side, (None, None, None)))
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
        """Where it lies: ``"zero"``, ``"center"``, or a pair of "data", "axes" or "outward" and a number."""
        self._axes.side_places[self._side] = position

    def set_bounds(self, low=None, high=None):
        """From where to where it reaches, in numbers of the data."""
        self._axes.side_bounds = {**self._axes.__dict__.get("side_bounds", {}), self._side: (low, high)}

    def get_visible(self):
        """Whether it is shown."""
        return self._axes.sides.get(self._side, (True,))[0] is not False

    def set(self, **given):
        """Calls ``set_NAME`` for each keyword."""
        for name, value in given.items():
            getattr(self, "set_" + name)(value)

    def set_linestyle(self, style):
        """Accepted only where it is solid: sides are."""
        if style not in ("-", "solid"):
            raise NotImplementedError(f"sides of a frame are solid lines here, not {style!r}")


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
        def call(*args, **kwargs):
            for spine in self._spines:
                getattr(spine, name)(*args, **kwargs)

        return call
