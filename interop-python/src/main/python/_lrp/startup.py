"""What every interpreter does before its program: it mends what would otherwise lose results or hang."""

import builtins
import sys

from _lrp import bundle, openfiles


def begin(guard):
    """Prepares the interpreter; ``guard`` says which files Java may touch for the program."""
    sys._lrp_files = guard
    openfiles.install()
    _add_exit()
    for name, amend in _AMENDMENTS.items():
        if name in sys.modules:
            amend(sys.modules[name])
    global _bundle
    _bundle = bundle.Bundle(sys.path[0], _RESERVED)
    sys.meta_path.insert(0, _bundle)
    sys.meta_path.insert(0, _Amended())


#: Modules of the original toolbox, for which ours stand in where they lie beside a script unchanged.
_RESERVED = "data_io", "model_io", "modules", "render"
_bundle = None


def reach(folder, installed):
    """Puts the script's folder first on the path, and packages installed for all programs last."""
    _bundle.come_after(folder)
    sys.path += installed


def _pack_by_java(bz2):
    """GraalPy leaves bzip2 to a library which is not there, and ends the program where it misses it."""
    from _lrp import bzip2

    bz2.BZ2Compressor, bz2.BZ2Decompressor = bzip2.BZ2Compressor, bzip2.BZ2Decompressor
    openfiles.track(bz2)


def _by_threads(name):
    def amend(module):
        from _lrp import processes

        getattr(processes, name)(module)

    return amend


def _complete_unicodedata(unicodedata):
    """``numeric`` and ``mirrored`` are missing."""
    import java

    characters = java.type("org.lrptoolbox.python.text.Characters")
    nothing = object()

    def numeric(chr, default=nothing, /):
        """Returns the numeric value assigned to the character as float, or ``default``, or raises ValueError."""
        value = characters.numeric(ord(chr))
        if value == value:
            return float(value)
        if default is nothing:
            raise ValueError("not a numeric character")
        return default

    def mirrored(chr, /):
        """Returns whether the character is mirrored in bidirectional text, as 0 or 1."""
        return int(characters.mirrored(ord(chr)))

    unicodedata.numeric, unicodedata.mirrored = numeric, mirrored


def _read_old_pickles(pickle):
    """``pickle.load`` of GraalPy does not know the names of Python 2, which protocols 0 to 2 use; ``Unpickler`` does."""

    def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
        return pickle.Unpickler(
            file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers
        ).load()

    load.__module__, load.__doc__ = "_pickle", pickle.load.__doc__
    pickle.load = load


def _find_time_zones(zoneinfo):
    """Where systems keep their time zones, which CPython knows since it was built; ``PYTHONTZPATH`` says it otherwise."""
    import os

    if not zoneinfo.TZPATH and "PYTHONTZPATH" not in os.environ:
        usual = "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo"
        zoneinfo.reset_tzpath(to=[folder for folder in usual if os.path.isdir(folder)])


def _mend_math(math):
    """Instances of classes derived from int, such as ``numpy.int64``, are taken for huge integers by GraalPy's ``math``:
    ``sqrt`` of such a 0 and ``acosh`` of such a 1 never return, ``log`` of such a 0 is -inf, ``log10`` loses a digit.
    """
    for name in ("sqrt", "acosh", "log", "log10", "log2"):
        setattr(math, name, _of_plain_numbers(getattr(math, name)))
    _complete_math(math)


def _complete_math(math):
    """``cbrt`` and ``exp2``, new in Python 3.11, are missing."""
    number, cube_root = math.ldexp, None

    def cbrt(x, /):
        """Return the cube root of x."""
        nonlocal cube_root
        if cube_root is None:
            import java

            cube_root = java.type("java.lang.Math").cbrt
        return cube_root(number(x, 0))

    def exp2(x, /):
        """Return 2 raised to the power of x."""
        try:
            return 2.0 ** number(x, 0)
        except OverflowError:
            raise OverflowError("math range error") from None

    for made in cbrt, exp2:
        if not hasattr(math, made.__name__):
            made.__qualname__, made.__module__ = made.__name__, "math"
            setattr(math, made.__name__, made)


def _mend_time(time):
    """``time.time`` of GraalPy counts whole milliseconds; the finer clock says how many parts of one have passed since.

    Every second it is set anew by the coarse clock, so that it follows where that is adjusted.
    """
    coarse, fine = time.time, time.perf_counter
    wall, mark = coarse(), fine()

    def now():
        nonlocal wall, mark
        passed = fine() - mark
        if passed > 1.0:
            reached = wall + passed
            wall, mark = coarse(), fine()
            if abs(reached - wall) < 0.002:
                wall = reached  # the same time, known better
            return wall
        return wall + passed

    now.__name__ = now.__qualname__ = "time"
    now.__module__, now.__doc__ = "time", coarse.__doc__
    time.time = now
    time.process_time, time.process_time_ns = _processor_time(time)


def _processor_time(time):
    """``time.process_time`` of GraalPy is the time that passes, but for what was slept: others' work on the processors
    counts, that of Java's other threads does not.
    """
    clock = None

    def process_time_ns():
        nonlocal clock
        if clock is None:
            import java

            clock = java.type("org.lrptoolbox.python.run.ProcessorTime").nanos
        return clock()

    def process_time():
        return process_time_ns() * 1e-9

    for made in process_time, process_time_ns:
        made.__qualname__, made.__module__ = made.__name__, "time"
        made.__doc__ = getattr(time, made.__name__).__doc__
    return process_time, process_time_ns


def _of_plain_numbers(function):
    def mended(x, *base):
        kind = type(x)
        if kind is not float and kind is not int and isinstance(x, int):
            x = int.__add__(x, 0)  # int.__int__ may return x itself where interpreters share their code
        return function(x, *base)

    mended.__name__ = mended.__qualname__ = function.__name__
    mended.__module__ = "math"
    mended.__doc__ = function.__doc__
    return mended


#: What is done to modules of Python's own as soon as they are imported; not before, for even these take time to import.
_AMENDMENTS = {"math": _mend_math, "time": _mend_time, "gzip": openfiles.track, "bz2": _pack_by_java,
               "lzma": openfiles.track, "zipfile": openfiles.track, "pickle": _read_old_pickles,
               "unicodedata": _complete_unicodedata, "multiprocessing": _by_threads("by_threads"),
               "multiprocessing.pool": _by_threads("pool_by_threads"),
               "zoneinfo": _find_time_zones, "concurrent.futures.process": _by_threads("executor_by_threads")}


class _Amended:
    """Finds the modules of ``_AMENDMENTS`` as usual, and amends them once they have run."""

    def find_distributions(self, context):
        """The packages that come along, for ``importlib.metadata``."""
        from _lrp import distributions

        return distributions.find(context)

    def find_spec(self, name, path=None, target=None):
        amend = _AMENDMENTS.get(name)
        if amend is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Amending(spec.loader, amend)
                return spec
        return None


class _Amending:
    """A loader which amends its module, and is as if it had never been there once it has."""

    def __init__(self, loader, amend):
        self._loader = loader
        self._amend = amend

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        spec = module.__spec__
        if spec is not None and spec.loader is self:
            spec.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        self._amend(module)


def _add_exit():
    """``exit``, ``quit`` and ``help``, which Python's module ``site`` adds; importing all of it takes time."""
    from _sitebuiltins import Quitter, _Helper

    end = "Ctrl-Z plus Return" if sys.platform == "win32" else "Ctrl-D (i.e. EOF)"
    builtins.exit = Quitter("exit", end)
    builtins.quit = Quitter("quit", end)
    builtins.help = _Helper()
