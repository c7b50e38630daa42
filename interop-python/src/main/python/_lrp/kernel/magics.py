"""Lines that are not Python: ``%matplotlib inline``, ``%time``, ``!ls``, ``name?`` and ``%%time``."""

import os
import re
import sys
import time

_LINE = re.compile(r"^(\s*)%(\w+)[ \t]*(.*)$")
_SYSTEM = re.compile(r"^(\s*)!(.*)$")
_HELP = re.compile(r"^\s*(\?{1,2}([\w.]+)|([\w.]+)\?{1,2})\s*$")
#: They choose how figures are shown or modules are loaded, which is decided here.
_IGNORED = {"matplotlib", "config", "load_ext", "reload_ext", "autoreload", "pylab"}


def without_magics(code):
    """The cell as Python: magic lines become calls."""
    if not re.search(r"[%!?]", code):
        return code
    lines, quoted = [], False
    for line in code.split("\n"):
        start, quoted = quoted, quoted != (line.count('"""') % 2 == 1 or line.count("'''") % 2 == 1)
        if not start:
            if match := _LINE.match(line):
                line = f"{match[1]}get_ipython().run_line_magic({match[2]!r}, {match[3]!r})"
            elif match := _SYSTEM.match(line):
                line = f"{match[1]}get_ipython().system({match[2]!r})"
            elif match := _HELP.match(line):
                line = f"help({match[2] or match[3]})"
        lines.append(line)
    return "\n".join(lines)


def run_line_magic(shell, name, line):
    """What ``%name line`` does."""
    if name in _IGNORED:
        return None
    function = _MAGICS.get(name)
    if function is None:
        raise ValueError(f"Line magic function `%{name}` not found; there are {', '.join(sorted(_MAGICS))}")
    return function(shell, line)


def run_cell_magic(shell, name, line, body):
    """What ``%%name line`` does with the rest of the cell."""
    if name == "writefile":
        with open(line.strip(), "w") as file:
            file.write(body)
        print(f"Writing {line.strip()}")
    elif name == "time":
        _time(shell, body)
    elif name == "timeit":
        _timeit(shell, body)
    elif name == "capture":
        import contextlib
        import io

        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            shell.run_cell(body)
    elif name in ("bash", "sh"):
        shell.system(body)
    else:
        raise ValueError(f"Cell magic `%%{name}` not found; there are writefile, time, timeit, capture, bash, sh")


def _time(shell, code):
    processor, wall = time.process_time(), time.perf_counter()
    try:
        shell.run_cell(code)
    finally:
        print(f"CPU times: {time.process_time() - processor:.3g} s\nWall time: {time.perf_counter() - wall:.3g} s")


def _timeit(shell, code):
    import timeit

    timer = timeit.Timer(code, globals=shell.names)
    number, seconds = timer.autorange()
    best = min([seconds, *timer.repeat(3, number)]) / number
    print(f"{best:.3g} s per loop (best of 4, {number} loops each)")


def _cd(shell, line):
    os.chdir(os.path.expanduser(line.strip() or "~"))
    print(os.getcwd())


def _who(shell, line):
    print(" ".join(name for name in shell.names if name[0] != "_" and name not in (
        "In", "Out", "get_ipython", "display")))


def _pip(shell, line):
    print("packages are installed in a terminal: lrp pip " + line, file=sys.stderr)


_MAGICS = {"time": _time, "timeit": _timeit, "cd": _cd, "pwd": lambda shell, line: os.getcwd(), "who": _who, "pip": _pip}
