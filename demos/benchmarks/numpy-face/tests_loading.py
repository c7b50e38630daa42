"""Loads test modules of NumPy: what they import and is not there fails only the cases that use it."""

import ast
import importlib
import importlib.machinery
import importlib.util
import os
import re
import sys
import types

import pytest  # the stand-in


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
