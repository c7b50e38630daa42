"""Grids of which axes take parts: ``GridSpec(3, 3)[0, :]``."""

__all__ = ["GridSpec", "SubplotSpec"]


class GridSpec:
    """Rows and columns, of equal size unless ratios say otherwise."""

    def __init__(self, nrows, ncols, figure=None, *, left=None, right=None, bottom=None, top=None, wspace=None, hspace=None,
                 width_ratios=None, height_ratios=None):
        self.nrows, self.ncols = nrows, ncols
        self._widths = list(width_ratios or [1] * ncols)
        self._heights = list(height_ratios or [1] * nrows)
        if len(self._widths) != ncols or len(self._heights) != nrows:
            raise ValueError("Expected the given number of width and height ratios to match the number of columns and rows "
                             "of the grid")
        given = {"left": left, "right": right, "bottom": bottom, "top": top, "wspace": wspace, "hspace": hspace}
        self._margins = {name: value for name, value in given.items() if value is not None}

    def update(self, **margins):
        """Sets margins and gaps."""
        self._margins.update(margins)

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            key = divmod(key, self.ncols) if isinstance(key, int) and self.nrows > 1 else (
                (key, slice(None)) if self.nrows > 1 else (0, key))
        return SubplotSpec(self, _span(key[0], self.nrows), _span(key[1], self.ncols))


def _span(index, count):
    if isinstance(index, slice):
        first, end, _ = index.indices(count)
        return first, max(first, end - 1)
    if not -count <= index < count:
        raise IndexError("GridSpec slice would result in no space allocated for subplot")
    return index % count, index % count


class SubplotSpec:
    """A part of a grid, from one row and column to another."""

    def __init__(self, grid, rows, columns):
        self._grid, self._rows, self._columns = grid, rows, columns

    def box(self, margins):
        """Where it lies on the page: left, bottom, width, height."""
        m = {**margins, **self._grid._margins}
        lefts, widths = _cells(m["left"], m["right"] - m["left"], self._grid._widths, m["wspace"])
        tops, heights = _cells(1 - m["top"], m["top"] - m["bottom"], self._grid._heights, m["hspace"])
        (r0, r1), (c0, c1) = self._rows, self._columns
        low = tops[r1] + heights[r1]
        return lefts[c0], 1 - low, lefts[c1] + widths[c1] - lefts[c0], low - tops[r0]

    def subgridspec(self, *args, **kwargs):
        """Grids within grids are not there."""
        raise NotImplementedError("grids within grids are not there; make one grid with more rows or columns")


def _cells(start, length, ratios, gap):
    mean = length / (len(ratios) + gap * (len(ratios) - 1))
    unit = mean * len(ratios) / sum(ratios)
    starts, sizes, at = [], [], start
    for ratio in ratios:
        starts.append(at)
        sizes.append(unit * ratio)
        at += unit * ratio + gap * mean
    return starts, sizes
