"""Pictures and simple plots in the manner of Matplotlib, drawn without a screen.

``pyplot.show()`` writes PNG files (``SCRIPT-figure-1.png`` ... in the folder ``LRP_FIGURES``, by default the script's)
and opens windows only where ``LRP_SHOW`` is set. What is not here raises AttributeError.
"""

__version__ = "3.8.4"

class RcParams(dict):
    """Settings by name. Those of Matplotlib which are not in the table of the start are loaded when one is asked for."""

    def __missing__(self, key):
        _filled(self)
        if not dict.__contains__(self, key):
            raise KeyError(key)
        return dict.__getitem__(self, key)

    def __setitem__(self, key, value):
        if type(value) is not type(_defaults.get(key)):  # of the start's own, what has their kind needs no look
            from ._params import checked

            value = checked(self, key, value)
        dict.__setitem__(self, key, value)

    def __contains__(self, key):
        return dict.__contains__(self, key) or dict.__contains__(_filled(self), key)

    def __iter__(self):
        return dict.__iter__(_filled(self))

    def __len__(self):
        return dict.__len__(_filled(self))

    def get(self, key, default=None):
        """The setting, or the default for a name that is none."""
        return self[key] if key in self else default

    def keys(self):
        """All names."""
        return dict.keys(_filled(self))

    def items(self):
        """All names and settings."""
        return dict.items(_filled(self))

    def values(self):
        """All settings."""
        return dict.values(_filled(self))

    def update(self, *args, **kwargs):
        """Sets several."""
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        """The settings as a dictionary of its own."""
        return dict(_filled(self))

    def find_all(self, pattern):
        """The settings whose names a regular expression is found in."""
        import re

        return {key: value for key, value in self.items() if re.search(pattern, key)}


def _filled(settings):
    from ._params import fill

    fill(settings)
    return settings


rcParams = RcParams({
    "figure.figsize": [6.4, 4.8],
    "figure.dpi": 100.0,
    "figure.facecolor": "white",
    "savefig.dpi": "figure",
    "image.cmap": "viridis",
    "image.origin": "upper",
    "image.interpolation": "antialiased",
    "lines.linewidth": 1.5,
    "font.size": 10.0,
})
_defaults = dict.copy(rcParams)
_submodules = ("artist", "axes", "axis", "backend_bases", "backends", "cbook", "cm", "collections", "colorbar",
               "colors", "container", "contour", "dates", "figure", "font_manager", "gridspec", "image", "legend", "lines",
               "markers", "mathtext", "offsetbox", "patches", "path", "patheffects", "pylab", "pyplot", "scale", "spines",
               "style", "table", "text", "ticker", "transforms", "tri", "units", "widgets")


def rc(group, **settings):
    """Sets ``rcParams["group.name"]`` for every keyword, and for every group of a sequence."""
    from ._params import in_group

    for key, value in in_group(group, settings):
        rcParams[key] = value


def rcdefaults():
    """Restores the settings of the start."""
    changed = "axes.prop_cycle" in dict.keys(rcParams)
    dict.clear(rcParams)
    dict.update(rcParams, _defaults)
    if changed:
        from ._params import rename

        rename(rcParams["axes.prop_cycle"])


def rc_context(rc=None, fname=None):
    """Settings that end with the block."""
    from .style import context

    return context([*([fname] if fname else []), *([rc] if rc else [])])


def rc_params_from_file(fname, fail_on_error=False, use_default_template=True):
    """The settings of a file of lines ``key: value``."""
    from .style import of_path

    return {**(rcParams.copy() if use_default_template else {}), **of_path(fname)}


def rc_file(fname, **kwargs):
    """Sets what a file of lines ``key: value`` says."""
    rcParams.update(rc_params_from_file(fname, use_default_template=False))


def use(backend, *, force=True):
    """Accepted for the sake of scripts: there is one way of drawing."""


def get_backend():
    """The name of the way figures are drawn: ``agg`` is Matplotlib's for files without a screen."""
    return "agg"


def is_interactive():
    """Whether figures are drawn again after every call: never."""
    return False


def __getattr__(name):
    # Importing only what a script uses keeps its start short.
    if name in _submodules:
        try:
            return __import__(f"{__name__}.{name}", fromlist=["*"])
        except ModuleNotFoundError:
            pass
    if name == "colormaps":
        return __getattr__("cm").colormaps
    if name in ("rcParamsDefault", "rcParamsOrig"):
        return _filled(RcParams(_defaults))
    if name == "cycler":
        from cycler import cycler

        return cycler
    raise AttributeError(f"module 'matplotlib' has no attribute '{name}' in the LRP Toolbox")
