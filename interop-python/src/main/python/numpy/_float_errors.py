"""What becomes of divisions by zero, overflows and invalid operands: ``errstate`` and its kin.

Java finds them (``FloatErrors``) and hands the result over in an exception; ``settle`` warns, raises or is silent as the
script has asked for, and goes on with the result.
"""

import java

_watch = java.type("org.lrptoolbox.python.array.FloatErrors").watch
_Found = java.type("org.lrptoolbox.python.array.FloatErrorException")
_flags, _result, _operation = _Found.flags, _Found.result, _Found.operation
_WORDS = ((1, "divide", "divide by zero"), (2, "over", "overflow"), (8, "under", "underflow"), (4, "invalid", "invalid value"))
_MODES = ("ignore", "warn", "raise", "call", "print", "log")
_state = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_call = _met = None
_buffer = 8192


def isfound(error):
    """Whether a Java exception carries a result with floating-point errors."""
    return isinstance(error, _Found)


def settle(error, prefix="", name=None):
    """The result of an operation, after telling what went wrong in it."""
    tell(_flags(error), prefix + (name or str(_operation(error))))
    return _result(error)


def named(name, function, *args):
    """What a function answers that is computed by others: each kind of error in them is told of once, under its name.

    ``name`` None leaves the name of the first that met an error.
    """
    global _met
    before, _met = _met, [0, name]
    try:
        made = function(*args)
    finally:
        met, _met = _met, before
    if met[0]:
        tell(*met)
    return made


def tell(flags, operation):
    """Warns of floating-point errors, raises, or calls, as ``seterr`` says."""
    if _met is not None:
        _met[0], _met[1] = _met[0] | flags, _met[1] or operation
        return
    for bit, word, text in _WORDS:
        if flags & bit:
            mode = _state[word]
            if mode != "ignore":
                _act(mode, f"{text} encountered in {operation}", text, bit)


def _act(mode, message, text, bit):
    if mode == "raise":
        raise FloatingPointError(message)
    if mode == "warn":
        import warnings

        warnings.warn(message, RuntimeWarning, stacklevel=_depth())
    elif mode == "print":
        import sys

        print(f"Warning: {message}", file=sys.stderr)
    elif _call is None:
        raise NameError(f"python callback specified for {text} (in {message.rsplit(' ', 1)[-1]}) but no function found.")
    elif mode == "call":
        _call(text, {1: 1, 2: 2, 8: 4, 4: 8}[bit])
    else:
        _call.write(f"Warning: {message}\n")


def _depth():
    """How far up the first caller outside this package is, as ``warnings.warn`` counts."""
    import sys

    here = __file__.rpartition("_float_errors")[0]
    depth, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(here):
        depth, frame = depth + 1, frame.f_back
    return depth


def geterr():
    """How floating-point errors are treated."""
    return dict(_state)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    """Sets how floating-point errors are treated, and returns how they were."""
    before = dict(_state)
    new = {"divide": divide or all or before["divide"], "over": over or all or before["over"],
           "under": under or all or before["under"], "invalid": invalid or all or before["invalid"]}  # fmt: skip
    for value in new.values():
        if value not in _MODES:
            raise ValueError(f"invalid error mode {value!r}")
    _become(new)
    return before


def _become(new):
    _state.update(new)
    wanted = 0
    for bit, word, _ in _WORDS:
        if new[word] != "ignore":
            wanted |= bit
    _watch(wanted)


def geterrcall():
    """The function (or file-like object) of the modes 'call' and 'log'."""
    return _call


def seterrcall(func):
    """Sets the function (or file-like object) of the modes 'call' and 'log', and returns the old one."""
    global _call
    if func is not None and not callable(func) and not callable(getattr(func, "write", None)):
        raise ValueError("Only callable can be used as callback")
    before, _call = _call, func
    return before


def getbufsize():
    """The size of buffers: of no meaning here."""
    return _buffer


def setbufsize(size):
    """Accepted: of no meaning here."""
    global _buffer
    if size < 0:
        raise ValueError("buffer size must be non-negative")
    before, _buffer = _buffer, size
    return before


_UNCHANGED = object()


class errstate:
    """``with errstate(divide='ignore'):`` or a decorator: how floating-point errors are treated for a while."""

    __slots__ = ("_call", "_kwargs", "_before")

    def __init__(self, *, call=_UNCHANGED, all=None, divide=None, over=None, under=None, invalid=None):
        self._call = call
        self._kwargs = {"all": all, "divide": divide, "over": over, "under": under, "invalid": invalid}
        self._before = None

    def __enter__(self):
        if self._before is not None:
            raise TypeError("Cannot enter `np.errstate` twice.")
        self._before = (seterr(**self._kwargs), _call)
        if self._call is not _UNCHANGED:
            seterrcall(self._call)

    def __exit__(self, *error):
        global _call
        before, _call = self._before
        _become(before)

    def __call__(self, function):
        import functools

        @functools.wraps(function)
        def inside(*args, **kwargs):
            with errstate(call=self._call, **self._kwargs):
                return function(*args, **kwargs)

        return inside
