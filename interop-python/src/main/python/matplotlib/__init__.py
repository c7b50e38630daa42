"""Pictures and simple plots in the manner of Matplotlib, drawn without a screen.

``pyplot.show()`` writes PNG files (``SCRIPT-figure-1.png`` ... in the folder ``LRP_FIGURES``, by default the script's)
and opens windows only where ``LRP_SHOW`` is set. What is not here raises AttributeError.
"""

__version__ = "3.8.4"

rcParams = {
    "figure.figsize": [6.4, 4.8],
    "figure.dpi": 100.0,
    "figure.facecolor": "white",
    "savefig.dpi": "figure",
    "image.cmap": "viridis",
    "image.origin": "upper",
    "image.interpolation": "antialiased",
    "lines.linewidth": 1.5,
    "font.size": 10.0,
}
_defaults = {key: value for key, value in rcParams.items()}
_submodules = ("cm", "colors", "figure", "axes", "gridspec", "image", "lines", "patches", "pylab", "pyplot", "style", "ticker")


def rc(group, **settings):
    """Sets ``rcParams["group.name"]`` for every keyword."""
    for name, value in settings.items():
        rcParams[f"{group}.{name}"] = value


def rcdefaults():
    """Restores the settings of the start."""
    rcParams.clear()
    rcParams.update(_defaults)


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
        return __import__(f"{__name__}.{name}", fromlist=["*"])
    if name == "colormaps":
        return __getattr__("cm").colormaps
    raise AttributeError(f"module 'matplotlib' has no attribute '{name}' in the LRP Toolbox")
