"""The box that names what is drawn."""

import numpy as np

from ._names import packed
from ._paint import font_size, text_width, write

_PLACES = {"upper right": (1, 0), "upper left": (0, 0), "lower left": (0, 1), "lower right": (1, 1), "right": (1, 0.5),
           "center left": (0, 0.5), "center right": (1, 0.5), "lower center": (0.5, 1), "upper center": (0.5, 0),
           "center": (0.5, 0.5)}
_NUMBERS = dict(enumerate(("best", *_PLACES)))


class Legend:
    """Handles with their names, and how they are laid out."""

    def __init__(self, axes, entries, loc, size, title, given):
        self.axes, self.entries, self.loc, self.size, self.title, self.given = axes, entries, loc, size, title, given
        rc = axes.rc
        self.frameon = given.get("frameon", rc.get("legend.frameon", True))
        self.visible = True

    def __bool__(self):
        return bool(self.entries)

    def __getitem__(self, at):
        return (self.entries, self.loc, self.size, self.frameon, self.title)[at]

    def _length(self, name, usual):
        value = self.given.get(name)
        return (self.axes.rc.get("legend." + name, usual) if value is None else value) * self.size

    def get_texts(self):
        """The names."""
        return [_Name(self, i) for i in range(len(self.entries))]

    def get_lines(self):
        """The handles that are lines."""
        return [handle for handle, _ in self.entries if hasattr(handle, "linestyle")]

    def get_patches(self):
        """The handles that are shapes."""
        return [handle for handle, _ in self.entries if not hasattr(handle, "linestyle")]

    @property
    def legend_handles(self):
        """What is named."""
        return [handle for handle, _ in self.entries]

    legendHandles = legend_handles

    def get_frame(self):
        """The box behind."""
        return _Frame(self.given)

    def get_title(self):
        """The line above."""
        return _Title(self)

    def set_title(self, title, prop=None):
        """The line above."""
        self.title = title

    def set_visible(self, visible):
        """Shows or hides it."""
        self.visible = bool(visible)

    def set_frame_on(self, b):
        """Whether there is a box behind."""
        self.frameon = b

    def set_loc(self, loc=None):
        """Another place."""
        self.loc = loc

    def set_bbox_to_anchor(self, bbox, transform=None):
        """The place that ``loc`` counts from."""
        self.given["bbox_to_anchor"] = bbox

    def set_alpha(self, alpha):
        """How opaque the box is."""
        self.given["framealpha"] = alpha

    def remove(self):
        """Takes it off the axes."""
        self.axes.legend_ = None

    def set_zorder(self, level):
        """Nothing: it lies above."""

    set_draggable = set_in_layout = set_zorder

    def paint(self, canvas, frame):
        """Draws it."""
        if not self.visible:
            return
        points, self.size = self.size, self.size * frame.point
        try:
            self._paint(canvas, frame)
        finally:
            self.size = points

    def _paint(self, canvas, frame):
        size, pad, gap = self.size, self._length("borderpad", 0.4), self._length("handletextpad", 0.8)
        hand, line = self._length("handlelength", 2.0), self._length("labelspacing", 0.5)
        count = max(1, min(int(self.given.get("ncols", self.given.get("ncol", 1))), len(self.entries)))
        tall, extra = divmod(len(self.entries), count)
        columns, at = [], 0
        for c in range(count):  # the first columns are the longer ones
            end = at + tall + (c < extra)
            columns.append(self.entries[at:end])
            at = end
        rows = [max((len(label.split("\n")) for _, label in column), default=1) for column in columns]
        widths = [max((text_width(part, size) for _, label in column for part in label.split("\n")), default=0.0) + hand + gap for column in columns]
        title_size = font_size(self.given.get("title_fontsize"), "legend.title_fontsize") * frame.point if self.title else 0.0
        title_high = title_size + line if self.title else 0.0
        wide = sum(widths) + (len(columns) - 1) * self._length("columnspacing", 2.0)
        wide = max(wide, text_width(str(self.title), title_size) if self.title else 0.0) + 2 * pad
        heights = [sum(_high(label, size) for _, label in column) + line * (len(column) - 1) for column in columns]
        high = max(heights, default=0.0) + title_high + 2 * pad
        left, top = self._corner(frame, wide, high)
        if self.frameon:
            self._box(canvas, frame, left, top, wide, high)
        color = packed(self.given.get("labelcolor") if isinstance(self.given.get("labelcolor"), str) and self.given["labelcolor"] not in (
            "linecolor", "markerfacecolor", "mfc") else self.axes.rc.get("text.color", "black"))
        if self.title:
            write(canvas, str(self.title), left + wide / 2, top + pad + 0.86 * title_size, 0.5, title_size, 0, color)
        x = left + pad
        for column, width in zip(columns, widths):
            y = top + pad + title_high
            for handle, label in column:
                tall = _high(label, size)
                if handle is not None and hasattr(handle, "sample"):
                    handle.sample(canvas, frame, x, x + hand, y + 0.5 * size)
                own = color
                if self.given.get("labelcolor") in ("linecolor", "mfc", "markerfacecolor"):
                    own = packed(getattr(handle, "color", None) or getattr(handle, "facecolor", "k"))
                for i, part in enumerate(label.split("\n")):
                    write(canvas, part, x + hand + gap, y + (0.86 + 1.2 * i) * size, 0, size, 0, own)
                y += tall + line
            x += width + self._length("columnspacing", 2.0)

    def _box(self, canvas, frame, left, top, wide, high):
        rc, given = self.axes.rc, self.given
        face = given.get("facecolor") or rc.get("legend.facecolor", "inherit")
        face = (self.axes.facecolor or rc.get("axes.facecolor", "white")) if face == "inherit" else face
        edge = given.get("edgecolor") or rc.get("legend.edgecolor", "0.8")
        edge = rc.get("axes.edgecolor", "black") if edge == "inherit" else edge
        alpha = given.get("framealpha")
        alpha = rc.get("legend.framealpha", 0.8) if alpha is None else alpha
        x, y = _rounded(left, top, wide, high, 0.2 * self.size if given.get("fancybox", rc.get("legend.fancybox", True)) else 0.0)
        if given.get("shadow", rc.get("legend.shadow", False)):
            canvas.area((x + 2 * frame.point)._j, (y + 2 * frame.point)._j, 0x4D4D4D, 0.5)
        canvas.area(x._j, y._j, packed(face), 1.0 if alpha is None else alpha)
        if edge != "none":
            canvas.line(x._j, y._j, frame.point, "-", packed(edge), 1.0 if alpha is None else alpha)

    def _corner(self, frame, wide, high):
        loc = _NUMBERS.get(self.loc, self.loc) if not isinstance(self.loc, tuple) else self.loc
        box, gap = self.given.get("bbox_to_anchor"), self._length("borderaxespad", 0.5)
        left, top, width, height = frame.left, frame.top, frame.width, frame.height
        if box is not None:
            x, y, w, h = (*getattr(box, "bounds", box), 0, 0)[:4]
            left, top, width, height = left + x * width, top + (1 - y - h) * height, w * width, h * height
        if isinstance(loc, (tuple, list)):
            return left + loc[0] * width, top + (1 - loc[1]) * height - high
        if loc == "best":
            loc = "upper right" if box is not None else min(list(_PLACES), key=lambda name: _crowd(
                self.axes, frame, *_placed(_PLACES[name], left, top, width, height, wide, high, gap), wide, high))
        if loc not in _PLACES:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are 'best', "
                             + ", ".join(map(repr, _PLACES)))
        return _placed(_PLACES[loc], left, top, width, height, wide, high, gap)


