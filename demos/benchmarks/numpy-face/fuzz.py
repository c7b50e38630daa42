"""Seeded expressions worth the same here and under CPython's NumPy? ``python3 fuzz.py [-n N] [-s SEED] [LAUNCHER...]``.

Prints what differs in type, shape or value (1e-6), and counts what is absent here.
"""

import argparse
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import warnings

KINDS = ["f8", "f4", "i8", "i4", "u1", "?", "c16", "u8", "f2"]
UNARY = (
    "abs sqrt exp log sin cos tan tanh floor ceil rint sign square negative isnan isfinite cumsum cumprod sum prod max min mean"
    " std argmax sort unique ravel transpose real imag angle conj diff trim_zeros count_nonzero any all ptp median var nansum"
    " nanmean nanmax log1p expm1 arcsin arctan cosh deg2rad trunc reciprocal signbit logical_not isinf cbrt log2 flatnonzero"
    " atleast_2d squeeze fliplr nan_to_num average nancumsum ediff1d spacing around fft.fft fft.rfft linalg.norm argwhere"
).split()
BINARY = (
    "add subtract multiply divide floor_divide remainder power maximum minimum equal less greater logical_and logical_or"
    " bitwise_and bitwise_or hypot arctan2 copysign fmod gcd lcm left_shift isin union1d intersect1d append convolve outer"
    " not_equal greater_equal less_equal fmax fmin logaddexp heaviside nextafter true_divide float_power bitwise_xor right_shift"
    " logical_xor setdiff1d setxor1d correlate kron inner dot vdot matmul tensordot array_equal allclose isclose"
    " searchsorted polyval percentile quantile cross"
).split()
# Calls with arguments of their own, "x" and "y" standing for expressions.
CALLS = (
    "np.sum(x, axis=-1); np.sum(x, axis=0, keepdims=True); np.mean(x, axis=0); np.std(x, axis=-1, ddof=1); np.max(x, axis=0);"
    " np.argmin(x, axis=-1); np.cumsum(x, axis=0); np.sort(x, axis=0); np.argsort(x, axis=-1, kind='stable');"
    " np.where(x > 1, x, y); np.where(np.asarray(x).astype(bool), 1, y); np.clip(x, 0, 2); np.clip(x, -1, y);"
    " np.concatenate([np.ravel(x), np.ravel(y)]); np.stack([x, x], axis=-1); np.vstack([np.ravel(x)] * 2); np.repeat(x, 2);"
    " np.tile(x, 2); np.roll(x, 1); np.flip(x); np.diff(x, axis=0); np.pad(np.ravel(x), 1, mode='edge'); np.round(x, 1);"
    " np.full_like(x, 3); np.zeros_like(x); np.asarray(x).astype('f4'); np.asarray(x).astype('i4'); np.asarray(x).astype('u1');"
    " np.asarray(x).astype('c8'); np.asarray(x) + 1; np.asarray(x) * 2.5; 3 - np.asarray(x); np.asarray(x) ** 2;"
    " np.asarray(x) // 2; np.asarray(x) % 3; -np.asarray(x); abs(np.asarray(x)); np.asarray(x) / 2; 2 ** np.asarray(x);"
    " np.bincount(np.clip(np.ravel(x), 0, 9)); np.histogram(np.ravel(x), bins=3); np.digitize(np.ravel(x), [0, 1, 2]);"
    " np.interp(np.ravel(x), [0, 1, 2], [1, 4, 2]); np.gradient(np.ravel(x)); np.trapezoid(np.ravel(x)); np.cov(np.ravel(x));"
    " np.median(x, axis=-1); np.percentile(x, 30, axis=0); np.nanmedian(x); np.count_nonzero(x, axis=0); np.any(x, axis=-1);"
    " np.prod(x, axis=0, dtype='f8'); np.sum(x, dtype='f4'); np.add.reduce(x, axis=-1); np.multiply.accumulate(np.ravel(x));"
    " np.maximum.reduce(np.ravel(x)); np.add.outer(np.ravel(x), np.ravel(y)); np.subtract.reduceat(np.ravel(x), [0, 3]);"
    " np.einsum('i,i->', np.ravel(x), np.ravel(x)); np.einsum('i,j->ij', np.ravel(x), np.ravel(y)); np.triu(np.atleast_2d(x));"
    " np.diag(np.ravel(x)); np.trace(np.atleast_2d(x)); np.nonzero(x); np.unique(x, return_counts=True); np.swapaxes(x, 0, -1);"
    " np.expand_dims(x, 0); np.ravel(x)[[0, -1, 1]]; np.ravel(x)[np.ravel(x) > 0]; np.ravel(x)[1:4]; np.ravel(x)[::-2];"
    " np.real_if_close(x); np.insert(np.ravel(x), 1, 7); np.delete(np.ravel(x), 0); np.partition(np.ravel(x), 2)[2];"
    " np.add(x, y, dtype='f8'); np.sqrt(x, where=np.asarray(x) > 0, out=np.zeros(np.shape(x), 'c16')); np.ptp(x, axis=0);"
    " np.apply_along_axis(np.sum, 0, x); np.select([np.asarray(x) > 1], [x], 9); np.nan_to_num(x, nan=5); np.array_split(np.ravel(x), 2);"
    " np.asarray(x).view('u1'); np.packbits(np.ravel(x)); np.array(x, ndmin=3); np.ravel(x).tolist(); repr(x); str(x); np.asarray(x).T"
).split("; ")
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
    if pick < 0.4:
        return f"np.{r.choice(UNARY)}({expression(r, depth - 1)})"
    if pick < 0.65:
        call, values = r.choice(CALLS), {"x": expression(r, depth - 1), "y": expression(r, depth - 1)}
        return re.sub(r"\b[xy]\b", lambda name: values[name[0]], call)
    if pick < 0.9:
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
    if isinstance(a, str) and isinstance(b, str):
        return re.sub(r"[\s,]+", " ", a) == re.sub(r"[\s,]+", " ", b)
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
