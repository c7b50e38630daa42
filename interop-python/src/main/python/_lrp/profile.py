"""``lrp run --profile``: which lines of a script spend their time in the toolbox, and what first calls cost.

Nothing is traced. The toolbox's public functions and methods, and imports, are wrapped when they are imported; of calls
within calls only the outermost counts, for the line of the script that made it. Code of one's own is not measured, except
where the toolbox calls it.
"""

import builtins
import sys
from time import perf_counter

from _lrp import startup

_MODULES = ("data_io", "matplotlib.pyplot", "model_io", "modules", "numpy", "render")
_MOST = 30
#: How often an object is asked for these says nothing about the script.
_LEFT_OUT = {"__init__", "__new__", "__getattr__", "__setattr__", "__getattribute__", "__repr__", "__str__", "__len__"}

_OURS = __file__[: -len("_lrp/profile.py")]

_calls = {}
_inside = False
_function = type(lambda: None)


def begin(milliseconds):
    """Begins to measure; Java started so many milliseconds ago."""
    import atexit

    start = perf_counter()
    for name in _MODULES:
        startup._AMENDMENTS[name] = _wrap_module
    plain = builtins.__import__

    def load(name, globals=None, locals=None, fromlist=(), level=0):
        if _inside or name in sys.modules and not fromlist:
            return plain(name, globals, locals, fromlist, level)
        return _measured(plain, "import " + name, (name, globals, locals, fromlist, level), {}, sys._getframe(1))

    builtins.__import__ = load
    atexit.register(lambda: print(table(milliseconds / 1000, perf_counter() - start), file=sys.stderr))


def _measured(function, label, args, kwargs, frame):
    global _inside
    _inside = True
    start = perf_counter()
    try:
        return function(*args, **kwargs)
    finally:
        seconds = perf_counter() - start
        _inside = False
        while frame.f_back is not None and frame.f_code.co_filename.startswith(_OURS):
            frame = frame.f_back
        place = frame.f_code.co_filename, frame.f_lineno, label
        times = _calls.get(place)
        if times is None:
            _calls[place] = [1, seconds, seconds]
        else:
            times[0] += 1
            times[1] += seconds


def _timed(function, label):
    def call(*args, **kwargs):
        if _inside:
            return function(*args, **kwargs)
        return _measured(function, label, args, kwargs, sys._getframe(1))

    for name in "__module__", "__name__", "__qualname__", "__doc__":
        setattr(call, name, getattr(function, name))
    call.__wrapped__ = function
    return call


def _wrap_class(kind):
    for name, value in list(vars(kind).items()):
        internal = name in _LEFT_OUT or name.startswith("_") and not name.startswith("__")
        if type(value) is _function and not internal:
            setattr(kind, name, _timed(value, kind.__name__ + "." + name))


def _wrap_module(module):
    names = vars(module)
    for name, value in [(name, names.get(name)) for name in names.get("__all__", list(names)) if name[0] != "_"]:
        if type(value) is _function:
            names[name] = _timed(value, module.__name__ + "." + name)
        elif isinstance(value, type) and name in ("ndarray", "Sequential"):
            _wrap_class(value)
    find = names.get("__getattr__")
    if find is not None:

        def found(name):
            value = find(name)
            if type(value) is _function and not hasattr(value, "__wrapped__"):
                value = names[name] = _timed(value, module.__name__ + "." + name)
            return value

        names["__getattr__"] = found


def table(before, seconds):
    """What was measured, as text: the calls that took longest, by line."""
    rows = sorted(_calls.items(), key=lambda item: -item[1][1])
    known = sum(times[1] for _, times in rows)
    lines = [
        f"lrp: {before:.2f} s until the script began, {seconds:.2f} s in it, {known:.2f} s of these in the toolbox; in ms:",
        f"{'total':>9} {'first':>9} {'others':>9} {'calls':>7}  line",
    ]
    for (file, line, label), (count, total, first) in rows[:_MOST]:
        others = f"{(total - first) / (count - 1) * 1000:9.2f}" if count > 1 else " " * 9
        name = file.replace("\\", "/").rsplit("/", 1)[-1]
        lines.append(f"{total * 1000:9.1f} {first * 1000:9.1f} {others} {count:7}  {name}:{line} {label}")
    if len(rows) > _MOST:
        rest = sum(times[1] for _, times in rows[_MOST:])
        lines.append(f"{rest * 1000:9.1f} {'':9} {'':9} {'':7}  {len(rows) - _MOST} more")
    return "\n".join(lines)