def _high(label, size):
    return size * (1.0 + 1.2 * label.count("\n"))


def _placed(place, left, top, width, height, wide, high, gap):
    return (left + gap + place[0] * (width - wide - 2 * gap), top + gap + place[1] * (height - high - 2 * gap))


def _rounded(left, top, wide, high, r):
    if not r:
        return np.array([left, left + wide, left + wide, left, left]), np.array([top, top, top + high, top + high, top])
    t = np.linspace(0, np.pi / 2, 5)
    x = np.concatenate([left + wide - r + r * np.sin(t), left + wide - r + r * np.cos(t), left + r - r * np.sin(t), left + r - r * np.cos(t)])
    y = np.concatenate([top + r - r * np.cos(t), top + high - r + r * np.sin(t), top + high - r + r * np.cos(t), top + r - r * np.sin(t)])
    return np.append(x, x[0]), np.append(y, y[0])


def _crowd(axes, frame, left, top, wide, high):
    """How many points would lie under a box."""
    count = 0
    for artist in axes.lines:
        if hasattr(artist, "x") and hasattr(artist, "y"):
            x, y = frame.x(artist.x), frame.y(artist.y)
            if len(x) > 1:  # lines count between their points, too
                t = np.linspace(0, len(x) - 1, max(200, len(x)))
                x, y = np.interp(t, np.arange(len(x)), x), np.interp(t, np.arange(len(y)), y)
            count += int(((x > left) & (x < left + wide) & (y > top) & (y < top + high)).sum())
    for artist in axes.patches:
        if hasattr(artist, "lying") and not artist.lying:
            x0, x1 = frame.x(artist.x - artist.width / 2), frame.x(artist.x + artist.width / 2)
            y = frame.y(artist.bottom + artist.height)
            count += 50 * int(((x1 > left) & (x0 < left + wide) & (y < top + high)).sum())
    return count


