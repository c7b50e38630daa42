"""Times zennit on one network: reads names of composites, or `forward`, and answers each with milliseconds.

    python3 demos/benchmarks/zennit_times.py MODEL.onnx BATCH [DEVICE [THREADS [processor] [tf32] [host]]]

THREADS is 0 for as many as PyTorch likes; `processor` counts the time processors work instead of the time that passes;
with `host` images come from the computer's memory and relevance goes back there, else both stay on the device.
Hooks are in place before the clock starts. A name with `@5` behind it explains five classes, one after the other.
"""

import sys
import time

import torch

import torch_network
import zennit_side


def milliseconds(work, device, clock):
    begin = clock()
    work()
    if device != "cpu":
        torch.cuda.synchronize()
    return 1e3 * (clock() - begin)


def measure(module, images, name, clock, device):
    home = images.device
    if name == "forward":
        with torch.no_grad():
            return milliseconds(lambda: module(images.to(device)).to(home), device, clock)
    name, _, targets = name.partition("@")
    rules = zennit_side.composite(name, -128.0, 127.0, normalization="pass")

    def work(hooked):
        for target in range(int(targets or 1)):
            _, relevance = zennit_side.attribute(hooked, None, images.to(device), target,
                                                 name not in zennit_side.GRADIENTS)
            relevance.to(home)

    if rules is None:
        return milliseconds(lambda: work(module), device, clock)
    with rules.context(module) as hooked:
        return milliseconds(lambda: work(hooked), device, clock)


def main(path, batch, device="cpu", threads="0", *settings):
    # The toolbox has TF32 off on GPUs unless it is asked for; so has PyTorch here.
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = "tf32" in settings
    if int(threads):
        torch.set_num_threads(int(threads))
    module = torch_network.load(path).to(device)
    side = torch_network.side(path)
    images = torch.randint(-128, 128, (int(batch), 3, side, side), generator=torch.Generator().manual_seed(1))
    images = images.to(torch.float32).to("cpu" if "host" in settings else device)
    timer = time.process_time if "processor" in settings else time.perf_counter
    print("ready", flush=True)
    for line in sys.stdin:
        print("{:.3f}".format(measure(module, images, line.strip(), timer, device)), flush=True)


main(*sys.argv[1:])
