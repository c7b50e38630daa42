"""Colour maps by name, and the pair of a norm and a map."""

import java

from . import rcParams
from .colors import Colormap, Normalize

__all__ = ["ScalarMappable", "colormaps", "get_cmap"]

_pictures = java.type("org.lrptoolbox.python.toolbox.Pictures")
_known = {}


def _find(name):
    if name not in _known:
        if not _pictures.hasColorMap(name):
            return None
        _known[name] = Colormap(name, _pictures.colorMap(name))
    return _known[name]


class _Colormaps:
    """The registry of colour maps: ``matplotlib.colormaps["jet"]``."""

    def __getitem__(self, name):
        found = _find(name)
        if found is None:
            raise KeyError(f"{name!r} is not a known colormap name")
        return found

    def __contains__(self, name):
        return _find(name) is not None

    def __iter__(self):
        for name in _pictures.colorMaps():
            if name in self:
                yield from (name, name + "_r")

    def __len__(self):
        return sum(1 for _ in self)

    def get_cmap(self, cmap):
        """The map of a name, a map itself, or the default map for None."""
        return get_cmap(cmap)

    def register(self, cmap, *, name=None, force=False):
        """Makes a map known by its name."""
        name = name or cmap.name
        if name in self and not force:
            raise ValueError(f"A colormap named {name!r} is already registered.")
        _known[name] = cmap


colormaps = _Colormaps()


def get_cmap(name=None, lut=None):
    """The map of a name, with ``lut`` colours if given; the default map for None; ValueError if there is none."""
    if isinstance(name, Colormap):
        return name
    found = _find(rcParams["image.cmap"] if name is None else name)
    if found is None:
        raise ValueError(f"{name!r} is not a valid value for cmap; supported values are {', '.join(colormaps)}")
    return found if lut is None else found.resampled(lut)


def __getattr__(name):
    if name in ("datad", "cmap_d", "_colormaps"):  # older scripts list maps by it
        return colormaps if name == "_colormaps" else {key: colormaps[key] for key in colormaps}
    found = None if name.startswith("__") else _find(name)
    if found is None:
        raise AttributeError(f"module 'matplotlib.cm' has no attribute '{name}'")
    return found


class ScalarMappable:
    """Numbers with the norm and the map which colour them.

    Parameters
    ----------
    norm : Normalize, optional
        takes the numbers to 0 ... 1; by default their range
    cmap : str or Colormap, optional
        the map
    """

    def __init__(self, norm=None, cmap=None):
        self.norm = norm if norm is not None else Normalize()
        self.cmap = get_cmap(cmap)
        self._A = None

    def set_array(self, A):
        """Sets the numbers."""
        self._A = A

    def get_array(self):
        """The numbers."""
        return self._A

    def set_cmap(self, cmap):
        """Sets the map."""
        self.cmap = get_cmap(cmap)

    def get_cmap(self):
        """The map."""
        return self.cmap

    def set_clim(self, vmin=None, vmax=None):
        """Sets the range of the norm; also as one pair."""
        if vmax is None and isinstance(vmin, (tuple, list)):
            vmin, vmax = vmin
        if vmin is not None:
            self.norm.vmin = vmin
        if vmax is not None:
            self.norm.vmax = vmax

    def get_clim(self):
        """The range of the norm."""
        return self.norm.vmin, self.norm.vmax

    def autoscale(self):
        """Takes the range of the norm from the numbers."""
        self.norm.autoscale(self._A)

    def to_rgba(self, x, alpha=None, bytes=False, norm=True):
        """The colours of numbers, shape (..., 4)."""
        return self.cmap(self.norm(x) if norm else x, alpha=alpha, bytes=bytes)
