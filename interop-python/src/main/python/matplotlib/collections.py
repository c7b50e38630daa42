"""Many shapes or lines as one artist, each with colours of its own: ``ax.add_collection(LineCollection(...))``."""

import numpy as np

from ._artists import Artist, _range, colors_of, common
from ._names import packed, to_rgba
from .cm import ScalarMappable

__all__ = ["Collection", "LineCollection", "PatchCollection", "PathCollection", "PolyCollection"]


class Collection(ScalarMappable, Artist):
    """Outlines (n, 2) in colours that are given, or come from numbers by ``array``, ``cmap`` and ``norm``."""

    _filled = True

    def __init__(self, outlines, *, edgecolors=None, facecolors=None, linewidths=None, linestyles="solid", cmap=None, norm=None,
                 alpha=None, array=None, label=None, **kwargs):
        super().__init__(norm, cmap)
        self._outlines = outlines
        both = kwargs.get("color", kwargs.get("colors"))
        self.edges = self._list(edgecolors, kwargs.get("edgecolor", kwargs.get("ec")), both)
        self.faces = self._list(facecolors, kwargs.get("facecolor", kwargs.get("fc")), both)
        widths = next((w for w in (linewidths, kwargs.get("linewidth"), kwargs.get("lw")) if w is not None), None)
        self.widths = list(widths) if np.ndim(widths) else [(1.0 if self._filled else 1.5) if widths is None else widths]
        style = kwargs.get("linestyle", kwargs.get("ls", linestyles))
        self.style = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-."}.get(style, style if isinstance(style, str) else "-")
        self.alpha, self.label = alpha, label
        common(self, kwargs)
        if array is not None:
            self.set_array(np.asarray(array))

    @staticmethod
    def _list(*given):
        found = next((c for c in given if c is not None), None)
        return None if found is None else colors_of(found)

    def set_color(self, c):
        """One colour for all, or one for each."""
        self.edges = self.faces = colors_of(c)

    def set_facecolor(self, c):
        """The colours inside."""
        self.faces = colors_of(c)

    def set_edgecolor(self, c):
        """The colours of the outlines."""
        self.edges = colors_of(c)

    set_facecolors, set_edgecolors = set_facecolor, set_edgecolor

    def set_linewidth(self, lw):
        """How thick the outlines are, in points."""
        self.widths = list(lw) if np.ndim(lw) else [lw]

    set_linewidths = set_lw = set_linewidth

    def set_alpha(self, alpha):
        """How opaque all of it is."""
        self.alpha = alpha

    def outlines(self):
        """What is drawn, as arrays (n, 2)."""
        return [np.asarray(o, dtype=float).reshape(-1, 2) for o in self._outlines]

    def ranges(self):
        """The least and greatest x and y."""
        every = self.outlines()
        if not every:
            return None
        corners = np.concatenate(every)
        return _range(corners[:, 0]) + _range(corners[:, 1])

    def _colors(self):
        faces, edges = self.faces, self.edges
        if self._A is not None:
            self.norm.autoscale_None(self._A)
            mapped = [tuple(row) for row in self.to_rgba(np.ravel(self._A)).tolist()]
            faces, edges = (mapped, mapped if edges == ["face"] else edges) if self._filled else (faces, mapped)
        if edges == ["face"]:
            edges = faces
        return faces or (["C0"] if self._filled else ["none"]), edges or (["none"] if self._filled else ["C0"])

    def paint(self, canvas, frame):
        """Draws them in their order."""
        faces, edges = self._colors()
        for i, outline in enumerate(self.outlines()):
            x, y = frame.x(outline[:, 0]), frame.y(outline[:, 1])
            face, edge = faces[i % len(faces)], edges[i % len(edges)]
            if self._filled and to_rgba(face)[3]:
                canvas.area(x._j, y._j, packed(face), to_rgba(face, self.alpha)[3])
            if to_rgba(edge)[3]:
                if self._filled:
                    x, y = np.append(x, x[:1]), np.append(y, y[:1])
                canvas.line(x._j, y._j, self.widths[i % len(self.widths)] * frame.point, self.style, packed(edge),
                            to_rgba(edge, self.alpha)[3])

    def sample(self, canvas, frame, left, right, middle):
        """Draws what stands for them in a legend."""
        faces, edges = self._colors()
        canvas.line(np.array([left, right])._j, np.array([middle, middle])._j, self.widths[0] * frame.point, self.style,
                    packed(faces[0] if self._filled else edges[0]))


class LineCollection(Collection):
    """Lines, each an array (n, 2) of its corners."""

    _filled = False

    def __init__(self, segments, linewidths=None, colors=None, antialiaseds=None, linestyles="solid", **kwargs):
        super().__init__(list(segments), edgecolors=colors, linewidths=linewidths, linestyles=linestyles, **kwargs)

    def set_segments(self, segments):
        """Other lines."""
        self._outlines = list(segments)


class PolyCollection(Collection):
    """Polygons, each an array (n, 2) of its corners."""

    def __init__(self, verts, sizes=None, *, closed=True, **kwargs):
        super().__init__(list(verts), **kwargs)

    def set_verts(self, verts, closed=True):
        """Other polygons."""
        self._outlines = list(verts)


class PathCollection(Collection):
    """Paths of ``matplotlib.path``."""

    def __init__(self, paths, sizes=None, **kwargs):
        super().__init__(list(paths), **kwargs)

    def outlines(self):
        """Every stroke of every path."""
        return [part for path in self._outlines for part in path.to_polygons()]


class PatchCollection(Collection):
    """Shapes of ``matplotlib.patches``; in their own colours with ``match_original``."""

    def __init__(self, patches, *, match_original=False, **kwargs):
        patches = list(patches)
        if match_original:
            kwargs.update(facecolors=[to_rgba(p.facecolor, p.alpha) for p in patches], edgecolors=[to_rgba(p.edgecolor) for p in patches],
                          linewidths=[p.linewidth for p in patches])
        super().__init__([np.stack([p.x, p.y], axis=1) for p in patches], **kwargs)
