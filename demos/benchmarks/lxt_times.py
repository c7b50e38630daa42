"""Times AttnLRP by LXT on an encoder of the size that `lrp benchmark --all` measures: answers `forward` and `attnlrp`.

    python3 demos/benchmarks/lxt_times.py LENGTH [THREADS]

A BERT with two blocks of 128 numbers and 4 heads, random weights, explained from embeddings to the first class; its
weights are not those of the other side, its size is. Needs the packages torch, transformers and lxt
(https://github.com/rachtibat/LRP-eXplains-Transformers).
"""

import sys
import time

import torch
from lxt.efficient import monkey_patch
from transformers.models.bert import modeling_bert

WIDTH, HEADS, BLOCKS = 128, 4, 2


def main(length, threads="0"):
    if int(threads):
        torch.set_num_threads(int(threads))
    monkey_patch(modeling_bert, verbose=False)
    torch.manual_seed(1)
    config = modeling_bert.BertConfig(hidden_size=WIDTH, num_attention_heads=HEADS, num_hidden_layers=BLOCKS,
                                      intermediate_size=4 * WIDTH, vocab_size=100, num_labels=2,
                                      attn_implementation="eager", hidden_dropout_prob=0,
                                      attention_probs_dropout_prob=0)
    model = modeling_bert.BertForSequenceClassification(config).eval().requires_grad_(False)
    tokens = torch.randn(1, int(length), WIDTH)

    def forward():
        with torch.no_grad():
            model(inputs_embeds=tokens)

    def relevance():
        x = tokens.clone().requires_grad_()
        model(inputs_embeds=x).logits[0, 0].backward()
        return (x * x.grad).sum(-1)

    work = {"forward": forward, "attnlrp": relevance}
    print("ready", flush=True)
    for line in sys.stdin:
        begin = time.perf_counter()
        work[line.strip()]()
        print("{:.3f}".format(1e3 * (time.perf_counter() - begin)), flush=True)


main(*sys.argv[1:])
