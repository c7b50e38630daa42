"""How many cases of NumPy's own tests pass here: ``python3 tests.py [-k PART] [--cases N] [LAUNCHER...]``.

Runs under a CPython with NumPy, whose test files are taken as they are; first there, then under ``LAUNCHER`` (by default
``lrp run``). What passes on CPython counts. Of a test with many parameters N cases, spread over all, are taken.
The results are JSON lines in the folder ``--out``; a table and the failures by reason are printed.
"""

import argparse
import collections
import glob
import json
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CHILD = os.path.join(HERE, "tests_child.py")
PATIENCE = 60
# Not about arrays: compilers, typing stubs, the C interface, processor features.
LEFT_OUT = re.compile(
    r"distutils|typing|f2py|_pyinstaller|simd|cython|limited_api|cpu_|mem_policy|extending|test_scripts"
    r"|test_numpy_config|test_configtool|test_ctypeslib|test_warnings|test_reloading|test_lazyloading|test_custom_dtypes"
    r"|test_extint128|test_array_from|test_api\.|test_argparse|test_public_api|stringdtype|multithreading"
)


def run(command, results, files, most, limit=1e9):
    """Starts the child again after every case that hangs or ends it."""
    while files:
        killed = False
        # The child ends a case by itself where it can; one that lies in Java, or ends the process, is ended from here.
        arguments = [results, str(most), str(limit), str(PATIENCE * 2 / 3), *files]
        child = subprocess.Popen([*command, CHILD, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 stdin=subprocess.DEVNULL)
        size = os.path.getsize(results) if os.path.exists(results) else 0
        seen, since, patience = size, spent(child), 4 * PATIENCE
        while child.poll() is None:
            time.sleep(0.2)
            size = os.path.getsize(results) if os.path.exists(results) else 0
            if size != seen:
                seen, since, patience = size, spent(child), PATIENCE
            elif spent(child) - since > patience:
                child.kill()
                child.wait()
                killed = True
        done = read(results)
        if done and done[-1]["case"] == "end":
            return
        if done and done[-1]["outcome"] == "started":
            with open(results, "a", encoding="utf-8") as out:
                out.write(json.dumps({"case": done[-1]["case"], "outcome": "failed", "why": "hangs or ends"}) + "\n")
        elif not done or killed:
            print(f"ended before the first case of {files[0]}", file=sys.stderr)
            return


def spent(child):
    """Seconds of processor time that the child has taken, which say the same on a busy machine; else those that passed.

    A tenth of the time that passed counts as well, for what waits and does nothing.
    """
    passed = time.monotonic()
    try:
        with open(f"/proc/{child.pid}/stat", encoding="utf-8") as source:
            user, system = source.read().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") + passed / 10
    except OSError:
        return passed


def read(results):
    lines = []
    if os.path.exists(results):
        with open(results, encoding="utf-8") as source:
            for line in source:
                try:
                    lines.append(json.loads(line))
                except ValueError:
                    pass
    return lines


def outcomes(results):
    return {line["case"]: line for line in read(results) if line["outcome"] != "started"}


def main():
    global PATIENCE
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-k", default="", help="only files whose path contains this expression")
    options.add_argument("--cases", type=int, default=4)
    options.add_argument("--out", default="numpy-tests")
    options.add_argument("--batch", type=int, default=12, help="files a process")
    options.add_argument("--limit", type=float, default=300, help="seconds of processor time a file may take here")
    options.add_argument("--reasons", type=int, default=40)
    options.add_argument("--patience", type=int, default=PATIENCE, help="seconds of processor time a case may take")
    options.add_argument("launcher", nargs="*", default=["lrp", "run"])
    args = options.parse_args()
    PATIENCE = args.patience
    import numpy

    files = sorted(glob.glob(os.path.dirname(numpy.__file__) + "/**/tests/test_*.py", recursive=True))
    files = [f for f in files if not LEFT_OUT.search(f) and re.search(args.k, f)]
    os.makedirs(args.out, exist_ok=True)
    # What CPython says of these files is asked once.
    chosen = re.sub(r"\W+", "-", f"cpython-{args.k}-{args.cases}")
    theirs, ours = os.path.join(args.out, chosen + ".jsonl"), os.path.join(args.out, "here.jsonl")
    if not os.path.exists(theirs):
        run([sys.executable], theirs, files, args.cases)
    if os.path.exists(ours):
        os.remove(ours)
    for i in range(0, len(files), args.batch):
        part = ours + ".part"
        if os.path.exists(part):
            os.remove(part)
        run(args.launcher, part, files[i : i + args.batch], args.cases, args.limit)
        if os.path.exists(part):
            with open(ours, "a", encoding="utf-8") as out, open(part, encoding="utf-8") as source:
                out.write(source.read())
            os.remove(part)
    report(outcomes(theirs), outcomes(ours), [f.split("/numpy/", 1)[1] for f in files], args.reasons)


def report(expected, got, files, most):
    names = {"numpy." + f[:-3].replace("/", "."): f for f in files}
    table = {n: [0, 0] for n in names}
    reasons = collections.Counter()
    example = {}
    for case, line in expected.items():
        module = next((n for n in names if case.startswith(n + ".") or case == n), None)
        if line["outcome"] != "passed" or module is None:
            continue
        table[module][0] += 1
        mine = got.get(case) or got.get(module) or {"outcome": "absent", "why": "absent"}
        if mine["outcome"] == "passed":
            table[module][1] += 1
        else:
            why = re.sub(r"0x[0-9a-f]+|\d+", "#", mine.get("why", "").split(" @ ")[0])[:110]
            reasons[why] += 1
            example.setdefault(why, case + "   " + mine.get("why", "").split(" @ ")[-1][:90])
    for module, (there, here) in sorted(table.items()):
        print(f"{here:5d} of {there:5d}  {module}")
    print(f"{sum(h for _, h in table.values()):5d} of {sum(t for t, _ in table.values()):5d}  all\n")
    for why, count in reasons.most_common(most):
        print(f"{count:5d}  {why}\n           {example[why]}")


if __name__ == "__main__":
    main()
