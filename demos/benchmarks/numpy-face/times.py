"""How long operations take here and under CPython's NumPy: ``python3 times.py [-k TEXT] [LAUNCHER...]`` (default ``lrp run``).

Both interpreters stay alive and take turns, round by round, so that what else the machine does meets both. Times are
processor time of all threads, compilers and collector included, per call in a loop of a function, best of the rounds
after a warm-up of about a second of processor time an operation. What counts is the last column.
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
    10: (
        "a[3]; a[3] + a[4]; M[1, 2]; A[3] = 1.5; M[1, 2] = .5; a + b; a.sum(); a.copy(); np.array([1, 2, 3]); a[2:5];"
        " np.float64(2) * 3; a[3].item(); a.shape; np.exp(a); a > .5; a.reshape(2, 5); np.zeros(3); M[1]; M[:, 1]; a += 0; -a"
    ),
}
WARM = {1000000: 0.6, 1000: 1.2, 10: 1.2}
ROUND, ROUNDS = 0.06, 5


def child():
    scopes = {}
    for line in sys.stdin:
        n, case, calls = json.loads(line)
        if n not in scopes:
            scopes.clear()
            scopes[n] = {"loops": {}}
            exec(SETUP.format(n=n), scopes[n])
        scope = scopes[n]
        loop = scope["loops"].get(case)
        if loop is None:
            exec(f"def loop(n):\n global a\n for _ in range(n):\n  {case}", scope)
            loop = scope["loops"][case] = scope["loop"]
        before = time.process_time()
        loop(calls)
        print(json.dumps(time.process_time() - before), flush=True)


class Side:
    """One of the two interpreters."""

    def __init__(self, command):
        self.process = subprocess.Popen([*command, __file__, "child"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def timed(self, n, case, calls):
        self.process.stdin.write(json.dumps([n, case, calls]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        while line and not line[0].isdigit():
            line = self.process.stdout.readline()
        return float(line) if line else sys.exit(f"no answer to {case}")

    def warmed(self, n, case):
        """How many calls make a round."""
        calls, warm = 1, 0.0
        while True:
            spent = self.timed(n, case, calls)
            warm += spent
            calls = max(1, min(4 * calls, int(ROUND * calls / max(spent, 1e-9))))
            if warm >= WARM[n] and spent > ROUND / 4 or warm > 3 * WARM[n]:
                return calls


def row(theirs, ours, n, case):
    sides = (theirs, ours)
    calls = [side.warmed(n, case) for side in sides]
    best = [float("inf")] * 2
    for _ in range(ROUNDS):
        for k, side in enumerate(sides):
            best[k] = min(best[k], side.timed(n, case, calls[k]) / calls[k])
    return best


def main(only, launcher):
    theirs, ours = Side([sys.executable]), Side(launcher)
    print("| elements | operation | NumPy, us | here, us | here / NumPy |\n|---|---|---|---|---|")
    for n, cases in sorted(CASES.items()):
        for case in (c.strip() for c in cases.split(";")):
            if only in case:
                seconds, mine = row(theirs, ours, n, case)
                print(f"| {n} | `{case}` | {seconds * 1e6:.2f} | {mine * 1e6:.2f} | {mine / seconds:.1f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child()
    elif sys.argv[1:2] == ["-k"]:
        main(sys.argv[2], sys.argv[3:] or ["lrp", "run"])
    else:
        main("", sys.argv[1:] or ["lrp", "run"])
