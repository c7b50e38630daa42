"""The packages that come along, as ``importlib.metadata`` tells of them: ``version("numpy")`` and the like."""

import re
import sys
from importlib.metadata import Distribution

#: Names of packages and of the modules they are imported by.
_MODULES = {"numpy": "numpy", "scipy": "scipy", "matplotlib": "matplotlib", "pillow": "PIL", "scikit-image": "skimage"}


class _Included(Distribution):
    def __init__(self, name):
        self._name, self._module = name, _MODULES[name]

    def read_text(self, filename):
        """A file of the ``.dist-info`` that installed packages have; ``None`` for those of no use here."""
        if filename == "METADATA":
            return f"Metadata-Version: 2.1\nName: {self._name}\nVersion: {_version(self._module)}\n"
        return self._module + "\n" if filename == "top_level.txt" else None

    def locate_file(self, path):
        """Where a file of the package lies."""
        return _folder(self._module).parent / path


def find(context):
    """Those of a name, or all where the context has none; none where it is asked for those of other folders."""
    if context.path is not sys.path:
        return
    wanted = None if context.name is None else re.sub("[-_.]+", "-", context.name).lower()
    for name in _MODULES:
        if wanted is None or wanted == name:
            yield _Included(name)


def _folder(module):
    from importlib.util import find_spec
    from pathlib import Path

    return Path(find_spec(module).origin).parent


def _version(module):
    """What the module says of itself, found without importing it, which may take long."""
    text = (_folder(module) / "__init__.py").read_text("utf-8")
    return re.search(r'^__version__ = "(.*)"', text, re.MULTILINE)[1]
