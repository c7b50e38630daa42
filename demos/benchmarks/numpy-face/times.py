"""How long operations take here and under CPython's NumPy: ``python3 times.py [LAUNCHER...]`` (default ``lrp run``).

Every line is timed in both, in processor time of the whole process, so that other programs do not count: the best of
several rounds after a warm-up. What counts is the last column.
"""

import json
import subprocess
import sys
import time

SETUP = """
import numpy as np
r = np.random.RandomState(0)
N = {n}
a = r.rand(N); b = r.rand(N) + .5; f = a.astype('f4'); i = r.randint(0, 100, N); m = a > .5; k = b > 1
s = int(N ** .5); M = a[: s * s].reshape(s, s); F = f[: s * s].reshape(s, s); V = a[:10]; A = np.zeros(100)
"""
CASES = {
    1000000: (
        "a + b; a * 2 - 1; a / b; a > .5; np.exp(a); np.sqrt(a); a.sum(); a.mean(); a.std(); a.max(); a.argmax(); f + f;"
        " f.sum(); i + 1; i.sum(); m & k; ~m; a[m]; np.where(m, a, b); np.clip(a, .2, .8); np.maximum(a, b); a.copy();"
        " a.astype('f4'); a[::2] + 1; M.T + M; M.sum(0); M.sum(1); M @ M; F @ F; np.sort(a); np.argsort(a); np.cumsum(a);"
        " np.unique(i); np.histogram(a, 50); np.convolve(a, V); np.add.at(A, i, 1.0); np.bincount(i); np.concatenate([a, b]);"
        " np.isnan(a).any(); a ** 2; np.abs(a - b); np.round(a, 2); np.dot(a, b); np.linalg.norm(a); np.take(a, i)"
    ),
    1000: (
        "a + b; a * 2 - 1; a.sum(); a[m]; np.exp(a); np.where(m, a, b); np.sort(a); a.reshape(10, 100); a[10:20]; np.clip(a, 0, 1);"
        " np.zeros(N); np.arange(N); a.mean(); a > .5; np.vectorize(lambda v: v + 1)(a); [v for v in a]; a.tolist();"
        " np.array(a.tolist())"
    ),
    10: "a[3]; a[3] + a[4]; M[1, 2]; a + b; a.sum(); a.copy(); np.array([1, 2, 3]); a[2:5]; np.float64(2) * 3; a[3].item()",
}


WARM, ROUND = 0.6, 0.04


def timed(code, scope, calls):
    before = time.process_time()
    for _ in range(calls):
        eval(code, scope)
    return time.process_time() - before


def child():
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    for n, cases in CASES.items():
        scope = {}
        exec(SETUP.format(n=n), scope)
        for case in cases.split("; "):
            case = case.strip().rstrip(";")
            if only not in case:
                continue
            code = compile(case, "case", "eval")
            calls, spent = 1, timed(code, scope, 1)
            warm = spent
            while warm < WARM:
                calls = max(1, min(2 * calls, int(ROUND * calls / max(spent, 1e-9))))
                spent = timed(code, scope, calls)
                warm += spent
            best = min(timed(code, scope, calls) for _ in range(5)) / calls
            print(json.dumps([n, case, best]), flush=True)


def run(command):
    out = subprocess.run([*command, __file__, "child"], capture_output=True, text=True).stdout
    rows = [json.loads(line) for line in out.splitlines() if line.startswith("[")]
    return {(n, case): seconds for n, case, seconds in rows}


if sys.argv[1:2] == ["child"]:
    child()
else:
    theirs, ours = run([sys.executable]), run(sys.argv[1:] or ["lrp", "run"])
    print("| elements | operation | NumPy, us | here, us | here / NumPy |\n|---|---|---|---|---|")
    for key, seconds in theirs.items():
        mine = ours.get(key, float("nan"))
        print(f"| {key[0]} | `{key[1]}` | {seconds * 1e6:.1f} | {mine * 1e6:.1f} | {mine / seconds:.1f} |")
