"""All settings of Matplotlib with its defaults; loaded when one is asked for that is not among the few of the start."""

from ._names import _CYCLE

# fmt: off
_GROUPS = {
    "_internal": {"classic_mode": False},
    "agg.path": {"chunksize": 0},
    "animation": {"bitrate": -1, "codec": "h264", "convert_args": ["-layers", "OptimizePlus"], "convert_path":
        "convert", "embed_limit": 20.0, "ffmpeg_args": [], "ffmpeg_path": "ffmpeg", "frame_format": "png", "html":
        "none", "writer": "ffmpeg"},
    "axes": {"autolimit_mode": "data", "axisbelow": "line", "edgecolor": "black", "facecolor": "white", "grid": False,
        "labelcolor": "black", "labelpad": 4.0, "labelsize": "medium", "labelweight": "normal", "linewidth": 0.8,
        "titlecolor": "auto", "titlelocation": "center", "titlepad": 6.0, "titlesize": "large",
        "titleweight": "normal", "titley": None, "unicode_minus": True, "xmargin": 0.05, "ymargin": 0.05, "zmargin":
        0.05},
    "axes.formatter": {"limits": [-5, 6], "min_exponent": 0, "offset_threshold": 4, "use_locale": False,
        "use_mathtext": False, "useoffset": True},
    "axes.grid": {"axis": "both", "which": "major"},
    "axes.spines": {"bottom": True, "left": True, "right": True, "top": True},
    "axes3d": {"automargin": False, "depthshade": True, "depthshade_minalpha": 0.3, "grid": True,
        "mouserotationstyle": "arcball", "snap_rotation": 5.0, "trackballborder": 0.2, "trackballsize": 0.667},
    "axes3d.xaxis": {"panecolor": [0.95, 0.95, 0.95, 0.5]},
    "axes3d.yaxis": {"panecolor": [0.9, 0.9, 0.9, 0.5]},
    "axes3d.zaxis": {"panecolor": [0.925, 0.925, 0.925, 0.5]},
    "": {"backend": "agg", "backend_fallback": True, "interactive": False, "timezone": "UTC", "toolbar": "toolbar2"},
    "boxplot": {"bootstrap": None, "meanline": False, "notch": False, "patchartist": False, "showbox": True,
        "showcaps": True, "showfliers": True, "showmeans": False, "vertical": True, "whiskers": 1.5},
    "boxplot.boxprops": {"color": "black", "linestyle": "-", "linewidth": 1.0},
    "boxplot.capprops": {"color": "black", "linestyle": "-", "linewidth": 1.0},
    "boxplot.flierprops": {"color": "black", "linestyle": "none", "linewidth": 1.0, "marker": "o", "markeredgecolor":
        "black", "markeredgewidth": 1.0, "markerfacecolor": "none", "markersize": 6.0},
    "boxplot.meanprops": {"color": "C2", "linestyle": "--", "linewidth": 1.0, "marker": "^", "markeredgecolor": "C2",
        "markerfacecolor": "C2", "markersize": 6.0},
    "boxplot.medianprops": {"color": "C1", "linestyle": "-", "linewidth": 1.0},
    "boxplot.whiskerprops": {"color": "black", "linestyle": "-", "linewidth": 1.0},
    "contour": {"algorithm": "mpl2014", "corner_mask": True, "linewidth": None, "negative_linestyle": "dashed"},
    "date.autoformatter": {"day": "%Y-%m-%d", "hour": "%m-%d %H", "microsecond": "%M:%S.%f", "minute": "%d %H:%M",
        "month": "%Y-%m", "second": "%H:%M:%S", "year": "%Y"},
    "date": {"converter": "auto", "epoch": "1970-01-01T00:00:00", "interval_multiples": True},
    "docstring": {"hardcopy": False},
    "errorbar": {"capsize": 0.0, "capthick": None, "elinewidth": None},
    "figure": {"autolayout": False, "dpi": 100.0, "edgecolor": "white", "facecolor": "white", "figsize": [6.4, 4.8],
        "frameon": True, "hooks": [], "labelsize": "large", "labelweight": "normal", "max_open_warning": 20,
        "raise_window": True, "titlesize": "large", "titleweight": "normal"},
    "figure.constrained_layout": {"h_pad": 0.04167, "hspace": 0.02, "use": False, "w_pad": 0.04167, "wspace": 0.02},
    "figure.subplot": {"bottom": 0.11, "hspace": 0.2, "left": 0.125, "right": 0.9, "top": 0.88, "wspace": 0.2},
    "font": {"cursive": ["Apple Chancery", "Textile", "Zapf Chancery", "Sand", "Script MT", "Felipa", "Comic Neue",
        "Comic Sans MS", "cursive"], "enable_last_resort": True, "family": ["sans-serif"], "fantasy": ["Chicago",
        "Charcoal", "Impact", "Western", "xkcd script", "fantasy"], "monospace": ["DejaVu Sans Mono",
        "Bitstream Vera Sans Mono", "Computer Modern Typewriter", "Andale Mono", "Nimbus Mono L", "Courier New",
        "Courier", "Fixed", "Terminal", "monospace"], "sans-serif": ["DejaVu Sans", "Bitstream Vera Sans",
        "Computer Modern Sans Serif", "Lucida Grande", "Verdana", "Geneva", "Lucid", "Arial", "Helvetica",
        "Avant Garde", "sans-serif"], "serif": ["DejaVu Serif", "Bitstream Vera Serif", "Computer Modern Roman",
        "New Century Schoolbook", "Century Schoolbook L", "Utopia", "ITC Bookman", "Bookman", "Nimbus Roman No9 L",
        "Times New Roman", "Times", "Palatino", "Charter", "serif"], "size": 10.0, "stretch": "normal", "style":
        "normal", "variant": "normal", "weight": "normal"},
    "grid": {"alpha": 1.0, "color": "#b0b0b0", "linestyle": "-", "linewidth": 0.8},
    "grid.major": {"alpha": None, "color": None, "linestyle": None, "linewidth": None},
    "grid.minor": {"alpha": None, "color": None, "linestyle": None, "linewidth": None},
    "hatch": {"color": "edge", "linewidth": 1.0},
    "hist": {"bins": 10},
    "image": {"aspect": "equal", "cmap": "viridis", "composite_image": True, "interpolation": "antialiased",
        "interpolation_stage": "auto", "lut": 256, "origin": "upper", "resample": True},
    "keymap": {"back": ["left", "c", "backspace", "MouseButton.BACK"], "copy": ["ctrl+c", "cmd+c"], "forward":
        ["right", "v", "MouseButton.FORWARD"], "fullscreen": ["f", "ctrl+f"], "grid": ["g"], "grid_minor": ["G"],
        "help": ["f1"], "home": ["h", "r", "home"], "pan": ["p"], "quit": ["ctrl+w", "cmd+w", "q"], "quit_all": [],
        "save": ["s", "ctrl+s"], "xscale": ["k", "L"], "yscale": ["l"], "zoom": ["o"]},
    "legend": {"borderaxespad": 0.5, "borderpad": 0.4, "columnspacing": 2.0, "edgecolor": "0.8", "facecolor":
        "inherit", "fancybox": True, "fontsize": "medium", "framealpha": 0.8, "frameon": True, "handleheight": 0.7,
        "handlelength": 2.0, "handletextpad": 0.8, "labelcolor": "None", "labelspacing": 0.5, "linewidth": None,
        "loc": "best", "markerscale": 1.0, "numpoints": 1, "scatterpoints": 1, "shadow": False, "title_fontsize":
        None},
    "lines": {"antialiased": True, "color": "C0", "dash_capstyle": "butt", "dash_joinstyle": "round",
        "dashdot_pattern": [6.4, 1.6, 1.0, 1.6], "dashed_pattern": [3.7, 1.6], "dotted_pattern": [1.0, 1.65],
        "linestyle": "-", "linewidth": 1.5, "marker": "None", "markeredgecolor": "auto", "markeredgewidth": 1.0,
        "markerfacecolor": "auto", "markersize": 6.0, "scale_dashes": True, "solid_capstyle": "projecting",
        "solid_joinstyle": "round"},
    "macosx": {"window_mode": "system"},
    "markers": {"fillstyle": "full"},
    "mathtext": {"bf": "sans:bold", "bfit": "sans:italic:bold", "cal": "cursive", "default": "normal", "fallback":
        "cm", "fontset": "dejavusans", "it": "sans:italic", "rm": "sans", "sf": "sans", "tt": "monospace"},
    "patch": {"antialiased": True, "edgecolor": "black", "facecolor": "C0", "force_edgecolor": False, "linewidth":
        1.0},
    "path": {"effects": [], "simplify": True, "simplify_threshold": 0.111111111111, "sketch": None, "snap": True},
    "pcolor": {"shading": "auto"},
    "pcolormesh": {"snap": True},
    "pdf": {"compression": 6, "fonttype": 3, "inheritcolor": False, "use14corefonts": False},
    "pgf": {"preamble": "", "rcfonts": True, "texsystem": "xelatex"},
    "polaraxes": {"grid": True},
    "ps.distiller": {"res": 6000},
    "ps": {"fonttype": 3, "papersize": "letter", "useafm": False, "usedistiller": None},
    "savefig": {"bbox": None, "directory": "~", "dpi": "figure", "edgecolor": "auto", "facecolor": "auto", "format":
        "png", "orientation": "portrait", "pad_inches": 0.1, "transparent": False},
    "scatter": {"edgecolors": "face", "marker": "o"},
    "svg": {"fonttype": "path", "hashsalt": None, "id": None, "image_inline": True},
    "text": {"antialiased": True, "color": "black", "hinting": "default", "hinting_factor": None, "kerning_factor":
        None, "language": None, "parse_math": True, "usetex": False},
    "text.latex": {"engine": "latex", "preamble": ""},
    "tk": {"window_focus": False},
    "webagg": {"address": "127.0.0.1", "open_in_browser": True, "port": 8988, "port_retries": 50},
    "xaxis": {"labellocation": "center"},
    "xtick": {"alignment": "center", "bottom": True, "color": "black", "direction": "out", "labelbottom": True,
        "labelcolor": "inherit", "labelsize": "medium", "labeltop": False, "top": False},
    "xtick.major": {"bottom": True, "pad": 3.5, "size": 3.5, "top": True, "width": 0.8},
    "xtick.minor": {"bottom": True, "ndivs": "auto", "pad": 3.4, "size": 2.0, "top": True, "visible": False, "width":
        0.6},
    "yaxis": {"labellocation": "center"},
    "ytick": {"alignment": "center_baseline", "color": "black", "direction": "out", "labelcolor": "inherit",
        "labelleft": True, "labelright": False, "labelsize": "medium", "left": True, "right": False},
    "ytick.major": {"left": True, "pad": 3.5, "right": True, "size": 3.5, "width": 0.8},
    "ytick.minor": {"left": True, "ndivs": "auto", "pad": 3.4, "right": True, "size": 2.0, "visible": False, "width":
        0.6},
}
# fmt: on
_DEFAULTS = {f"{group}.{name}" if group else name: value for group, names in _GROUPS.items() for name, value in names.items()}
_ALIASES = {"lw": "linewidth", "ls": "linestyle", "c": "color", "fc": "facecolor", "ec": "edgecolor", "mew": "markeredgewidth",
            "aa": "antialiased"}


