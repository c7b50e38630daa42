"""What all artists can be told and asked, apart from what each does itself."""

_KEPT = {"linewidth": ("linewidth", "edgewidth", "width"), "lw": ("linewidth", "edgewidth", "width"), "linestyle": ("linestyle",),
         "ls": ("linestyle",), "color": ("color",), "c": ("color",), "alpha": ("alpha",), "label": ("label",), "zorder": ("zorder",),
         "visible": ("visible",), "markersize": ("markersize",), "ms": ("markersize",), "marker": ("marker",),
         "markerfacecolor": ("facecolor",), "mfc": ("facecolor",), "markeredgecolor": ("edgecolor",), "mec": ("edgecolor",),
         "markeredgewidth": ("edgewidth",), "mew": ("edgewidth",), "facecolor": ("facecolor", "color"), "fc": ("facecolor", "color"),
         "edgecolor": ("edgecolor", "edge"), "ec": ("edgecolor", "edge"), "gid": ("gid",), "transform": ("transform",), "hatch": ("hatch",),
         "ha": ("ha",), "va": ("va",), "horizontalalignment": ("ha",), "verticalalignment": ("va",), "url": ("url",), "picker": ("picker",)}
_USUAL = {"zorder": 1, "visible": True, "alpha": None, "label": "", "gid": None, "transform": None, "hatch": None, "url": None,
          "picker": None, "linestyle": "-", "marker": "None", "edgewidth": 1.0}
_NOTHING = ("animated", "antialiased", "aa", "rasterized", "clip_box", "clip_path", "snap", "sketch_params", "agg_filter", "figure",
            "path_effects", "in_layout", "mouseover", "joinstyle", "capstyle", "solid_capstyle", "dash_capstyle", "solid_joinstyle",
            "dash_joinstyle", "contains", "pickradius", "fontproperties", "wrap", "usetex", "parse_math")


def shared(artist, name):
    """The method of an artist by its name: ``set_``, ``get_``, ``set``, ``remove`` and the like."""
    if name == "set":
        return lambda **given: [getattr(artist, "set_" + key)(value) for key, value in given.items()] and None
    if name == "remove":
        return lambda: _remove(artist)
    if name == "update":
        return lambda given: artist.set(**given)
    if name in ("set_fontsize", "set_size"):
        return lambda size: _sized(artist, size)
    if name in ("set_fontweight", "set_weight", "set_fontstyle", "set_style", "set_fontfamily", "set_family", "set_fontname"):
        return lambda value: _faced(artist, name, value)
    if name == "set_clip_on":
        return lambda b: setattr(artist, "free", not b)
    kind, _, what = name.partition("_")
    if kind in ("set", "get") and what in _KEPT:
        at = next((at for at in _KEPT[what] if hasattr(type(artist), at) or at in artist.__dict__), _KEPT[what][0])
        if kind == "get":
            found = lambda: artist.__dict__.get(at, getattr(type(artist), at, _USUAL.get(at)))  # noqa: E731
        else:
            found = lambda value: setattr(artist, at, _fitting(artist, at, what, value))  # noqa: E731
        return found
    if kind == "set" and what in _NOTHING:
        return lambda *args, **kwargs: None
    raise AttributeError(f"'{type(artist).__name__}' object has no attribute '{name}'")


def _fitting(artist, at, what, value):
    from ._artists import Line2D, dashes_of
    from ._areas import Span

    if what in ("linewidth", "lw") and isinstance(artist, (Line2D, Span)) and at == "linewidth":
        return value * 100 / 72 if artist.__dict__.get("axes") is None else value * artist.axes.figure.dpi / 72
    return dashes_of(value) if at == "linestyle" else value


def _sized(artist, size):
    from ._paint import font_size

    dpi = artist.axes.figure.dpi if artist.__dict__.get("axes") is not None else 100
    artist.size = font_size(size, "font.size") * dpi / 72


def _faced(artist, name, value):
    from ._paint import face_of

    artist.face = " ".join(filter(None, {*artist.face.split(), face_of({name[4:]: value})}))


def _remove(artist):
    from . import pyplot

    owners = [artist.axes] if artist.__dict__.get("axes") is not None else [a for f in pyplot._figures.values() for a in f.axes]
    for axes in owners:
        for kind in (axes.images, axes.lines, axes.patches, axes.texts):
            if any(one is artist for one in kind):
                kind[:] = [one for one in kind if one is not artist]
                return
    for figure in pyplot._figures.values():
        if artist in figure._labels:
            del figure._labels[artist]
            return
    raise ValueError("cannot remove this artist: it lies on no axes")
