"""The toolbox's modules in one file of byte code.

Python looks for a module in folders, reads what it knows of the source, then the byte code, and checks that both belong
together: on a cold interpreter that takes most of the time of an import. The folder of the toolbox's modules is named
after its content and never changes, so its byte code needs no questions. ``write`` keeps what a typical script imports;
where there is no bundle, or it is another interpreter's, modules are imported as ever.
"""

import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import MAGIC_NUMBER, PathFinder, SourceFileLoader, _os
from _io import FileIO
from marshal import dumps, loads

#: Folders that are named after their content; the sources of a developer's own build are not.
_FIXED = "pylib-"
_SIZE = 8
#: A bundle that was swept away or cut short; the sources are still there.
_UNREADABLE = OSError, EOFError, ValueError, TypeError


def bundle_of(folder):
    """The file with the byte code of a folder's modules, or None where none can be."""
    name = folder.replace("\\", "/").rpartition("/")[2]
    known = sys.pycache_prefix and name.startswith(_FIXED)
    return f"{sys.pycache_prefix}/{name}.{MAGIC_NUMBER.hex()}" if known else None


class Bundle:
    """Finds modules of a folder on the path in its bundle; a module of that name in a folder before it wins.

    That is so with the script's own folder, too, which is the first, as everywhere in Python; but what lies there and
    goes by one of the names ``reserved`` is left to the toolbox, whose modules stand in for it.
    """

    def __init__(self, folder, reserved=()):
        self._folder = folder
        self._reserved = reserved
        self._beside = None
        self._names = None
        self._file = bundle_of(folder)
        self._modules = None if self._file else {}
        self._start = 0

    def come_after(self, folder):
        """From now on, modules of this folder, the script's, come before all others."""
        self._beside = folder
        sys.path.insert(0, folder)

    def find_spec(self, name, path=None, target=None):
        if self._modules is None:
            self._modules = self._index()
        if name not in self._modules:
            ours = path is None and name in self._reserved and self._is_ours(name, self._folder, sys.path)
            return PathFinder.find_spec(name, [self._folder]) if ours else None
        place = f"{self._folder}/{name.replace('.', '/')}"
        if not self._is_ours(name, place.rpartition("/")[0], sys.path if path is None else path):
            return None
        is_package = self._modules[name][0]
        file = place + ("/__init__.py" if is_package else ".py")
        spec = ModuleSpec(name, _Loader(name, file, self), origin=file, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations.append(place)
        return spec

    def _is_ours(self, name, folder, path):
        """Whether the folder is on the path and none before it has the module."""
        for entry in path:
            if entry == folder:
                return True
            if entry == self._beside and (name in self._reserved or not self._may_lie_beside(name)):
                continue
            spec = PathFinder.find_spec(name, [entry])
            if spec is not None and spec.loader is not None:  # a folder without __init__.py gives way to any package
                return False
        return False

    def _may_lie_beside(self, name):
        """Whether the script's folder has anything of that name: one look for all names, where each costs milliseconds."""
        if self._names is None and self._beside:  # the current folder, '', may be another one next time
            try:
                self._names = {file.partition(".")[0] for file in _os.listdir(self._beside)}
            except OSError:
                self._names = set()
        return self._names is None or name in self._names

    def code(self, name):
        """The byte code of a module of the bundle."""
        _, place, size = self._modules[name]
        with FileIO(self._file) as stream:
            stream.seek(self._start + place)
            return loads(stream.read(size))

    def _index(self):
        try:
            with FileIO(self._file) as stream:
                size = int.from_bytes(stream.read(_SIZE), "little")
                folder, modules = loads(stream.read(size))
        except _UNREADABLE:
            return {}
        self._start = _SIZE + size
        return modules if folder == self._folder else {}


class _Loader(SourceFileLoader):
    """A loader of the source file, but for the byte code."""

    def __init__(self, name, file, bundle):
        super().__init__(name, file)
        self._bundle = bundle

    def get_code(self, name):
        try:
            return self._bundle.code(name)
        except _UNREADABLE:
            return super().get_code(name)


def write(folder):
    """Keeps the byte code of all modules of a folder that are imported, for the interpreters to come."""
    import os

    file = bundle_of(folder)
    if file is None:
        return
    modules, codes, place = {}, [], 0
    for name, module in sorted(sys.modules.items()):
        spec = getattr(module, "__spec__", None)
        loader = getattr(spec, "loader", None)
        # The program itself goes by another name than its module.
        if isinstance(loader, SourceFileLoader) and loader.path.startswith(folder + "/") and spec.name == name:
            code = dumps(loader.get_code(name))
            modules[name] = hasattr(module, "__path__"), place, len(code)
            codes.append(code)
            place += len(code)
    index = dumps((folder, modules))
    fresh = f"{file}.{os.getpid()}"
    with open(fresh, "wb") as stream:
        stream.write(len(index).to_bytes(_SIZE, "little") + index)
        stream.writelines(codes)
    os.replace(fresh, file)
