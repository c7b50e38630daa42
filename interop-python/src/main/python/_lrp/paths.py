"""Files for Java: its functions take no paths of scripts, but what the guard of this interpreter makes of them."""

import os
import sys

import java

from _lrp.errors import java_errors

#: All that Java reads and writes for scripts.
files = java.type("org.lrptoolbox.python.files.ScriptFiles")
#: Made by whoever started the interpreter. Without one, no file is open to Java.
guard = getattr(sys, "_lrp_files", None)


def absolute(path):
    """The absolute form of a ``str``, ``bytes`` or ``os.PathLike`` path as text."""
    return os.path.abspath(os.fsdecode(path))


def _required():
    if guard is None:
        raise PermissionError("this interpreter was given no right to read or write files")
    return guard


@java_errors
def readable(path):
    """A file to read from, for one of ``files``; PermissionError where the sandbox forbids it."""
    return _required().readable(absolute(path))


@java_errors
def writable(path):
    """A file to write to, for one of ``files``; PermissionError where the sandbox forbids it."""
    return _required().writable(absolute(path))