def fill(settings):
    """Adds the defaults of what is not set."""
    from cycler import cycler

    for key, value in _DEFAULTS.items():
        dict.setdefault(settings, key, list(value) if isinstance(value, list) else value)
    dict.setdefault(settings, "axes.prop_cycle", cycler("color", ["#" + code for code in _CYCLE]))


def checked(settings, key, value):
    """A value as the setting keeps it; KeyError for a name that is none, ValueError for a value that cannot be."""
    if not dict.__contains__(settings, key):
        fill(settings)
        if not dict.__contains__(settings, key):
            raise KeyError(f"{key} is not a valid rcParam (see rcParams.keys() for a list of valid parameters)")
    if key == "axes.prop_cycle":
        return _cycle(value)
    usual = _DEFAULTS.get(key)
    if isinstance(usual, bool):
        return _truth(key, value)
    if isinstance(usual, float) and isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            return float(value)
        except ValueError:
            if key not in ("font.size", "savefig.pad_inches", "figure.dpi", "lines.linewidth", "lines.markersize", "axes.linewidth"):
                return value
            raise ValueError(f"Key {key}: Could not convert {value!r} to float") from None
    if isinstance(usual, list) and isinstance(value, str):
        return [part.strip() for part in value.split(",")]
    return value


def _truth(key, value):
    if isinstance(value, str):
        value = value.lower()
    if value in (True, "t", "y", "yes", "on", "true", "1", 1):
        return True
    if value in (False, "f", "n", "no", "off", "false", "0", 0):
        return False
    raise ValueError(f"Key {key}: Cannot convert {value!r} to bool")


