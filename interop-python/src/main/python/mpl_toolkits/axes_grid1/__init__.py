"""Axes beside axes: ``make_axes_locatable(ax).append_axes("right", size="5%", pad=0.05)``."""

__all__ = ["AxesGrid", "ImageGrid", "make_axes_locatable"]


def __getattr__(name):
    if name in ("AxesGrid", "Grid", "ImageGrid"):
        from . import axes_grid

        return getattr(axes_grid, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Divider:
    def __init__(self, axes):
        self._axes = axes

    def append_axes(self, position, size, pad=None, *, sharex=None, sharey=None, **kwargs):
        """New axes at a side: their size in inches or as a part ("5%") of the axes', which make room; pad in inches."""
        way = 0 if position in ("left", "right") else 1
        if position not in ("left", "right", "top", "bottom"):
            raise ValueError(f"position must be 'left', 'right', 'bottom' or 'top', not {position!r}")
        made = self._axes.figure.add_axes(self._axes.box)

        def follow(axes):
            box, page = list(axes.box), axes.figure.figsize
            gap = (pad or 0.0) / page[way]
            wide = _part(size, box[2 + way] - gap, page[way])
            new = list(box)
            new[2 + way] = wide
            box[2 + way] -= gap + wide
            if position in ("right", "top"):
                new[way] += box[2 + way] + gap
            else:
                box[way] += wide + gap
            axes.box, made.box = tuple(box), tuple(new)

        self._axes.followers.append(follow)
        follow(self._axes)
        for axis, other in (("x", sharex), ("y", sharey)):
            if other is not None:
                made.shared[axis] = other.shared[axis]
                made.shared[axis].append(made)
        return made

    def new_vertical(self, size, pad=None, pack_start=False, **kwargs):
        """New axes above, or with ``pack_start`` below."""
        return self.append_axes("bottom" if pack_start else "top", size, pad, **kwargs)

    def new_horizontal(self, size, pad=None, pack_start=False, **kwargs):
        """New axes on the right, or with ``pack_start`` on the left."""
        return self.append_axes("left" if pack_start else "right", size, pad, **kwargs)


def _part(size, length, page):
    if isinstance(size, str):
        part = float(size.rstrip("%")) / 100
        return length * part / (1 + part)
    return size / page


def make_axes_locatable(axes):
    """What places axes beside these."""
    return _Divider(axes)
