"""Grids of images of one size, with scales of colours beside them: ``ImageGrid(fig, 111, nrows_ncols=(2, 2))``."""

import numpy as np

__all__ = ["AxesGrid", "Grid", "ImageGrid"]


class ImageGrid:
    """Axes in rows and columns, ``axes_pad`` inches apart; iterable, and by number; scales in ``cbar_axes``."""

    def __init__(self, fig, rect, nrows_ncols, n_axes=None, *, ngrids=None, direction="row", axes_pad=0.02, share_all=False,
                 aspect=True, label_mode="L", cbar_mode=None, cbar_location="right", cbar_pad=None, cbar_size="5%", axes_class=None):
        if cbar_location not in ("right", "top", "bottom", "left"):
            raise ValueError(f"cbar_location must be 'left', 'right', 'bottom' or 'top', not {cbar_location!r}")
        rows, columns = nrows_ncols
        box = rect if isinstance(rect, (tuple, list)) and len(rect) == 4 else fig.add_subplot(rect).box
        if not (isinstance(rect, (tuple, list)) and len(rect) == 4):
            fig.delaxes(fig.axes[-1])
        pads = axes_pad if np.ndim(axes_pad) else (axes_pad, axes_pad)
        page = fig.figsize
        gap_x, gap_y = pads[0] / page[0], pads[1] / page[1]
        part = float(cbar_size.rstrip("%")) / 100 if isinstance(cbar_size, str) else None
        pad = (pads[0] if cbar_pad is None else cbar_pad) / page[0]
        upright = cbar_location in ("left", "right")
        room = 0.0
        if cbar_mode == "single" and upright:
            room = (part * box[2] / columns if part is not None else cbar_size / page[0]) + pad
        high_room = 0.0
        if cbar_mode == "single" and not upright:
            high_room = (part * box[3] / rows if part is not None else cbar_size / page[1]) + pad
        own = ((part * 0.9 * box[2] / columns if part is not None else cbar_size / page[0]) + pad) if cbar_mode == "each" else 0.0
        if cbar_mode == "edge":
            raise NotImplementedError("scales at the edge of each row are not there; use cbar_mode='each' or 'single'")
        wide = (box[2] - room - gap_x * (columns - 1)) / columns
        high = (box[3] - high_room - gap_y * (rows - 1)) / rows
        if aspect:  # images are square unless they say otherwise, so that gaps stay as wide as they were asked for
            side = min((wide - own) * page[0], high * page[1])
            wide, high = side / page[0] + own, side / page[1]
        total = wide * columns + gap_x * (columns - 1) + room, high * rows + gap_y * (rows - 1) + high_room
        left = box[0] + (box[2] - total[0]) / 2 + (room if cbar_location == "left" else 0)
        top = box[1] + (box[3] + total[1]) / 2 - (high_room if cbar_location == "top" else 0)
        self.axes_all, self.cbar_axes = [], []
        cells = [(r, c) for r in range(rows) for c in range(columns)]
        if direction == "column":
            cells.sort(key=lambda cell: cell[::-1])
        for r, c in cells[: n_axes or ngrids or rows * columns]:
            x, y = left + c * (wide + gap_x), top - high - r * (high + gap_y)
            axes = fig.add_axes((x, y, wide - own, high))
            if label_mode == "L":
                axes.tick_params("x", labelbottom=r == rows - 1)
                axes.tick_params("y", labelleft=c == 0)
            self.axes_all.append(axes)
            if cbar_mode == "each":
                self._bar(fig, (x + wide - own + pad, y, own - pad, high), cbar_location)
        if cbar_mode == "single":
            low = top - total[1] + high_room if not upright else top - total[1]
            width, height = total[0] - room, total[1] - high_room
            self._bar(fig, {"right": (left + width + pad, low, room - pad, height), "left": (left - room, low, room - pad, height),
                            "top": (left, top + pad, width, high_room - pad), "bottom": (left, low - high_room, width, high_room - pad)}[
                                cbar_location], cbar_location)
        grid = np.empty((rows, columns), dtype=object)
        for (r, c), axes in zip(cells, self.axes_all):
            grid[r, c] = axes
        self.axes_row, self.axes_column = grid.tolist(), grid.T.tolist()
        self.axes_llc = grid[rows - 1, 0]

    def _bar(self, fig, box, location):
        axes = fig.add_axes(box)
        axes.tick_side = "right" if location == "right" else "left"
        axes.colorbar = lambda mappable, **kwargs: fig.colorbar(
            mappable, cax=axes, orientation="vertical" if location in ("left", "right") else "horizontal", **kwargs)
        self.cbar_axes.append(axes)

    def __getitem__(self, i):
        return self.axes_all[i]

    def __len__(self):
        return len(self.axes_all)

    def __iter__(self):
        return iter(self.axes_all)


AxesGrid = Grid = ImageGrid
