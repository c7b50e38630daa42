"""Tables beside or in axes."""

import numpy as np

from ._artists import Artist
from ._names import packed, to_rgba
from ._paint import font_size, text_width, write


class Cell:
    """A cell: its text, its colours and its size in fractions of the axes (height None: by the text)."""

    def __init__(self, text, width, height, loc, facecolor):
        self.text, self.width, self.height, self.loc, self.facecolor = str(text), width, height, loc, facecolor
        self.edgecolor, self.color, self.face, self.linewidth = "k", None, "", 1.0

    def get_text(self):
        """Itself, whose text can be restyled."""
        return self

    def set_text(self, text):
        """Another text."""
        self.text = str(text)

    def set_facecolor(self, color):
        """Another colour."""
        self.facecolor = color

    def set_edgecolor(self, color):
        """Another colour of the outline."""
        self.edgecolor = color

    def set_color(self, color):
        """Another colour of the text."""
        self.color = color

    def set_text_props(self, **look):
        """Colour and face of the text."""
        from ._paint import face_of

        self.color, self.face = look.get("color", self.color), face_of(look)
        self.loc = look.get("ha", self.loc)

    def set_height(self, height):
        """Another height."""
        self.height = height

    def set_width(self, width):
        """Another width."""
        self.width = width

    def set_linewidth(self, points):
        """How thick the outline is."""
        self.linewidth = points


class Table(Artist):
    """Cells by row and column; ``table[0, 1].set_facecolor("w")``."""

    free, level = True, 3

    def __init__(self, cells, loc, bbox, rc):
        self.cells, self.loc, self.bbox, self.size, self.stretch, self.rc = cells, loc, bbox, None, (1.0, 1.0), rc

    def __getitem__(self, at):
        return self.cells[at]

    def get_celld(self):
        """All cells."""
        return self.cells

    def auto_set_font_size(self, value=True):
        """Whether texts shrink into their cells; their size is ten points or as set in any case."""

    def auto_set_column_width(self, col):
        """Lets columns be as wide as their texts."""
        for c in np.atleast_1d(col).tolist():
            widest = max((text_width(cell.text, 10.0) for (_, k), cell in self.cells.items() if k == c), default=0.0) + 6
            for (_, k), cell in self.cells.items():
                if k == c:
                    cell.width = widest / 360.0

    def set_fontsize(self, size):
        """The size of all texts."""
        self.size = size

    def scale(self, xscale, yscale):
        """Larger cells."""
        self.stretch = self.stretch[0] * xscale, self.stretch[1] * yscale

    def ranges(self):
        """Nothing: it does not stretch the axes."""
        return None

    def paint(self, canvas, frame):
        """Draws it."""
        size = font_size(self.size, "font.size", self.rc) * frame.point
        rows, columns = sorted({r for r, _ in self.cells}), sorted({c for _, c in self.cells})
        usual = 1.2 * size * 1.16
        heights = {r: max((c.height * frame.height if c.height is not None else usual) for (k, _), c in self.cells.items() if k == r) * self.stretch[1] for r in rows}
        widths = {c: max((cell.width * frame.width if cell.width is not None else text_width(cell.text, size) * 1.2) for (_, k), cell in
                         self.cells.items() if k == c) * self.stretch[0] for c in columns}
        wide, high = sum(widths.values()), sum(heights.values())
        if self.bbox is not None:
            x, y, w, h = self.bbox
            widths = {c: v * w * frame.width / wide for c, v in widths.items()}
            heights = {r: v * h * frame.height / high for r, v in heights.items()}
            left, top = frame.left + x * frame.width, frame.top + (1 - y - h) * frame.height
        else:
            left, top = self._corner(frame, wide, high, widths.get(-1, 0.0))
        y = top
        for r in rows:
            x = left
            for c in columns:
                if (r, c) in self.cells:
                    self._cell(canvas, frame, self.cells[r, c], x, y, widths[c], heights[r], size)
                x += widths[c]
            y += heights[r]

    def _corner(self, frame, wide, high, names):
        loc = self.loc
        middle = frame.left + (frame.width - wide - names) / 2
        across = {"left": frame.left - wide, "right": frame.left + frame.width}.get(loc, frame.left if "left" in loc else (
            frame.left + frame.width - wide if "right" in loc else middle))
        if loc == "bottom":
            return middle, frame.top + frame.height
        if loc == "top":
            return middle, frame.top - high
        down = frame.top if "upper" in loc else frame.top + frame.height - high if "lower" in loc else frame.top + (frame.height - high) / 2
        return across, down

    def _cell(self, canvas, frame, cell, x, y, wide, high, size):
        xs, ys = np.array([x, x + wide, x + wide, x, x]), np.array([y, y, y + high, y + high, y])
        if to_rgba(cell.facecolor)[3]:
            canvas.area(xs[:4]._j, ys[:4]._j, packed(cell.facecolor), to_rgba(cell.facecolor)[3])
        if to_rgba(cell.edgecolor)[3] and cell.linewidth:
            canvas.line(xs._j, ys._j, cell.linewidth * frame.point, "-", packed(cell.edgecolor))
        anchor = {"left": 0.0, "right": 1.0}.get(cell.loc, 0.5)
        at = x + anchor * wide + (0.5 - anchor) * 0.2 * size * 2
        write(canvas, cell.text, at, y + high / 2 + 0.36 * size, anchor, size, 0, packed(cell.color or self.rc.get("text.color", "black")), cell.face)


def table(self, cellText=None, cellColours=None, cellLoc="right", colWidths=None, rowLabels=None, rowColours=None, rowLoc="left", colLabels=None,
          colColours=None, colLoc="center", loc="bottom", bbox=None, edges="closed", **kwargs):
    """A table of texts, with names of rows and columns if given, below the axes or at another place of them."""
    if cellText is None and cellColours is None:
        raise ValueError("At least one argument from 'cellText' or 'cellColours' must be provided")
    texts = [[""] * len(row) for row in cellColours] if cellText is None else [list(row) for row in cellText]
    colors = cellColours if cellColours is not None else [["w"] * len(row) for row in texts]
    count = len(texts[0]) if texts else len(colLabels)
    if any(len(row) != count for row in texts):
        raise ValueError(f"Each row in 'cellText' must have {count} columns")
    widths = [1.0 / count] * count if colWidths is None else list(colWidths)
    first, cells = int(colLabels is not None), {}
    for r, (row, paint) in enumerate(zip(texts, colors)):
        for c, (text, color) in enumerate(zip(row, paint)):
            cells[r + first, c] = Cell(text, widths[c], None, cellLoc, color)
    for c, text in enumerate(colLabels if colLabels is not None else ()):
        cells[0, c] = Cell(text, widths[c], None, colLoc, colColours[c] if colColours is not None else "w")
    for r, text in enumerate(rowLabels if rowLabels is not None else ()):
        cells[r + first, -1] = Cell(text, None, None, rowLoc, rowColours[r] if rowColours is not None else "w")
    made = Table(cells, loc, bbox, self.rc)
    if edges == "open":
        for cell in cells.values():
            cell.edgecolor = "none"
    elif edges != "closed":
        raise NotImplementedError(f"cells are drawn closed or open here, not {edges!r}")
    self.texts.append(made)
    return made
