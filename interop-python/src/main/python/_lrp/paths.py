"""Paths for Java: its working directory is not Python's, and a confined script may not touch every file."""

import os

import java

from _lrp.errors import java_errors

_files = java.type("org.lrptoolbox.python.run.ScriptFiles")


def absolute(path):
    """The absolute form of a ``str``, ``bytes`` or ``os.PathLike`` path as text."""
    return os.path.abspath(os.fsdecode(path))


@java_errors
def readable(path):
    """A ``java.nio.file.Path`` for reading; PermissionError where the sandbox forbids it."""
    return _files.readable(absolute(path))


@java_errors
def writable(path):
    """A ``java.nio.file.Path`` for writing; PermissionError where the sandbox forbids it."""
    return _files.writable(absolute(path))
