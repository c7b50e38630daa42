"""A wider fuzz: ``python3 widefuzz.py [-n N] [-s SEED] [-t TOPIC,...] [LAUNCHER...]``, beside CPython's NumPy.

Compares types, shapes, values, warnings and exceptions; what does not answer within a minute is called hung.
"""

import argparse
import collections
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60
DIGITS = {"float64": 1e-9, "complex128": 1e-9, "float32": 2e-5, "complex64": 2e-5, "float16": 2e-3}


def describe(value, np, depth=0):
    """Type, element type, shape and values, in what JSON has."""
    if isinstance(value, np.ma.MaskedArray) or isinstance(value, np.ma.core.mvoid):
        data = value.filled(0) if value.dtype.names is None else np.asarray(value)
        return ["masked", describe(data, np), describe(np.ma.getmaskarray(value), np), str(value.fill_value)]
    if isinstance(value, (np.ndarray, np.generic)):
        return [type(value).__name__, str(value.dtype), list(value.shape), plain(np.asarray(value).ravel().tolist())]
    if isinstance(value, (tuple, list)) and depth < 6:
        return [type(value).__name__, [describe(v, np, depth + 1) for v in value]]
    if isinstance(value, (bool, int, float, complex, str, bytes)) or value is None:
        return [type(value).__name__, plain(value)]
    return [type(value).__name__, re.sub(r" at 0x\w+", "", repr(value))]


def plain(v):
    """A value of lists, numbers and texts."""
    if isinstance(v, (list, tuple)):
        return [plain(w) for w in v]
    if isinstance(v, complex):
        return [plain(v.real), plain(v.imag)]
    if isinstance(v, float):
        return v if math.isfinite(v) else repr(v)
    return v if isinstance(v, (bool, int, str)) or v is None else repr(v)


def answer(line, np):
    """What a line is worth, or how it is refused, and which warnings it gives."""
    *statements, last = line.split(";; ")
    names = {"np": np, "math": math, "io": __import__("io")}
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            for statement in statements:
                exec(statement.strip(), names)
            made = ["ok", describe(eval(last, names), np)]
        except Exception as error:
            made = ["error", type(error).__name__, str(error)[:200]]
        except BaseException as error:  # Java's own
            made = ["error", "foreign " + type(error).__name__, str(error)[:200]]
    return made + [sorted({f"{w.category.__name__}: {w.message}"[:60] for w in seen})]


def answers(path, first):
    import numpy as np
    import numpy.lib.recfunctions  # noqa: F401

    with open(path, encoding="utf-8") as file:
        lines = json.load(file)
    for i in range(first, len(lines)):
        print(json.dumps(["..." + str(i), *answer(lines[i], np)]), flush=True)


def asked(command, path, count):
    """The answers of an interpreter, started again behind what hung or ended it."""
    found = []
    while len(found) < count:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
            process = subprocess.Popen([*command, __file__, "--answers", path, str(len(found))], stdout=out, stderr=subprocess.DEVNULL)
            size, since = 0, time.time()
            while process.poll() is None and time.time() - since < PATIENCE:
                time.sleep(0.2)
                if os.fstat(out.fileno()).st_size != size:
                    size, since = os.fstat(out.fileno()).st_size, time.time()
            hung = process.poll() is None
            process.kill()
            process.wait()
            out.seek(0)
            found += [json.loads(line)[1:] for line in out if line.startswith('["...') and line.endswith("]\n")]
        if len(found) < count:
            found.append(["error", "hung" if hung else "ended", "", []])
    return found


def same(a, b, digits=1e-9, size=0.0):
    """Whether two descriptions agree, numbers to some digits of the largest beside them."""
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return False
        if len(a) == 4 and isinstance(a[1], str) and isinstance(a[2], list):  # an array
            digits, size = DIGITS.get(a[1], digits), 0.0
        numbers = [abs(v) for v in a if isinstance(v, (int, float))]
        numbers += [abs(w) for v in a if isinstance(v, list) for w in v if isinstance(w, float)]
        size = max([size, *numbers])
        return all(same(v, w, digits, size) for v, w in zip(a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)) and type(a) is type(b) is float:
        return a == b or abs(a - b) <= digits * max(size, abs(a), 1e-3)
    return type(a) is type(b) and a == b


def kind_of(theirs, ours):
    """In which way two answers differ; None where they do not."""
    if theirs[0] == "ok" and ours[0] == "ok":
        if not same(theirs[1], ours[1]):
            return "wrong"
    elif ours[0] == "error" and (ours[1] in ("hung", "ended") or ours[1].startswith("foreign") or "org.lrptoolbox" in ours[2]):
        return "crash" if theirs[0] == "ok" or theirs[1] != ours[1] else None
    elif theirs[0] == "ok":
        return "absent"
    elif ours[0] == "ok":
        return "not refused"
    elif theirs[1] != ours[1]:
        return "exception"
    elif theirs[2].split()[:3] != ours[2].split()[:3]:
        return "words"
    if [w.split(":")[0] for w in theirs[-1]] != [w.split(":")[0] for w in ours[-1]]:
        return "warning"
    return None


def main():
    sys.path.insert(0, HERE)
    import widefuzz_calls

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=2000)
    options.add_argument("-s", type=int, default=1)
    options.add_argument("-t", default="", help="topics: " + ", ".join(widefuzz_calls.TOPICS))
    options.add_argument("launcher", nargs="*", default=["lrp", "run"])
    args = options.parse_args()
    lines = widefuzz_calls.lines(args.s, args.n, args.t.split(",") if args.t else None)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump([line for _, line in lines], file)
        file.flush()
        results = [asked(command, file.name, len(lines)) for command in ([sys.executable], args.launcher)]
    counts = collections.Counter()
    for (topic, line), theirs, ours in zip(lines, *results):
        kind = kind_of(theirs, ours)
        counts[kind or "same"] += 1
        if kind:
            print(f"{kind} [{topic}]: {line}\n    NumPy {str(theirs[1:])[:700]}\n    here  {str(ours[1:])[:700]}")
    print(f"{len(lines)} lines, seed {args.s}: " + ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))


if sys.argv[1:2] == ["--answers"]:
    answers(sys.argv[2], int(sys.argv[3]))
else:
    main()
