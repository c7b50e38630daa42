"""The interactive prompt."""

import code
import runpy
import sys
import traceback

import __main__


def interact(script=None):
    """Read, evaluate, print until end of input.

    With a script, that runs first, and its names are there at the prompt even when it failed.
    """
    names = vars(__main__)
    if script is not None:
        try:
            names.update(runpy.run_path(script, run_name="__main__"))
        except Exception:
            traceback.print_exc()
    banner = (f"LRP Toolbox, Python {sys.version.split()[0]} on {sys.platform} (GraalPy)\n"
              "numpy, modules, model_io, data_io, render and matplotlib are the toolbox's own.")
    code.interact(banner, local=names, exitmsg="")
