"""Runs test modules of NumPy and writes one line of JSON a case: ``python tests_child.py RESULTS CASES SECONDS PATIENCE MODULE...``.

Cases that RESULTS already names are left out, so that a run can go on after a case that hung or killed it.
What a module has not come to after so many seconds fails, and so does a case that takes longer than the patience lasts.
"""

import inspect
import itertools
import json
import os
import signal
import sys
import tempfile
import time
import traceback
import types

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, "standin"), here]
import pytest  # noqa: E402  (the stand-in)
from tests_loading import Absent, NextTo, load, settings_that_tests_change, stand_in_for_modules_in_c  # noqa: E402


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


class Overdue(BaseException):
    """A case has taken too long."""


class Run:
    def __init__(self, results, most, limit, patience):
        self.limit = limit
        self.patience = patience
        self.due = float("inf")
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self.look)
            signal.setitimer(signal.ITIMER_REAL, 2, 2)
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

    def look(self, number, frame):
        """Ends the case that runs, from time to time: no more than its own loops are in the way."""
        if time.process_time() > self.due:
            self.due = float("inf")
            raise Overdue(f"not done after {self.patience:.0f} seconds of processor time")

    def note(self, case, outcome, why=""):
        self.out.write(json.dumps({"case": case, "outcome": outcome, "why": why}) + "\n")
        self.out.flush()

    def module(self, name, path):
        self.end = time.process_time() + self.limit
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
            if time.process_time() > self.end:
                self.note(case, "failed", "the file's time was up")
                continue
            self.out.write(json.dumps({"case": case, "outcome": "started"}) + "\n")
            self.out.flush()
            try:
                self.due = time.process_time() + self.patience
                self.call(function, cls, needed, values, fixtures)
                self.due = float("inf")
                self.note(case, "passed")
            except pytest.Skipped as error:
                self.note(case, "skipped", str(error))
            except BaseException as error:
                self.due = float("inf")
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


def main(results, most, limit, patience, *paths):
    global np
    import numpy as np

    stand_in_for_modules_in_c()
    settings_that_tests_change()
    for path in paths[:1]:
        sys.meta_path.append(NextTo(path[: path.rindex(os.sep + "numpy" + os.sep) + len(os.sep + "numpy")]))
    run = Run(results, int(most), float(limit), float(patience))
    for path in paths:
        parts = path.split(os.sep)
        name = ".".join(parts[len(parts) - 1 - parts[::-1].index("numpy") :])[:-3]
        run.module(name, path)
    run.note("end", "end")


if __name__ == "__main__":
    main(*sys.argv[1:])
