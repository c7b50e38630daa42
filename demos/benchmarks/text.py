"""Compares relevance of transformers by this toolbox with LXT's on PyTorch, on this machine.

    python3 demos/benchmarks/text.py [--networks bert gpt2] [--length 128] [--runs 7] [--threads 0]

BERT-base and GPT-2 small at their real sizes with random weights, written by PyTorch's exporter. In each round every tool
computes a forward pass and the attribution, one tool after the other; the unit is a forward pass in plain ONNX Runtime.
Needs the packages torch, transformers and onnxscript, and lxt (https://github.com/rachtibat/LRP-eXplains-Transformers) for
its columns. Prints tables in Markdown.
"""

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from side_by_side import Worker, close, rounds

HERE = Path(__file__).resolve().parent
LRP = HERE.parent.parent / "lrp"
METHODS = {"attnlrp": "AttnLRP", "cplrp": "CP-LRP"}


def measure(model, network, method, options):
    tools = {"ours": Worker([LRP, "benchmark", model, "--threads", options.threads, "--answer"])}
    if find_spec("lxt"):
        tools["LXT"] = Worker([sys.executable, HERE / "lxt_times.py", network, options.length, options.threads, method])
    try:
        return rounds(tools, method, options.runs)
    finally:
        close(tools)


def row(network, method, figures):
    forward, ours, processor = figures["ours"]
    cells = [forward, ours, processor, ours / forward]
    if "LXT" in figures:
        torch_forward, lxt, lxt_processor = figures["LXT"]
        cells += [torch_forward, lxt, lxt_processor, lxt / ours]
    texts = ["{:.3g}".format(cell) for cell in cells] + ["not measured"] * (8 - len(cells))
    print("| {}, {} | {} |".format(network, METHODS[method], " | ".join(texts)), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", nargs="+", default=["bert", "gpt2"], help="of text_networks.py")
    parser.add_argument("--length", type=int, default=128, help="tokens")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--threads", type=int, default=0, help="0 for as many as there are cores")
    options = parser.parse_args()
    missing = [package for package in ("torch", "transformers", "onnxscript") if find_spec(package) is None]
    if missing:
        raise SystemExit("no package {}: no network can be written".format(", ".join(missing)))
    import text_networks

    titles = ["{} tokens".format(options.length), "forward, ms", "ours, ms", "ours, processor ms", "ours / forward",
              "torch's forward, ms", "LXT, ms", "LXT, processor ms", "LXT / ours"]
    print("| {} |\n{}|".format(" | ".join(titles), "|---" * len(titles)), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for network in options.networks:
            model = Path(folder) / (network + ".onnx")
            text_networks.export(network, options.length, model)
            for method in METHODS:
                row(network, method, measure(model, network, method, options))
            model.unlink()


main()
