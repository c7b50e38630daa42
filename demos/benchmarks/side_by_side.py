"""Tools that are timed in turn, each in a process of its own, on one machine."""

import os
import subprocess
from statistics import mean, median

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0


class Worker:
    """A process that answers the name of an attribution with milliseconds."""

    def __init__(self, command, more_environment=()):
        self.command = [str(word) for word in command]
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **dict(more_environment)})
        self.answer()

    def answer(self):
        line = self.process.stdout.readline().strip()
        if not line:
            raise SystemExit("{} ended with code {}".format(" ".join(self.command), self.process.wait()))
        return line

    def milliseconds(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        return float(self.answer())

    def processor(self):
        """Milliseconds that processors have worked for the process, in the steps of the system; NaN where it tells none."""
        try:
            with open("/proc/{}/stat".format(self.process.pid)) as file:
                counts = file.read().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return 1e3 * (int(counts[11]) + int(counts[12])) / TICKS

    def close(self):
        self.process.stdin.close()
        self.process.wait()


# Milliseconds of work after which a tool is warm, and medians stay as they are.
ENOUGH = 2000


def turns(tools, name, runs):
    """Figures of each tool's turns in interleaved rounds: so many, and more while the first tool has worked too little."""
    times = {tool: [] for tool in tools}
    passed = 0
    while passed < ENOUGH or min(map(len, times.values())) < runs:
        for number, (tool, worker) in enumerate(tools.items()):
            forward = worker.milliseconds("forward")
            begin = worker.processor()
            attribution = worker.milliseconds(name)
            times[tool].append((forward, attribution, worker.processor() - begin))
            passed += (forward + attribution) * (number == 0)
    return times


def rounds(tools, name, runs):
    """For each tool milliseconds of a forward pass, of an attribution, and of processors for that, in interleaved rounds.

    At least ``runs`` rounds count, and others before them warm up. Times that pass are medians; a processor's are a mean,
    as the system's steps are longer than a short run.
    """
    turns(tools, name, 1)
    figures = {}
    for tool, rows in turns(tools, name, runs).items():
        forward, attribution, processor = zip(*rows)
        figures[tool] = (median(forward), median(attribution), mean(processor))
    return figures


def close(self):
        self.process.stdin.close()
        self.process.wait()


def rounds(tools, name, runs):
    """For each tool milliseconds of a forward pass, of an attribution, and of processors for that, in interleaved rounds.

    Times that pass are medians; a processor's are a mean, as the system's steps are longer than a short run.
    """
    times = {tool: [] for tool in tools}
    for _ in range(runs + 1):
        for tool, worker in tools.items():
            forward = worker.milliseconds("forward")
            begin = worker.processor()
            attribution = worker.milliseconds(name)
            times[tool].append((forward, attribution, worker.processor() - begin))
    figures = {}
    for tool, rows in times.items():
        # The first one warms up.
        forward, attribution, processor = zip(*rows[1:])
        figures[tool] = (median(forward), median(attribution), mean(processor))
    return figures


def close(tools):
    for worker in tools.values():
        worker.close()
