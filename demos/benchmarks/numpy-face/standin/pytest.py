"""As much of pytest as NumPy's tests use, without its imports: it starts at once and runs under any interpreter."""

import contextlib
import re
import sys
import types
import warnings


class Skipped(Exception):
    """The test asks to be left out."""


class Failed(Exception):
    """The test did not get what it expected."""


def skip(reason="", allow_module_level=False):
    raise Skipped(reason)


def xfail(reason=""):
    raise Skipped(reason)


def fail(reason="", pytrace=True):
    raise Failed(reason)


skip.Exception = xfail.Exception = Skipped
fail.Exception = Failed


def importorskip(name, minversion=None, reason=None):
    try:
        __import__(name)
    except ImportError:
        raise Skipped(name) from None
    return sys.modules[name]


class _Raised:
    value = type = None

    def match(self, pattern):
        if not re.search(pattern, str(self.value)):
            raise Failed(f"{self.value!s} does not match {pattern}")


class _Raises:
    def __init__(self, kinds, match=None):
        self.kinds, self.pattern, self.info = kinds, match, _Raised()

    def __enter__(self):
        return self.info

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise Failed(f"did not raise {self.kinds}")
        if not issubclass(kind, self.kinds):
            return False
        self.info.value, self.info.type = value, kind
        if self.pattern is not None:
            self.info.match(self.pattern)
        return True


def raises(expected_exception, *args, match=None, **kwargs):
    kinds = expected_exception
    block = _Raises(kinds, match)
    if not args:
        return block
    with block:
        args[0](*args[1:], **kwargs)
    return block.info


@contextlib.contextmanager
def warns(expected_warning=Warning, *, match=None):
    kinds = expected_warning
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield seen
    found = [w for w in seen if issubclass(w.category, kinds)]
    if not found:
        raise Failed(f"did not warn {kinds}")
    if match is not None and not any(re.search(match, str(w.message)) for w in found):
        raise Failed(f"no warning matches {match}")


def deprecated_call(**kwargs):
    return warns((DeprecationWarning, PendingDeprecationWarning, FutureWarning), **kwargs)


class approx:
    def __init__(self, expected, rel=1e-6, abs=1e-12, nan_ok=False):
        self.expected, self.rel, self.abs = expected, rel or 1e-6, abs or 1e-12

    def __eq__(self, other):
        if isinstance(self.expected, (list, tuple)):
            return len(other) == len(self.expected) and all(
                approx(e, self.rel, self.abs) == o for e, o in zip(self.expected, other)
            )
        return abs(other - self.expected) <= max(self.rel * abs(self.expected), self.abs)


class Param:
    def __init__(self, values, marks=(), id=None):
        self.values, self.marks = values, marks if isinstance(marks, (list, tuple)) else (marks,)


def param(*values, marks=(), id=None):
    return Param(values, marks, id)


class Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]):
            return self._put(args[0])
        return Mark(self.name, self.args + args, {**self.kwargs, **kwargs})

    def _put(self, target):
        mine = vars(target).get("pytestmark", [])
        target.pytestmark = [self, *(mine if isinstance(mine, list) else [mine])]
        return target

    def prevents(self):
        """Whether a test that bears this mark is not to be run."""
        if self.name == "skip":
            return True
        if self.name not in ("skipif", "xfail"):
            return False
        return bool(self.args[0]) if self.args else self.kwargs.get("condition", self.name == "xfail")


class _Marks:
    def __getattr__(self, name):
        return Mark(name)


mark = _Marks()


class Fixture:
    def __init__(self, function, kwargs):
        self.function, self.params, self.autouse = function, kwargs.get("params"), kwargs.get("autouse", False)
        self.name = kwargs.get("name") or function.__name__


def fixture(function=None, **kwargs):
    if function is None or not callable(function):
        return lambda f: Fixture(f, kwargs)
    return Fixture(function, kwargs)


def register_assert_rewrite(*names):
    pass


class MonkeyPatch:
    def __init__(self):
        self.undone = []

    @classmethod
    @contextlib.contextmanager
    def context(cls):
        made = cls()
        yield made
        made.undo()

    def setattr(self, target, name, value, raising=True):
        old = getattr(target, name)
        self.undone.append(lambda: setattr(target, name, old))
        setattr(target, name, value)

    def setenv(self, name, value, prepend=None):
        import os

        old = os.environ.get(name)
        self.undone.append(lambda: os.environ.pop(name) if old is None else os.environ.__setitem__(name, old))
        os.environ[name] = value

    def setitem(self, target, name, value):
        target[name] = value

    def chdir(self, path):
        import os

        old = os.getcwd()
        self.undone.append(lambda: os.chdir(old))
        os.chdir(path)

    def undo(self):
        for step in reversed(self.undone):
            step()


FixtureRequest = Config = PytestWarning = types.SimpleNamespace
