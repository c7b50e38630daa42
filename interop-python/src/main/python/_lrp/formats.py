"""Which function reads or writes a file: those of a table, or Java for the formats that it knows besides."""

import os

__all__ = ["Formats"]


class Formats:
    """The formats of a module.

    Parameters
    ----------
    module : str
        its name, for messages
    known : callable
        whether Java knows a format of that name
    readers, writers : dict
        what reads ``(path)`` and writes ``(what, path)``, by format
    read_any, write_any : callable
        the same for Java's formats, with the format behind
    """

    def __init__(self, module, known, readers, writers, read_any, write_any):
        self._module, self._known = module, known
        self._readers, self._writers = readers, writers
        self._read_any, self._write_any = read_any, write_any

    def read(self, path, fmt):
        if not os.path.exists(path):
            raise IOError("{}.read : No such file or directory: {}".format(self._module, path))
        fmt = _format(path, fmt)
        if fmt not in self._readers and self._known(fmt):
            return self._read_any(path, fmt)
        return self._readers[fmt](path)

    def write(self, what, path, fmt):
        fmt = _format(path, fmt)
        if fmt not in self._writers and self._known(fmt):
            self._write_any(what, path, fmt)
        else:
            self._writers[fmt](what, path)


def _format(path, fmt):
    return os.path.splitext(path)[1].replace(".", "").lower() if fmt is None else fmt
