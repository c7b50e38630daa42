"""Runs test modules of NumPy and writes one line of JSON a case: ``python tests_child.py RESULTS CASES SECONDS MODULE...``.

Cases that RESULTS already names are left out, so that a run can go on after a case that hung or killed it.
What a module has not come to after so many seconds fails.
"""

import ast
import importlib
import importlib.machinery
import importlib.util
import inspect
import itertools
import json
import os
import re
import sys
import tempfile
import time
import traceback
import types

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, "standin"))
import pytest  # noqa: E402  (the stand-in)


def parameters(function):
    """All combinations of values a test is to be run with."""
    sets = []
    for mark in reversed([m for m in marks(function) if m.name == "parametrize"]):
        given = dict(zip(("argnames", "argvalues"), mark.args))
        names, values = (given.get(n, mark.kwargs.get(n)) for n in ("argnames", "argvalues"))
        names = [n.strip() for n in names.split(",") if n.strip()] if isinstance(names, str) else list(names)
        rows = []
        for value in values:
            blocked = False
            if isinstance(value, pytest.Param):
                blocked = any(m.prevents() for m in value.marks if isinstance(m, pytest.Mark))
                value = value.values if len(names) > 1 else value.values[0]
            if not blocked:
                rows.append(dict(zip(names, value)) if len(names) > 1 else {names[0]: value})
        sets.append(rows)
    for combination in itertools.product(*sets):
        merged = {}
        for part in combination:
            merged.update(part)
        yield merged


def marks(thing):
    return getattr(thing, "pytestmark", [])


