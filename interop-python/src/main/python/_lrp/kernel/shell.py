"""Runs cells, completes names, describes objects."""

import ast
import builtins
import inspect
import linecache
import re
import sys
import traceback
import types

from _lrp.prompt import _Completions, incomplete

from . import display
from .magics import run_cell_magic, run_line_magic, without_magics

_NAME = re.compile(r"[A-Za-z_][\w.]*$")


class Shell:
    """The names of a notebook and what is done with them."""

    def __init__(self, kernel):
        self.kernel = kernel
        self.count = 0
        self.history = []
        module = types.ModuleType("__main__", "The notebook.")
        self.names = vars(module)
        self.names.update(__builtins__=builtins, In=[""], Out={}, get_ipython=lambda: self, display=display.display)
        sys.modules["__main__"] = module
        sys.displayhook = self._show
        builtins.input = lambda prompt="": kernel.ask(prompt)
        display.publish = kernel.publish
        display.show_figures()
        self._complete = _Completions(self.names)

    def execute(self, code, silent=False, expressions={}):
        """The content of the reply to ``execute_request``."""
        if not silent:
            self.count += 1
            self.history.append(code)
            self.names["In"].append(code)
        try:
            self.kernel.interruptible = True
            self.run_cell(code)
            found = {name: self._evaluated(text) for name, text in expressions.items()}
            display.flush_figures()
            self.kernel.interruptible = False
        except SystemExit as end:
            self.kernel.interruptible = False
            print(f"exit({end.code if end.code is not None else ''}): the kernel goes on; restart it to begin anew",
                  file=sys.stderr)
            found = {}
        except BaseException as error:
            self.kernel.interruptible = False
            content = self._failure(error)
            self.kernel.publish("error", content)
            return self.failed(content)
        return {"status": "ok", "execution_count": self.count, "payload": [], "user_expressions": found}

    def failed(self, content):
        """The content of the reply to a request that failed so."""
        return dict(content, status="error", execution_count=self.count)

    def run_cell(self, code):
        """Runs statements; the value of the last one, if it is an expression without a semicolon, is shown."""
        cell = re.match(r"\s*%%(\w+)[ \t]*(.*)\n?", code)
        if cell:
            run_cell_magic(self, cell[1], cell[2], code[cell.end():])
            return
        text = without_magics(code)
        name = f"<cell {self.count}>"
        linecache.cache[name] = (len(text), None, text.splitlines(True), name)
        body = ast.parse(text, name).body
        last = body.pop() if body and isinstance(body[-1], ast.Expr) and not text.rstrip().endswith(";") else None
        if body:
            exec(compile(ast.Module(body, []), name, "exec"), self.names)
        if last is not None:
            self._show(eval(compile(ast.Expression(last.value), name, "eval"), self.names))

    def run_line_magic(self, name, line):
        """What ``%name line`` does."""
        return run_line_magic(self, name, line)

    def system(self, command):
        """What ``!command`` does."""
        import subprocess

        done = subprocess.run(command, shell=True, capture_output=True, text=True)
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        self.names["_exit_code"] = done.returncode

    def _show(self, value):
        if value is None:
            return
        self.names.update(_=value)
        self.names["Out"][self.count] = value
        sys.stdout.flush()
        data, metadata = display.bundle(value)
        self.kernel.publish("execute_result", {"execution_count": self.count, "data": data, "metadata": metadata})

    def _evaluated(self, text):
        try:
            data, metadata = display.bundle(eval(text, self.names))
            return {"status": "ok", "data": data, "metadata": metadata}
        except Exception as error:
            return dict(self._failure(error), status="error")

    def _failure(self, error):
        trace = error.__traceback__
        while trace is not None and not trace.tb_frame.f_code.co_filename.startswith("<cell"):
            trace = trace.tb_next
        lines = traceback.format_exception(type(error), error, trace)
        return {"ename": type(error).__name__, "evalue": str(error), "traceback": "".join(lines).splitlines()}

    def complete(self, code, cursor):
        """The content of ``complete_reply``."""
        line = code[:cursor].rsplit("\n", 1)[-1]
        match = _NAME.search(line)
        word = match[0] if match else ""
        matches = [name.rstrip() for name in map(str, self._complete(line, word))] if word or "import" in line else []
        return {"status": "ok", "matches": matches, "cursor_start": cursor - len(word), "cursor_end": cursor,
                "metadata": {}}

    def inspect(self, code, cursor):
        """The content of ``inspect_reply``: kind, signature and documentation of what stands at the cursor."""
        end = cursor
        while end < len(code) and (code[end].isalnum() or code[end] == "_"):
            end += 1
        match = _NAME.search(code[:end].rstrip("( \t"))
        try:
            value = eval(match[0], self.names)
        except Exception:
            return {"status": "ok", "found": False, "data": {}, "metadata": {}}
        lines = []
        if callable(value):
            try:
                lines.append(f"Signature: {match[0]}{inspect.signature(value)}")
            except (TypeError, ValueError):
                pass
        else:
            lines.append(f"Value: {value!r}"[:500])
        lines += [f"Type: {type(value).__name__}", "", inspect.getdoc(value) or "(no documentation)"]
        return {"status": "ok", "found": True, "data": {"text/plain": "\n".join(lines)}, "metadata": {}}

    def is_complete(self, code):
        """The content of ``is_complete_reply``."""
        if code.lstrip().startswith("%%"):
            return {"status": "complete" if code.endswith("\n\n") else "incomplete", "indent": ""}
        text = without_magics(code)
        if incomplete(text):
            last = text.rstrip("\n").rsplit("\n", 1)[-1]
            indent = last[: len(last) - len(last.lstrip())] + ("    " if last.rstrip().endswith(":") else "")
            return {"status": "incomplete", "indent": indent}
        try:
            ast.parse(text)
        except (SyntaxError, ValueError):
            return {"status": "invalid"}
        return {"status": "complete"}
