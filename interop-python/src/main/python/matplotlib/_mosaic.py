"""Axes by a picture of their places."""

from .gridspec import GridSpec


def laid(self, mosaic, *, sharex=False, sharey=False, width_ratios=None, height_ratios=None, empty_sentinel=".",
                   subplot_kw=None, per_subplot_kw=None, gridspec_kw=None):
    """Axes by a picture of their places, as text with a letter an axes, or as lists of names; gives them by name."""
    if isinstance(mosaic, str):
        rows = [list(line) for line in mosaic.strip().replace(";", "\n").split("\n")]
        rows = [[c for c in row if not c.isspace()] for row in rows]
    else:
        rows = [list(row) for row in mosaic]
    if len({len(row) for row in rows}) != 1:
        raise ValueError("All of the rows must be the same length; found rows of " + ", ".join(str(len(row)) for row in rows))
    ratios = {k: v for k, v in (("width_ratios", width_ratios), ("height_ratios", height_ratios)) if v is not None}
    grid = GridSpec(len(rows), len(rows[0]), figure=self, **{**(gridspec_kw or {}), **ratios})
    names, made = [], {}
    for row in rows:
        names += [name for name in row if name not in names and not (isinstance(name, str) and name == empty_sentinel)]
    for name in names:
        cells = [(r, c) for r, row in enumerate(rows) for c, found in enumerate(row) if found == name]
        (r0, c0), (r1, c1) = cells[0], cells[-1]
        if len(cells) != (r1 - r0 + 1) * (c1 - c0 + 1):
            raise ValueError(f"While trying to layout\n{rows!r}\nwe found that the label {name!r} specifies a non-rectangular or non-contiguous area.")
        own = next((v for k, v in (per_subplot_kw or {}).items() if name in (k if isinstance(k, tuple) else (k,))), {})
        made[name] = self.add_subplot(grid[r0:r1 + 1, c0:c1 + 1], **{**(subplot_kw or {}), **own})
        if isinstance(name, str):
            made[name].label = name
    for way, share in (("x", sharex), ("y", sharey)):
        if share:
            for axes in made.values():
                axes.shared[way] = list(made.values())
    return made
