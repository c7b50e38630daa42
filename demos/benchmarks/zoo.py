"""Compares relevance by this toolbox with relevance by zennit on PyTorch, on networks of the Zoo, on this machine.

    python3 demos/benchmarks/zoo.py [--networks vgg16 googlenet caffenet] [--batches 1 8] [--runs 7]
        [--device cpu] [--tf32] [--threads 0] [--processor-time]

Every figure is the median of interleaved runs: in each round every tool computes a forward pass and the attribution,
one tool after the other. zennit runs twice, as it comes and with memory that the C library keeps instead of handing it
back, which saves it page faults; the better of the two counts. The unit is a forward pass in plain ONNX Runtime. Needs
the packages torch, onnx, numpy and zennit (https://github.com/chr5tphr/zennit); without them only this toolbox is
measured. Prints tables in Markdown. On a busy machine, `--threads 1 --processor-time` counts the work of processors.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from side_by_side import Worker, close, rounds

HERE = Path(__file__).resolve().parent
LRP = str(HERE.parent.parent / "lrp")
ATTRIBUTIONS = ("gradient", "guided_backprop", "epsilon", "epsilon_plus", "epsilon_plus_flat", "epsilon_gamma_box",
                "epsilon_alpha2_beta1", "epsilon_plus@5")
# With these, glibc serves large arrays from memory it has, and does not ask the system for zeroed pages each time.
KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(1 << 36), "MALLOC_MMAP_THRESHOLD_": str(1 << 36)}
# On a GPU zennit's pictures may lie there, and its relevance stay there; this toolbox's come from the computer's memory.
FROM_HOST = "zennit from and to memory"


def workers(model, batch, options):
    def zennit(environment, *more):
        return Worker([sys.executable, str(HERE / "zennit_times.py"), str(model), str(batch), options.device,
                       str(options.threads), *["processor"] * options.processor_time, *["tf32"] * options.tf32, *more],
                      environment)

    found = {"ours": Worker([LRP, "benchmark", str(model), "--batch", str(batch), "--device",
                             options.device + ",use_tf32=1" * options.tf32,
                             "--threads", str(options.threads), "--answer",
                             *["--processor-time"] * options.processor_time])}
    if not missing():
        found["zennit"] = zennit({})
        if options.device == "cpu":
            found["zennit, memory kept"] = zennit(KEEP_MEMORY)
        else:
            found[FROM_HOST] = zennit({}, "host")
    return found


def missing():
    return [package for package in ("torch", "onnx", "numpy", "zennit") if find_spec(package) is None]


def measure(model, batch, options):
    """By attribution and tool: forward pass, attribution, and the attribution's processor time."""
    tools = workers(model, batch, options)
    try:
        return {name: rounds(tools, name, options.runs) for name in options.attributions}
    finally:
        close(tools)


def report(title, figures):
    tools = list(next(iter(figures.values())))
    print("\n### {}\n".format(title))
    print("Forward pass: {}.\n".format(", ".join("{} {:.4g} ms".format(
        tool, median(row[tool][0] for row in figures.values())) for tool in tools)))
    rivals = {"zennit": [tool for tool in tools if tool not in ("ours", FROM_HOST)],
              FROM_HOST: [tool for tool in tools if tool == FROM_HOST]}
    rivals = {rival: versions for rival, versions in rivals.items() if versions}
    titles = ([tool + ", ms" for tool in tools] + ["ours, processor ms", "ours / forward"]
              + [rival + " / ours" for rival in rivals])
    print("| | {} |".format(" | ".join(titles)))
    print("|---" * (len(titles) + 1) + "|")
    for name, row in figures.items():
        forward, ours, processor = row["ours"]
        ratios = [ours / forward] + [min(row[tool][1] for tool in versions) / ours for versions in rivals.values()]
        times = [row[tool][1] for tool in tools] + [processor]
        print("| {} | {} | {} |".format(name, " | ".join(map("{:.4g}".format, times)),
                                        " | ".join(map("{:.2f}".format, ratios))), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", nargs="+", default=["vgg16", "googlenet", "caffenet"],
                        help="vgg16:1 for one image at a time only")
    parser.add_argument("--batches", nargs="+", type=int, default=[1, 8])
    parser.add_argument("--attributions", nargs="+", default=ATTRIBUTIONS, help="gradient, epsilon_plus@5, ...")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--threads", type=int, default=0, help="0 for as many as there are cores")
    parser.add_argument("--processor-time", action="store_true")
    parser.add_argument("--tf32", action="store_true", help="on a GPU: let both sides multiply 10-bit mantissas")
    options = parser.parse_args()
    if missing():
        print("zennit is not measured: no package {}\n".format(", ".join(missing())))
    print("{} processors, {}, {}".format(os.cpu_count(), platform.machine(), options.device))
    with tempfile.TemporaryDirectory() as folder:
        for word in options.networks:
            network, _, batch = word.partition(":")
            model = Path(folder) / (network + ".onnx")
            subprocess.run([LRP, "zoo", network, "-o", str(model)], check=True)
            for batch in [int(batch)] if batch else options.batches:
                report("{}, batch {}".format(network, batch), measure(model, batch, options))
            model.unlink()


main()
