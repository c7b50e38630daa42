"""The interactive prompt."""

import ast
import os
import runpy
import signal
import sys
import traceback
import warnings
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

import __main__


def _standard(name):
    """A module of Python's library, under no name: one of the user's may be called so, and is what ``import`` finds."""
    spec = PathFinder.find_spec(name, [os.path.dirname(os.__file__)])
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


code = _standard("code")
_FILE = "<stdin>"
_console = None
_COMPOUND = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While, ast.If, ast.With,
             ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def interact(script=None, text=None, terminal=False):
    """Read, evaluate, print until end of input.

    With a script, or a text, that runs first, and its names are there at the prompt even when it failed. At a terminal
    lines are edited by Java's JLine.
    """
    names = vars(__main__)
    _begin(names, script, text)
    banner = (f"LRP Toolbox, Python {sys.version.split()[0]} on {sys.platform} (GraalPy)\n"
              "numpy, modules, model_io, data_io, render and matplotlib are the toolbox's own; help, exit and quit are there.")
    global _console
    _console = _Console(names, _FILE)
    if terminal:
        _console.edit()
    sys._lrp_resume = _resume
    _console.interact(banner, exitmsg="")
    _console.close()


def _resume():
    """Goes on after a failure of the interpreter itself."""
    _console.resetbuffer()
    _console.interact("", exitmsg="")
    _console.close()


def _begin(names, script, text):
    startup = os.environ.get("PYTHONSTARTUP")
    try:
        if startup and script is None and text is None:
            with open(startup) as file:
                exec(compile(file.read(), startup, "exec"), names)
        if script is not None:
            names.update(runpy.run_path(script, run_name="__main__"))
        elif text is not None:
            exec(compile(text, "<string>", "exec"), names)
    except SystemExit:
        raise
    except BaseException:
        traceback.print_exc()


def incomplete(text):
    """Whether more lines are needed: of a bracket or a string that is open, or of a block, which an empty line ends."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(text).body
    except SyntaxError as error:
        if error.msg.endswith("was never closed") or error.msg.startswith(("unterminated triple", "unexpected EOF")):
            return True  # of which GraalPy's codeop knows nothing
        try:
            return code.compile_command(text, _FILE, "single") is None
        except (SyntaxError, ValueError, OverflowError):
            return False
    except (ValueError, OverflowError, RecursionError, MemoryError):
        return False
    return bool(body) and isinstance(body[-1], _COMPOUND) and not text.endswith("\n")


class _Console(code.InteractiveConsole):
    """The prompt of ``code``, which asks ``incomplete`` and runs several statements at once where they were pasted."""

    _editor = None
    _handler = None

    def edit(self):
        """From now on, lines are typed in Java's editor."""
        import java

        self._handler = signal.getsignal(signal.SIGINT)
        self._editor = java.type("org.lrptoolbox.python.prompt.LineEditor").open(incomplete, _Completions(self.locals))

    def close(self):
        if self._editor is not None:
            self._editor.close()

    def raw_input(self, prompt=""):
        if self._editor is None:
            return super().raw_input(prompt)
        sys.stdout.flush()
        sys.stderr.flush()
        line = self._editor.read(prompt)
        # The editor has had its turn with the signals of the terminal.
        signal.signal(signal.SIGINT, self._handler or signal.default_int_handler)
        if line is None:
            raise EOFError
        if line == "\0":
            raise KeyboardInterrupt
        return str(line)

    def runsource(self, source, filename=_FILE, symbol="single"):
        if incomplete(source):
            return True
        try:
            body = ast.parse(source, filename).body
        except (SyntaxError, ValueError, OverflowError):
            self.showsyntaxerror(filename)
            return False
        for statement in body:
            self.runcode(compile(ast.Interactive([statement]), filename, "single"))
            if getattr(sys, "last_exc", None) is not self._last:
                self._last = sys.last_exc
                break
        return False

    _last = None


class _Completions:
    """What a name may become: names and attributes, and after ``import`` modules."""

    def __init__(self, names):
        import rlcompleter

        self._completer = rlcompleter.Completer(names)

    def __call__(self, before, word):
        words = before.split()
        if words and words[0] in ("import", "from") and "import" not in words[1:]:
            return self._modules(word)
        if not word:
            return []
        found, state = [], 0
        while (name := self._completer.complete(word, state)) is not None:
            if name not in found:
                found.append(name)
            state += 1
        return found

    def _modules(self, word):
        import pkgutil

        package, _, rest = word.rpartition(".")
        try:
            path = sys.modules[package].__path__ if package in sys.modules else None if not package else \
                __import__(package, fromlist=[""]).__path__
            names = {module.name for module in pkgutil.iter_modules(path)}
        except Exception:
            return []
        if not package:
            names.update(sys.builtin_module_names)
        lead = package + "." if package else ""
        return sorted(lead + name for name in names if name.startswith(rest) and (rest or name[0] != "_"))
