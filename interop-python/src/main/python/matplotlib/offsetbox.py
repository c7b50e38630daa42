"""Texts and pictures at places of axes: ``ax.add_artist(AnchoredText("a", loc="upper left"))``."""

import numpy as np

from ._areas import Text
from ._artists import Artist

__all__ = ["AnchoredText", "AnnotationBbox", "OffsetImage", "TextArea"]
_PLACES = {"upper right": (1, 1), "upper left": (0, 1), "lower left": (0, 0), "lower right": (1, 0), "right": (1, 0.5),
           "center left": (0, 0.5), "center right": (1, 0.5), "lower center": (0.5, 0), "upper center": (0.5, 1), "center": (0.5, 0.5)}
_NUMBERS = dict(enumerate(_PLACES, 1))


class _Box:
    def __init__(self, look):
        self.look = look

    def set_boxstyle(self, boxstyle=None, **kwargs):
        """Another style of the box."""
        self.look["boxstyle"] = ",".join([str(boxstyle), *(f"{k}={v}" for k, v in kwargs.items())])

    def set_facecolor(self, color):
        """Its colour."""
        self.look["facecolor"] = color

    def set_edgecolor(self, color):
        """The colour of its outline."""
        self.look["edgecolor"] = color

    def set_alpha(self, alpha):
        """How opaque it is."""
        self.look["alpha"] = alpha

    def set_linewidth(self, points):
        """How thick its outline is."""
        self.look["linewidth"] = points


class AnchoredText(Artist):
    """A text in a box at a place as legends have them."""

    free, level = True, 3

    def __init__(self, s, loc, *, pad=0.4, borderpad=0.5, prop=None, frameon=True, bbox_to_anchor=None, **kwargs):
        loc = _NUMBERS.get(loc, loc)
        if loc not in _PLACES:
            raise ValueError(f"{loc!r} is not a valid value for loc; supported values are {', '.join(map(repr, _PLACES))}")
        self.s, self.loc, self.pad, self.border, self.prop, self.anchor = s, loc, pad, borderpad, dict(prop or {}), bbox_to_anchor
        self.patch = _Box({"facecolor": "white", "edgecolor": "black", "boxstyle": f"square,pad={pad}"})
        self.frameon = frameon

    def ranges(self):
        """Nothing: texts do not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws it."""
        from ._notes import _extent, paint_box
        from ._paint import face_of, font_size

        size = font_size(self.prop.get("size", self.prop.get("fontsize")), "font.size") * frame.point
        text = Text(0, 0, self.s, self.prop.get("color", "black"), size, "left")
        text.face, text.box = face_of(self.prop), None
        _, _, wide, high = _extent(text, 0, 0)
        gap = (self.border + self.pad) * size
        across, up = _PLACES[self.loc]
        ax, ay = self.anchor[:2] if self.anchor is not None else (0, 0)
        w, h = (*self.anchor, 0, 0)[2:4] if self.anchor is not None else (1, 1)
        left = frame.left + ax * frame.width + gap + across * (w * frame.width - wide - 2 * gap)
        top = frame.top + (1 - ay - h) * frame.height + gap + (1 - up) * (h * frame.height - high - 2 * gap)
        base = top + 0.76 * size
        if self.frameon:
            text.box = self.patch.look
            paint_box(canvas, frame, text, left, base)
            text.box = None
        text._write(canvas, frame, left, base)


class TextArea:
    """A text for ``AnnotationBbox``."""

    def __init__(self, s, *, textprops=None, multilinebaseline=False):
        self.s, self.prop = s, dict(textprops or {})


class OffsetImage:
    """A picture for ``AnnotationBbox``, each of its pixels ``zoom`` points of 72 an inch wide."""

    def __init__(self, arr, *, zoom=1, cmap=None, norm=None, interpolation=None, **kwargs):
        from .cm import ScalarMappable
        from .image import as_bytes

        A = np.asarray(arr)
        mappable = ScalarMappable(norm, cmap)
        self.pixels, self.zoom = as_bytes(mappable, A), zoom

    def get_zoom(self):
        """How wide a pixel is."""
        return self.zoom

    def set_zoom(self, zoom):
        """Another width."""
        self.zoom = zoom


class AnnotationBbox(Artist):
    """A picture or a text at a place of the data, or shifted from it, with an arrow if wanted."""

    free, level = True, 3

    def __init__(self, offsetbox, xy, xybox=None, xycoords="data", boxcoords=None, *, frameon=True, pad=0.4, box_alignment=(0.5, 0.5),
                 bboxprops=None, arrowprops=None, **kwargs):
        self.content, self.xy, self.at = offsetbox, xy, xy if xybox is None else xybox
        self.coordinates = xycoords, boxcoords or xycoords
        self.frameon, self.pad, self.align, self.box, self.arrow = frameon, pad, box_alignment, dict(bboxprops or {}), arrowprops

    def ranges(self):
        """Nothing: it does not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws it."""
        from ._fancy import _style, paint_arrow
        from ._names import packed, to_rgba
        from ._notes import Note

        place = Note._place
        end = place(self, frame, self.xy, self.coordinates[0])
        x, y = place(self, frame, self.at, self.coordinates[1], end)
        if isinstance(self.content, OffsetImage):
            high, wide = (n * self.content.zoom * frame.point for n in self.content.pixels.shape[:2])
        else:
            from ._paint import font_size, text_width

            size = font_size(self.content.prop.get("size", self.content.prop.get("fontsize")), "font.size") * frame.point
            lines = self.content.s.split("\n")
            wide, high = max(text_width(line, size) for line in lines), size * (1 + 1.2 * (len(lines) - 1))
        left, top = x - self.align[0] * wide, y - (1 - self.align[1]) * high
        if self.arrow is not None:
            xs, ys = np.array([x, end[0]]), np.array([y, end[1]])
            color = self.arrow.get("color", self.arrow.get("ec", "k"))
            paint_arrow(canvas, np.linspace(*xs, 33), np.linspace(*ys, 33), _style(self.arrow.get("arrowstyle", "->")), 10 * frame.point,
                        self.arrow.get("lw", 1.0) * frame.point, "-", color, color, 1.0)
        if self.frameon:
            pad = self.pad * 10 * frame.point
            xs = np.array([left - pad, left + wide + pad, left + wide + pad, left - pad, left - pad])
            ys = np.array([top - pad, top - pad, top + high + pad, top + high + pad, top - pad])
            face, edge = self.box.get("facecolor", self.box.get("fc", "white")), self.box.get("edgecolor", self.box.get("ec", "black"))
            if to_rgba(face)[3]:
                canvas.area(xs[:4]._j, ys[:4]._j, packed(face), to_rgba(face)[3])
            canvas.line(xs._j, ys._j, frame.point, "-", packed(edge))
        if isinstance(self.content, OffsetImage):
            canvas.image(self.content.pixels._j, left, top, wide, high)
        else:
            text = Text(0, 0, self.content.s, self.content.prop.get("color", "black"), size, "left")
            text._write(canvas, frame, left, top + 0.76 * size)