def _cycle(value):
    """A cycle of properties: what ``cycler`` makes, or text that calls it."""
    from cycler import Cycler, cycler

    if isinstance(value, str):
        inside = value.strip()
        if not inside.startswith("cycler("):
            raise ValueError(f"Could not convert {value!r} to a cycle: expected cycler(...)")
        value = eval(inside, {"__builtins__": {}}, {"cycler": cycler})  # noqa: S307 - settings files are code
    if not isinstance(value, Cycler):
        raise ValueError(f"Object is not a string or Cycler instance: {value!r}")
    rename(value)
    return value


def rename(cycle):
    """What C0, C1 ... stand for from now on."""
    from . import _names

    colors = cycle.by_key().get("color", ["k"])
    for name in [name for name in _names._NAMES if name[0] == "C" and name[1:].isdigit()]:
        del _names._NAMES[name]
    _names._NAMES.update((f"C{i}", _names.code(color)) for i, color in enumerate(colors))


def in_group(group, settings):
    """The keys of ``rc("lines", lw=2)``, short names written out."""
    for one in [group] if isinstance(group, str) else group:
        for name, value in settings.items():
            yield f"{one}.{_ALIASES.get(name, name)}", value


def of_file(text):
    """The settings of lines ``key: value``."""
    found = {}
    for line in text.splitlines():
        line = line if line.lstrip().startswith("axes.prop_cycle") else line.split("#", 1)[0]
        key, colon, value = line.strip().partition(":")
        if colon:
            found[key.strip()] = value.strip().strip("\"'")
    return found
