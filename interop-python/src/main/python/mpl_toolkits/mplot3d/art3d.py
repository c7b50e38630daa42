"""Shapes and lines to add to axes in space: ``ax.add_collection3d(Poly3DCollection(faces))``."""

import numpy as np

from matplotlib._artists import colors_of

from ._solids import Faces3D, Lines3D, Text3D, shaded
from .axes3d import in_space

__all__ = ["Faces3D", "Line3DCollection", "Poly3DCollection", "Text3D", "patch_2d_to_3d", "pathpatch_2d_to_3d"]


class Poly3DCollection(Faces3D):
    """Faces, each an array (n, 3) of its corners, in colours for all or one each."""

    def __init__(self, verts, *args, zsort="average", shade=False, lightsource=None, axlim_clip=False, **kwargs):
        faces = [np.asarray(one, dtype=float).reshape(-1, 3) for one in verts]
        both = kwargs.get("color")
        inside = next((kwargs[n] for n in ("facecolors", "facecolor", "fc") if kwargs.get(n) is not None), both if both is not None else "C0")
        edge = next((kwargs[n] for n in ("edgecolors", "edgecolor", "ec") if kwargs.get(n) is not None), both)
        width = next((kwargs[n] for n in ("linewidths", "linewidth", "lw") if kwargs.get(n) is not None), 1.0)
        colors = colors_of(inside)
        if shade and len(faces):
            colors = [shaded([face], colors[i % len(colors)])[0] for i, face in enumerate(faces)]
        edges = None if edge is None or isinstance(edge, str) and edge.lower() == "none" else colors_of(edge)
        super().__init__(faces, colors, edges, width[0] if np.ndim(width) else width, kwargs.get("alpha"), kwargs.get("label"))

    def set_verts(self, verts, closed=True):
        """Other faces."""
        self.faces = [np.asarray(one, dtype=float).reshape(-1, 3) for one in verts]

    def set_facecolor(self, colors):
        """Other colours inside."""
        self.colors = colors_of(colors)

    def set_edgecolor(self, colors):
        """Other colours of the outlines."""
        self.edge = colors_of(colors)

    set_facecolors, set_edgecolors = set_facecolor, set_edgecolor

    def set_alpha(self, alpha):
        """How opaque all of it is."""
        self.alpha = alpha

    def places(self):
        """All corners."""
        return np.concatenate(self.faces) if self.faces else np.zeros((0, 3))


class Line3DCollection(Lines3D):
    """Lines, each an array (n, 3) of its corners."""

    def __init__(self, lines, axlim_clip=False, **kwargs):
        color = next((kwargs[n] for n in ("colors", "color") if kwargs.get(n) is not None), "C0")
        width = next((kwargs[n] for n in ("linewidths", "linewidth", "lw") if kwargs.get(n) is not None), 1.5)
        style = kwargs.get("linestyles", kwargs.get("linestyle", "-"))
        style = {"solid": "-", "dashed": "--", "dotted": ":", "dashdot": "-."}.get(style, style)
        super().__init__([np.asarray(one, dtype=float).reshape(-1, 3) for one in lines], colors_of(color), width[0] if np.ndim(width) else width,
                         kwargs.get("alpha"), style, kwargs.get("label"))

    def places(self):
        """All corners."""
        return np.concatenate(self.lines) if self.lines else np.zeros((0, 3))


def patch_2d_to_3d(patch, z=0, zdir="z", axlim_clip=False):
    """Puts a shape that was added to axes into a plane of space."""
    patch.in_space = float(z), zdir
    patch.set_3d_properties = lambda zs, zdir="z": setattr(patch, "in_space", (float(zs), zdir))


pathpatch_2d_to_3d = patch_2d_to_3d


def standing(patch):
    """A shape as a face in its plane."""
    z, zdir = patch.in_space
    places = in_space(patch.x, patch.y, z, zdir)
    return Poly3DCollection([places], facecolor=patch.facecolor, edgecolor=patch.edgecolor, alpha=patch.alpha, linewidth=patch.linewidth)
