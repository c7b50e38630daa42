"""The user's own versions of ``modules``, ``render``, ``data_io`` and ``model_io`` beside a script."""

import os
import sys
from importlib.machinery import PathFinder
from importlib.util import spec_from_file_location

#: With this file changed, the classes that the others derive from are not ours any more, so that none of ours fits.
_BASE = "modules/module.py"
_OURS = os.path.dirname(os.path.dirname(__file__))


def prefer(folder, files):
    """Imports these files of a folder instead of ours, and says so.

    Of the package ``modules``, single files are theirs and the rest is ours, as both keep to the interface of ``Module``;
    all of it is theirs, and computed on ``numpy``, where ``Module`` itself has changed.
    """
    files = [str(file) for file in files]
    whole = _BASE in files
    shown = [file for file in files if not (whole and file.startswith("modules/"))] + ["modules"] * whole
    if whole and "model_io.py" not in files and os.path.exists(os.path.join(folder, "model_io.py")):
        files.append("model_io.py")  # it reads what their classes have written
    sys.meta_path.insert(0, _Theirs(folder, files, whole))
    print(f"lrp: {', '.join(sorted(shown))} beside the script differ{'s' * (len(shown) == 1)} from the original toolbox "
          "and will be used (--engine-modules: the toolbox's own)", file=sys.stderr)


class _Theirs:
    """Finds what is theirs before what is ours."""

    def __init__(self, folder, files, whole):
        self._folder = folder
        self._whole = whole
        self._names = {}
        for file in files:
            name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            self._names[name] = os.path.join(folder, *file.split("/"))
        self._has_modules = any(file.startswith("modules/") for file in files)

    def find_spec(self, name, path=None, target=None):
        place = self._names.get(name)
        if name == "modules":
            return self._package(place)
        if place is None:
            return None
        inner = [os.path.dirname(place)] if place.endswith("__init__.py") else None
        return spec_from_file_location(name, place, submodule_search_locations=inner)

    def _package(self, changed):
        if not self._has_modules:
            return None
        theirs = os.path.join(self._folder, "modules")
        if self._whole:
            place = os.path.join(theirs, "__init__.py")
            return spec_from_file_location("modules", place, submodule_search_locations=[theirs])
        ours = PathFinder.find_spec("modules", [_OURS])
        places = [*ours.submodule_search_locations, theirs]
        if changed is not None:
            return spec_from_file_location("modules", changed, submodule_search_locations=places)
        ours.submodule_search_locations[:] = places
        return ours
