"""Packages whose files are loaded when a name of them is asked for."""

from importlib import import_module


def lazily(package, files, modules=()):
    """``__all__``, ``__getattr__`` and ``__dir__`` of a package: ``files`` has the names of each file, ``modules`` are names themselves.

    Each name is found once and is the package's own from then on.
    """
    places = {name: file for file, names in files.items() for name in names.split()}
    known = sorted([*places, *modules])

    def found(name):
        if name in modules:
            return import_module(f"{package}.{name}")
        if name not in places:
            raise AttributeError(f"module '{package}' has no attribute '{name}'; here are {', '.join(known)}")
        value = getattr(import_module(f"{package}.{places[name]}"), name)
        setattr(import_module(package), name, value)
        return value

    return known, found, lambda: known