def evenly(items, most):
    """At most so many, spread over all."""
    items = list(itertools.islice(items, 20000))
    return items if len(items) <= most else [items[i * len(items) // most] for i in range(most)]


class Absent(types.ModuleType):
    """A module of NumPy in C that only its tests need: tests that call it are left out."""

    tests_run = False

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def made(cls, *args, **kwargs):
            if Absent.tests_run:
                raise pytest.Skipped(f"{self.__name__}.{name} is written in C")
            return object.__new__(cls)

        # A class, because test modules make types and tables of such names before any test runs.
        return type(name, (), {"__new__": made, "__init__": lambda self, *args, **kwargs: None})


def stand_in_for_modules_in_c():
    import numpy._core as core

    names = "_multiarray_tests _umath_tests _operand_flag_tests _rational_tests _struct_ufunc_tests _simd"
    for name in names.split():
        full = f"numpy._core.{name}"
        try:
            importlib.import_module(full)
        except ImportError:
            sys.modules[full] = Absent(full)
            setattr(core, name, sys.modules[full])


def settings_that_tests_change():
    """Private settings of NumPy's that its tests lower to make short inputs take long ones' ways."""
    from numpy.lib import _npyio_impl

    if not isinstance(getattr(_npyio_impl, "_loadtxt_chunksize", None), int):
        _npyio_impl._loadtxt_chunksize = 50000


class Run:
    def __init__(self, results, most, limit):
        self.limit = limit
        self.known = set()
        if os.path.exists(results):
            with open(results, encoding="utf-8") as lines:
                for line in lines:
                    try:
                        self.known.add(json.loads(line)["case"])
                    except ValueError:
                        pass
        self.out = open(results, "a", encoding="utf-8")
        self.most = most

    def note(self, case, outcome, why=""):
        self.out.write(json.dumps({"case": case, "outcome": outcome, "why": why}) + "\n")
        self.out.flush()

    def module(self, name, path):
        self.end = time.monotonic() + self.limit
        try:
            module = load(name, path)
        except BaseException as error:
            self.note(f"{name}", "unimportable", reason(error))
            return
        if any(m.prevents() for m in as_list(marks(module)) if isinstance(m, pytest.Mark)):
            return
        fixtures = {v.name: v for v in vars(module).values() if isinstance(v, pytest.Fixture)}
        for key, value in list(vars(module).items()):
            if key.startswith("test") and callable(value) and not isinstance(value, type):
                self.function(name, key, value, None, fixtures, ())
            elif key.startswith("Test") and isinstance(value, type):
                own = {k: v for c in reversed(value.__mro__) for k, v in vars(c).items()}
                local = {**fixtures, **{v.name: v for v in own.values() if isinstance(v, pytest.Fixture)}}
                for method in [k for k in own if k.startswith("test")]:
                    if callable(getattr(value, method, None)):
                        self.function(f"{name}.{key}", method, getattr(value, method), value, local, marks(value))

    def function(self, owner, key, function, cls, fixtures, inherited):
        blocked = [m for m in [*marks(function), *as_list(inherited)] if isinstance(m, pytest.Mark) and m.prevents()]
        if blocked or not callable(function):
            return
        try:
            holder = types.SimpleNamespace(
                pytestmark=[*marks(function), *[m for m in as_list(inherited) if m.name == "parametrize"]]
            )
            needed = [p for p in inspect.signature(function).parameters if p != "self"]
            cases = list(parameters(holder))
            varied = [f for f in needed if f in fixtures and fixtures[f].params is not None]
            for f in varied:
                cases = [{**c, f: v} for c in cases for v in fixtures[f].params]
        except Exception as error:
            self.note(f"{owner}.{key}", "failed", reason(error))
            return
        for number, values in enumerate(evenly(cases, self.most)):
            case = f"{owner}.{key}[{number}]"
            if case in self.known:
                continue
            if time.monotonic() > self.end:
                self.note(case, "failed", "the file's time was up")
                continue
            self.out.write(json.dumps({"case": case, "outcome": "started"}) + "\n")
            self.out.flush()
            try:
                self.call(function, cls, needed, values, fixtures)
                self.note(case, "passed")
            except pytest.Skipped as error:
                self.note(case, "skipped", str(error))
            except BaseException as error:
                if type(error).__name__ == "SkipTest":
                    self.note(case, "skipped")
                else:
                    self.note(case, "failed", reason(error))

    def call(self, function, cls, needed, values, fixtures):
        instance = cls() if cls is not None else None
        patch = pytest.MonkeyPatch()
        running = []

        def supply(name):
            if name in fixtures:
                fixture = fixtures[name]
                if fixture.params is not None and name in values:
                    request = types.SimpleNamespace(param=values[name])
                else:
                    request = types.SimpleNamespace(param=None)
                wanted = list(inspect.signature(fixture.function).parameters)
                arguments = [
                    instance if w == "self" else request if w == "request" else supply(w) for w in wanted
                ]
                made = fixture.function(*arguments)
                if inspect.isgenerator(made):
                    running.append(made)
                    made = next(made)
                return made
            if name in values:
                return values[name]
            if name == "tmp_path":
                import pathlib

                return pathlib.Path(tempfile.mkdtemp())
            if name == "monkeypatch":
                return patch
            raise pytest.Skipped(f"no fixture {name}")

        Absent.tests_run = True
        with np.errstate(), np.printoptions():
            try:
                for setup in ("setup_method", "setup"):
                    if instance is not None and hasattr(instance, setup):
                        make = getattr(instance, setup)
                        make(*[function][: len(inspect.signature(make).parameters)])
                        break
                for fixture in fixtures.values():
                    if fixture.autouse:
                        supply(fixture.name)
                arguments = {name: supply(name) for name in needed if name in values or name in fixtures
                             or inspect.signature(function).parameters[name].default is inspect.Parameter.empty}
                if instance is None:
                    function(**arguments)
                else:
                    function(instance, **arguments)
            finally:
                Absent.tests_run = False
                patch.undo()
                for made in running:
                    for _ in made:
                        pass
                if instance is not None and hasattr(instance, "teardown_method"):
                    instance.teardown_method(*[function][: len(inspect.signature(instance.teardown_method).parameters)])


def as_list(value):
    return value if isinstance(value, (list, tuple)) else [value]


def reason(error):
    last = traceback.extract_tb(error.__traceback__)
    place = next((f"{os.path.basename(f.filename)}:{f.lineno} {f.line}" for f in reversed(last)
                  if f"{os.sep}tests{os.sep}test_" in f.filename), "")
    try:
        return f"{type(error).__name__}: {str(error)[:200]} @ {place}"
    except BaseException:
        return f"{type(error).__name__} @ {place}"


class Missing:
    """A name that a test module imports and that is not there: only the cases that use it fail."""

    def __init__(self, name):
        self._name = name

    def _refuse(self, *args, **kwargs):
        raise AttributeError(f"absent: {self._name}")

    __call__ = __iter__ = __len__ = __getitem__ = __enter__ = __eq__ = _refuse
    __hash__ = object.__hash__

    def __getattr__(self, name):
        return Missing(f"{self._name}.{name}") if name[:2] != "__" else self._refuse()

    def __mro_entries__(self, bases):
        return ()


class Forgiving(ast.NodeTransformer):
    """Imports of names of NumPy, one by one, with a ``Missing`` for each that is not there."""

    def visit_ImportFrom(self, node):
        if node.level or not (node.module or "").startswith("numpy") or node.names[0].name == "*":
            return node
        made = [
            ast.Assign(
                [ast.Name(a.asname or a.name, ast.Store())],
                ast.Call(ast.Name("__imported", ast.Load()), [ast.Constant(node.module), ast.Constant(a.name)], []),
            )
            for a in node.names
        ]
        return [ast.fix_missing_locations(ast.copy_location(m, node)) for m in made]

    def visit_Import(self, node):
        made = []
        for a in node.names:
            if not a.name.startswith("numpy.") or a.asname is None:
                made.append(ast.Import([a]))
                continue
            parent, _, name = a.name.rpartition(".")
            value = ast.Call(ast.Name("__imported", ast.Load()), [ast.Constant(parent), ast.Constant(name)], [])
            made.append(ast.Assign([ast.Name(a.asname, ast.Store())], value))
        return [ast.fix_missing_locations(ast.copy_location(m, node)) for m in made]


def imported(module, name):
    try:
        found = importlib.import_module(module)
        return getattr(found, name) if hasattr(found, name) else importlib.import_module(f"{module}.{name}")
    except (ImportError, AttributeError):
        return Missing(f"{module}.{name}")


class NextTo:
    """Finds the test modules that other test modules import, in the installed NumPy's folder."""

    def __init__(self, root):
        self.root = root

    def find_spec(self, name, path=None, target=None):
        parts = name.split(".")
        if parts[0] != "numpy" or "tests" not in parts:
            return None
        file = os.path.join(self.root, *parts[1:])
        if os.path.isdir(file):
            return importlib.machinery.ModuleSpec(name, None, is_package=True)
        return importlib.util.spec_from_file_location(name, file + ".py", loader=Loader(name, file + ".py"))


class Loader(importlib.machinery.SourceFileLoader):
    def source_to_code(self, data, path, *, _optimization=-1):
        return compile(Forgiving().visit(ast.parse(data)), path, "exec")

    def exec_module(self, module):
        module.__dict__["__imported"] = imported
        exec(self.source_to_code(self.get_data(self.path), self.path), module.__dict__)


def load(name, path):
    """The test module, without the package around it."""
    while True:
        spec = importlib.util.spec_from_file_location(name, path, loader=Loader(name, path))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
            return module
        except AttributeError as error:
            # A name that is looked up while the module is made: only the cases that use it fail.
            absent = re.match(r"module '(numpy[\w.]*)' has no attribute '(\w+)'", str(error))
            if not absent or isinstance(vars(sys.modules[absent[1]]).get(absent[2]), Missing):
                raise
            setattr(sys.modules[absent[1]], absent[2], Missing(".".join(absent.groups())))


def main(results, most, limit, *paths):
    global np
    import numpy as np

    stand_in_for_modules_in_c()
    settings_that_tests_change()
    for path in paths[:1]:
        sys.meta_path.append(NextTo(path[: path.rindex(os.sep + "numpy" + os.sep) + len(os.sep + "numpy")]))
    run = Run(results, int(most), float(limit))
    for path in paths:
        parts = path.split(os.sep)
        name = ".".join(parts[len(parts) - 1 - parts[::-1].index("numpy") :])[:-3]
        run.module(name, path)
    run.note("end", "end")


if __name__ == "__main__":
    main(*sys.argv[1:])
