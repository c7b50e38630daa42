"""What expressions are worth, one per line of a file, as JSON.

Runs under any NumPy. The expected answers beside the cases were written by NumPy 2 on CPython::

    python3 answers.py indexing.txt > indexing.json     # writes answers
    python3 answers.py indexing.txt indexing.json       # compares with them, prints the differences

In a case, `` ;; `` separates statements from the expression at the end.
"""

import json
import math
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
TOLERANCE = 1e-12


def number(value):
    """Floats as text that tells every bit; everything else as it is."""
    if isinstance(value, complex):
        return [number(value.real), number(value.imag)]
    if isinstance(value, (tuple, list)):
        return [number(v) for v in value]
    if isinstance(value, (bool, int, str)) or value is None:
        return value
    return repr(float(value)) if isinstance(value, float) else str(value)


def describe(value):
    if isinstance(value, np.ndarray):
        return ["array", str(value.dtype), list(value.shape), [number(v) for v in value.ravel().tolist()]]
    if isinstance(value, np.generic):
        return ["scalar", str(value.dtype), number(value.item())]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__ if type(value) in (list, tuple) else "tuple", [describe(v) for v in value]]
    if isinstance(value, bool) or value is None or isinstance(value, (int, str)):
        return value
    return number(value) if isinstance(value, (float, complex)) else str(value)


def answer(case):
    scope = {"np": np}
    *statements, expression = case.split(" ;; ")
    try:
        for statement in statements:
            exec(statement, scope)
        return describe(eval(expression, scope))
    except Exception as error:
        # NumPy has subclasses of its own; what a script catches is the built-in ancestor.
        kind = next(k for k in type(error).__mro__ if k.__module__ == "builtins")
        return ["error", kind.__name__]


def same(a, b):
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if not (isinstance(a, str) and isinstance(b, str)) or a == b:
        return a == b
    try:
        x, y = float(a), float(b)
    except ValueError:
        return False
    return math.isclose(x, y, rel_tol=TOLERANCE, abs_tol=1e-15) or math.isnan(x) and math.isnan(y)


def cases(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n") for line in lines if line.strip() and not line.startswith("#")]


def main(path, expected=None):
    if expected is None:
        for case in cases(path):
            print(json.dumps([case, answer(case)]), flush=True)
        return 0
    with open(expected, encoding="utf-8") as lines:
        known = dict(map(json.loads, lines))
    wrong = 0
    for case in cases(path):
        got = json.loads(json.dumps(answer(case)))
        if case not in known or not same(known[case], got):
            wrong += 1
            print(f"{case}\n    expected {known.get(case, 'to be known')}\n    but was  {got}")
    print(f"{len(known)} cases, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
