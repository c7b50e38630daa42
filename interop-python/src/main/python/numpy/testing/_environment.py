"""Where tests run, and what they need around them."""

import contextlib
import warnings
from unittest import SkipTest, TestCase  # noqa: F401

IS_WASM = IS_PYPY = IS_PYSTON = IS_MUSL = IS_EDITABLE = IS_INSTALLED = NOGIL_BUILD = HAS_LAPACK64 = False
HAS_REFCOUNT = BLAS_SUPPORTS_FPE = NUMPY_ROOT = False
IS_64BIT = True
verbose = 0


class KnownFailureException(Exception):
    """A failure that is expected."""


class IgnoreException(Exception):
    """Something that does not matter."""


@contextlib.contextmanager
def temppath(*args, **kwargs):
    """The path of a file that is gone afterwards."""
    import os
    import tempfile

    handle, path = tempfile.mkstemp(*args, **kwargs)
    os.close(handle)
    try:
        yield path
    finally:
        os.remove(path)


@contextlib.contextmanager
def tempdir(*args, **kwargs):
    """A folder that is gone afterwards."""
    import shutil
    import tempfile

    path = tempfile.mkdtemp(*args, **kwargs)
    try:
        yield path
    finally:
        shutil.rmtree(path)


class suppress_warnings:
    """``with suppress_warnings() as sup: sup.filter(...)``: warnings that are not shown, or recorded."""

    def __init__(self, forwarding_rule="always", _warn=True):
        self._filters = []

    def filter(self, category=Warning, message="", module=None):
        self._filters.append((category, message))
        if hasattr(self, "_inside"):
            warnings.filterwarnings("ignore", message, category)

    def record(self, category=Warning, message="", module=None):
        self.log = getattr(self, "log", [])
        return self.log

    def __enter__(self):
        self._inside = warnings.catch_warnings(record=True)
        self.log = self._inside.__enter__()
        warnings.simplefilter("always")
        for category, message in self._filters:
            warnings.filterwarnings("ignore", message, category)
        return self

    def __exit__(self, *error):
        self._inside.__exit__(*error)
        del self._inside

    def __call__(self, function):
        def call(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return call


class clear_and_catch_warnings(warnings.catch_warnings):
    """As ``warnings.catch_warnings``."""

    class_modules = ()

    def __init__(self, record=False, modules=()):
        super().__init__(record=record)


@contextlib.contextmanager
def assert_no_gc_cycles(*args, **kwargs):
    """Not checked: memory is Java's business here."""
    yield


def _assert_valid_refcount(op):
    """Not checked: nothing counts references here."""
    return True


def break_cycles():
    """Nothing to do: memory is Java's business here."""


def runstring(astr, dict):
    """Runs code."""
    exec(astr, dict)


def print_assert_equal(test_string, actual, desired):
    """Fails with a message if the two differ."""
    if not actual == desired:
        raise AssertionError(f"{test_string} failed\nACTUAL: \n{actual}DESIRED: \n{desired}")


def decorate_methods(cls, decorator, testmatch=None):
    """Decorates the test methods of a class."""
    for name, value in list(vars(cls).items()):
        if name.startswith("test") and callable(value):
            setattr(cls, name, decorator(value))


def run_threaded(func, max_workers=8, pass_count=False, pass_barrier=False, outer_iterations=1, prepare_args=None):
    """Calls a function, once for each of what would be threads."""
    args = [] if prepare_args is None else prepare_args()
    for i in range(max_workers):
        func(*args, i) if pass_count else func(*args)


def requires_memory(free_bytes):
    """A decorator of tests of large arrays: they are skipped."""

    def decorate(function):
        def skipped(*args, **kwargs):
            raise SkipTest(f"{free_bytes} bytes of memory are not assumed")

        return skipped

    return decorate


def _no_tracing(function):
    """A decorator of tests that no debugger may trace: left as they are."""
    return function


def _glibc_older_than(version):
    """No C library is used."""
    return False


def check_support_sve(*args):
    """No instructions of a processor are used directly."""
    return False


def _gen_alignment_data(dtype="float32", type="binary", max_size=24):
    """Arrays that begin at several places of their storage: ``out, *inputs, message`` of functions of one or two."""
    import numpy as np

    for o in range(3):
        for size in range(o + 2, 8 if max_size < 8 else max_size):
            def made():
                return np.arange(size, dtype=dtype)[o:]

            def zeros():
                return np.zeros(size, dtype)[o:]

            if type == "unary":
                yield zeros(), made(), f"unary offset=({o}, {o}), size={size}, dtype={dtype}, out of place"
                inside = made()
                yield inside, inside, f"unary offset=({o}, {o}), size={size}, dtype={dtype}, in place"
            else:
                yield zeros(), made(), made(), f"binary offset=({o}, {o}, {o}), size={size}, dtype={dtype}, out of place"
                first, second = made(), made()
                yield first, first, made(), f"binary offset=({o}, {o}, {o}), size={size}, dtype={dtype}, in place1"
                yield second, made(), second, f"binary offset=({o}, {o}, {o}), size={size}, dtype={dtype}, in place2"


class extbuild:
    """Nothing in C is built here."""

    @staticmethod
    def build_and_import_extension(*args, **kwargs):
        raise SkipTest("modules in C cannot be built here")
