"""Seeded expressions worth the same here and under CPython's NumPy? ``python3 fuzz.py [-n N] [-s SEED] [LAUNCHER...]``.

Prints what differs in type, shape or value (1e-6), and counts what is absent here.
"""

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
import warnings

KINDS = ["f8", "f4", "i8", "i4", "u1", "?", "c16", "u8", "f2"]
UNARY = (
    "abs sqrt exp log sin cos tan tanh floor ceil rint sign square negative isnan isfinite cumsum cumprod sum prod max min mean"
    " std argmax argsort sort unique ravel transpose real imag angle conj diff trim_zeros count_nonzero any all ptp median"
).split()
BINARY = (
    "add subtract multiply divide floor_divide remainder power maximum minimum equal less greater logical_and logical_or"
    " bitwise_and bitwise_or hypot arctan2 copysign fmod gcd lcm left_shift isin union1d intersect1d append convolve outer"
).split()
SHAPES = ["(6,)", "(2, 3)", "(3, 2)", "(1, 6)", "(2, 1, 3)"]


def array(r):
    values = [r.choice([r.randint(-5, 9), r.randint(-5, 9) / 4, 0, 1]) for _ in range(6)]
    kind = r.choice(KINDS)
    values = [abs(int(v)) for v in values] if kind[0] in "u?" else values
    if kind[0] == "i":
        values = [int(v) for v in values]
    return f"np.array({values}, '{kind}').reshape({r.choice(SHAPES)})"


def expression(r, depth=2):
    pick = r.random()
    if depth == 0 or pick < 0.2:
        return array(r)
    if pick < 0.5:
        return f"np.{r.choice(UNARY)}({expression(r, depth - 1)})"
    if pick < 0.85:
        return f"np.{r.choice(BINARY)}({expression(r, depth - 1)}, {r.choice([expression(r, depth - 1), '2', '0.5', '-1'])})"
    return f"np.asarray({expression(r, depth - 1)})[{r.choice(['...', '::-1', '-1:', 'None', '0:2'])}]"


def describe(value, np):
    if isinstance(value, (tuple, list)):
        return [describe(v, np) for v in value]
    if isinstance(value, (np.ndarray, np.generic)):
        flat = np.asarray(value).ravel().tolist()
        return [str(value.dtype), list(np.shape(value)), [_number(v) for v in flat]]
    return _number(value)


def _number(v):
    return [v.real, v.imag] if isinstance(v, complex) else v


def answers(path):
    import numpy as np

    warnings.simplefilter("ignore")
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            try:
                print(json.dumps(["ok", describe(eval(line), np)]), flush=True)
            except Exception as error:
                print(json.dumps(["error", type(error).__name__, str(error)[:80]]), flush=True)


def same(a, b):
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)) and not isinstance(a, bool):
        return a == b or math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) or (
            math.isnan(a) and math.isnan(b)
        )
    return a == b


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=2000)
    options.add_argument("-s", type=int, default=1)
    options.add_argument("launcher", nargs="*", default=["lrp", "run"])
    args = options.parse_args()
    r = random.Random(args.s)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        lines = [expression(r) for _ in range(args.n)]
        file.write("\n".join(lines) + "\n")
        file.flush()
        results = []
        for command in ([sys.executable], args.launcher):
            out = subprocess.run([*command, __file__, "--answers", file.name], capture_output=True, text=True).stdout
            results.append([json.loads(line) for line in out.splitlines() if line.startswith("[")])
    wrong = absent = 0
    for line, theirs, ours in zip(lines, *results):
        if theirs[0] == "ok" and ours[0] == "error":
            absent += 1
            print(f"absent: {line}\n    {ours[1:]}")
        elif theirs[0] == "ok" and not same(theirs[1], ours[1]):
            wrong += 1
            print(f"wrong: {line}\n    NumPy {theirs[1]}\n    here  {ours[1]}")
        elif theirs[0] == "error" and ours[0] == "ok":
            absent += 1
            print(f"no error: {line}\n    NumPy {theirs[1:]}\n    here  {ours[1]}")
    print(f"{args.n} expressions, {len(results[1])} answered, {wrong} wrong, {absent} absent or not refused")


if sys.argv[1:2] == ["--answers"]:
    answers(sys.argv[2])
else:
    main()
