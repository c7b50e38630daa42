"""Small axes within axes, at a place of a legend."""

__all__ = ["inset_axes", "mark_inset", "zoomed_inset_axes"]
_PLACES = {"upper right": (1, 1), "upper left": (0, 1), "lower left": (0, 0), "lower right": (1, 0), "right": (1, 0.5),
           "center left": (0, 0.5), "center right": (1, 0.5), "lower center": (0.5, 0), "upper center": (0.5, 1), "center": (0.5, 0.5)}
_NUMBERS = dict(enumerate(_PLACES, 1))


def _size(given, length, page):
    """A part of the axes: of inches, or of a percentage."""
    return float(given.rstrip("%")) / 100 if isinstance(given, str) else given / (length * page)


def inset_axes(parent_axes, width, height, loc="upper right", bbox_to_anchor=None, bbox_transform=None, axes_class=None,
               axes_kwargs=None, borderpad=0.5):
    """Axes of a size in inches or of a part of the axes' ("30%"), at a place as legends have them."""
    loc = _NUMBERS.get(loc, loc)
    if loc not in _PLACES:
        raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _PLACES))}")
    page, (_, _, wide, high) = parent_axes.figure.figsize, parent_axes.box
    x0, y0, w, h = (*(bbox_to_anchor or (0, 0, 1, 1)), 0, 0)[:4]
    part = [_size(width, wide, page[0]) * (w if isinstance(width, str) else 1), _size(height, high, page[1]) * (h if isinstance(height, str) else 1)]
    pad = [borderpad * 10 / 72 / (length * inches) for length, inches in zip((wide, high), page)]
    across, up = _PLACES[loc]
    return parent_axes.inset_axes((x0 + pad[0] + across * (w - part[0] - 2 * pad[0]), y0 + pad[1] + up * (h - part[1] - 2 * pad[1]), *part),
                                  **(axes_kwargs or {}))


def zoomed_inset_axes(parent_axes, zoom, loc="upper right", **kwargs):
    """Axes whose units are ``zoom`` times as long as those of the axes they lie in, once their limits are set."""
    made = inset_axes(parent_axes, "30%", "30%", loc)

    def fit(way, at):
        set_limits = getattr(made, f"set_{way}lim")

        def call(*args, **given):
            found = set_limits(*args, **given)
            low, high = getattr(parent_axes, f"get_{way}lim")()
            box, length = list(made.box), parent_axes.box[2 + at] * zoom * abs(found[1] - found[0]) / abs(high - low)
            across = _PLACES[_NUMBERS.get(loc, loc)][at]
            box[at] += across * (box[2 + at] - length)
            box[2 + at] = length
            made.box = tuple(box)
            return found

        return call

    made.set_xlim, made.set_ylim = fit("x", 0), fit("y", 1)
    return made


def mark_inset(parent_axes, inset_axes, loc1, loc2, **kwargs):
    """A box about what small axes show, with lines to two of their corners."""
    from matplotlib.patches import ConnectionPatch, Rectangle

    (x0, x1), (y0, y1) = inset_axes.get_xlim(), inset_axes.get_ylim()
    look = {"fc": "none", "ec": "0.5", **kwargs}
    box = parent_axes.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, **look))
    lines = []
    for loc in (loc1, loc2):
        across, up = _PLACES[_NUMBERS[loc]]
        line = ConnectionPatch((x0 + across * (x1 - x0), y0 + up * (y1 - y0)), (across, up), "data", "axes fraction", axesA=parent_axes,
                               axesB=inset_axes, color=look.get("ec"))
        lines.append(parent_axes.add_artist(line))
    return box, *lines
