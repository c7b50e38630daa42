"""Compares this toolbox with the original under CPython and NumPy, in interleaved runs on this machine.

    python3 demos/benchmarks/compare.py ORIGINAL [RUNS]

ORIGINAL is a checkout of the original toolbox with its data and models: a folder with python/, data/ and models/. The
Python that runs this needs numpy, scipy, matplotlib and scikit-image. Prints a table in Markdown.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
LRP = str(HERE.parent.parent / "lrp")
# The original was written for older releases of NumPy; these two names are all it misses in today's.
ORIGINAL = ("import runpy, sys; import matplotlib; matplotlib.use('Agg'); import numpy; numpy.float = float; "
            "numpy.Inf = numpy.inf; sys.argv = sys.argv[1:]; sys.path.insert(0, '.'); "
            "runpy.run_path(sys.argv[0], run_name='__main__')")


def run(command, folder):
    """Seconds, peak memory in MB, processor time in seconds, and the output of a command."""
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as wrong:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=wrong, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        out.seek(0)
        if status != 0:
            wrong.seek(0)
            said = wrong.read().strip().splitlines() or ["it said nothing"]
            raise SystemExit("{} in {} failed: {}".format(" ".join(command), folder, said[-1]))
        return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, out.read()


def original(script, *arguments):
    return [sys.executable, "-c", ORIGINAL, str(script), *arguments]


def ours(script, *arguments):
    return [LRP, "run", "--cwd", ".", "--figures", tempfile.gettempdir(), str(script), *arguments]


def row(what, old, new, unit):
    print("| {} | {:.3g} {} | {:.3g} {} | {:.2f} |".format(what, old, unit, new, unit, old / new))


def whole_command(script, folder, runs):
    pairs = [(run(original(script), folder), run(ours(script), folder)) for _ in range(runs)]
    name = "`{}`, whole command".format(script)
    row(name, median(a[0] for a, _ in pairs), median(b[0] for _, b in pairs), "s")
    row(name + ", processor time", median(a[2] for a, _ in pairs), median(b[2] for _, b in pairs), "s")
    row(name + ", peak memory", median(a[1] for a, _ in pairs), median(b[1] for _, b in pairs), "MB")


def within_process(folder, runs):
    lenet = folder.parent / "models" / "MNIST" / "LeNet-5.nn"
    old, new = [], []
    for _ in range(runs):
        old.append(json.loads(run(original(HERE / "warm.py", str(lenet), "5"), folder)[-1]))
        new.append(json.loads(run(ours(HERE / "warm.py", str(lenet), "25"), folder)[-1]))
    for net, figures in old[0].items():
        for rule in figures:
            row("{}: {}".format(net, rule), median(o[net][rule] for o in old), median(n[net][rule] for n in new), "ms")


def main():
    folder = Path(sys.argv[1]).resolve() / "python"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    run([LRP, "version"], folder)  # builds, if need be
    print("{} processors, {}, Python {}, NumPy {}\n".format(
        os.cpu_count(), platform.machine(), platform.python_version(), __import__("numpy").__version__))
    print("| | original | this toolbox | original / this |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        # The scripts write beside their folder: work on a copy.
        copy = Path(scratch) / "toolbox"
        shutil.copytree(folder, copy / "python")
        for name in ("data", "models"):
            os.symlink(folder.parent / name, copy / name)
        for script in ("lrp_demo.py", "lrp_cnn_demo.py"):
            whole_command(script, copy / "python", runs)
        within_process(copy / "python", runs)


main()