class _Name:
    """One name, which can be rewritten."""

    def __init__(self, legend, at):
        self._legend, self._at = legend, at

    def get_text(self):
        return self._legend.entries[self._at][1]

    def set_text(self, text):
        self._legend.entries[self._at] = (self._legend.entries[self._at][0], str(text))

    def set_fontsize(self, size):
        self._legend.size = font_size(size, "legend.fontsize")

    set_size = set_fontsize

    def set_color(self, color):
        self._legend.given["labelcolor"] = color


class _Title(_Name):
    def __init__(self, legend):
        self._legend = legend

    def get_text(self):
        return self._legend.title or ""

    def set_text(self, text):
        self._legend.title = text

    def set_fontsize(self, size):
        self._legend.given["title_fontsize"] = size

    set_size = set_fontsize


class _Frame:
    def __init__(self, given):
        self._given = given

    def set_facecolor(self, color):
        self._given["facecolor"] = color

    def set_edgecolor(self, color):
        self._given["edgecolor"] = color

    def set_alpha(self, alpha):
        self._given["framealpha"] = alpha

    def set_linewidth(self, points):
        """Accepted: a box is one point thick."""


def made(axes, args, given):
    """The legend that ``Axes.legend`` was asked for."""
    handles, labels = given.pop("handles", None), given.pop("labels", None)
    if len(args) == 2:
        handles, labels = args
    elif len(args) == 1:
        labels = args[0]
    known = [*axes.lines, *axes.patches, *axes.__dict__.get("containers", [])]
    if handles is None:
        handles = known if labels is not None else [a for a in known if a.label and not str(a.label).startswith("_")]
    handles = [h[0] if isinstance(h, (list, tuple)) and h else h for h in handles]
    labels = [str(h.label) for h in handles] if labels is None else list(map(str, labels))
    prop = given.get("prop")
    size = given.get("fontsize")
    size = prop.get("size") if size is None and isinstance(prop, dict) else size
    loc = given.pop("loc", None)
    return Legend(axes, list(zip(handles, labels)), loc if loc is not None else axes.rc.get("legend.loc", "best"),
                  font_size(size, "legend.fontsize", axes.rc), given.pop("title", None), given)
