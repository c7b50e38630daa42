"""What becomes of figures that are shown."""

import os
import sys

import __main__

_shown = 0
#: Where a notebook shows its figures, instead of files.
sink = None


def show(figures, block):
    """Writes each figure beside the script, or to the folder ``LRP_FIGURES``; opens windows with ``LRP_SHOW``.

    Nothing is printed: what a script prints is its own. A folder which cannot be written to costs the file, with a
    line on the error stream, not the script.
    """
    global _shown
    if sink is not None:
        sink(figures)
        return
    for figure in figures:
        _shown += 1
        path = os.path.join(folder(), f"{script_name()}-figure-{_shown}.png")
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            figure.savefig(path)
        except OSError as error:
            print(f"lrp: figure {_shown} is not written: {error}", file=sys.stderr)
    if os.environ.get("LRP_SHOW"):
        _open_windows(figures, block)


def folder():
    """Where figures are written."""
    chosen = os.environ.get("LRP_FIGURES")
    script = getattr(__main__, "__file__", None)
    return os.path.abspath(chosen or (os.path.dirname(os.path.abspath(script)) if script else os.curdir))


def script_name():
    """The script's name without its ending."""
    script = getattr(__main__, "__file__", None)
    return os.path.splitext(os.path.basename(script))[0] if script else "python"


def _open_windows(figures, block):
    import java

    window = java.type("org.lrptoolbox.python.plot.FigureWindow")
    window.show([figure.draw() for figure in figures], [f"Figure {figure.number}" for figure in figures],
                block is not False)
