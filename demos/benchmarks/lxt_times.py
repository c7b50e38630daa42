"""Times LXT on a transformer: reads `forward`, or the name of LXT's method, and answers each with milliseconds.

    python3 demos/benchmarks/lxt_times.py NETWORK LENGTH [THREADS [METHOD]]

NETWORK is one of `text_networks.py`; weights are random, explained is the strongest class from the embeddings. METHOD is
`attnlrp`, which is the default, or `cplrp`. Needs the packages torch, transformers and lxt
(https://github.com/rachtibat/LRP-eXplains-Transformers). What LXT brings for BERT replaces all of it by an older one that
transformers 5 does not start, so its patches of single modules are put in place here, as LXT does for GPT-2.
"""

import sys
import time
from functools import partial

import torch
from lxt.efficient import monkey_patch
from lxt.efficient.models import gpt2
from lxt.efficient.patches import (dropout_forward, layer_norm_forward, patch_attention, patch_cp_attention,
                                   patch_method)
from lxt.efficient.rules import identity_rule_implicit
from transformers.models.bert import modeling_bert
from transformers.models.gpt2 import modeling_gpt2

import text_networks


def intermediate_forward(self, hidden_states):
    return identity_rule_implicit(self.intermediate_act_fn, self.dense(hidden_states))


def pooler_forward(self, hidden_states):
    return identity_rule_implicit(self.activation, self.dense(hidden_states[:, 0]))


def bert_patches(attention):
    return {modeling_bert.BertIntermediate: partial(patch_method, intermediate_forward),
            modeling_bert.BertPooler: partial(patch_method, pooler_forward),
            torch.nn.LayerNorm: partial(patch_method, layer_norm_forward),
            torch.nn.Dropout: partial(patch_method, dropout_forward),
            modeling_bert: attention}


def patch(network, method):
    if network == "gpt2":
        monkey_patch(modeling_gpt2, gpt2.cp_LRP if method == "cplrp" else gpt2.attnLRP)
    else:
        monkey_patch(modeling_bert, bert_patches(patch_cp_attention if method == "cplrp" else patch_attention))


def main(network, length, threads="0", method="attnlrp"):
    if int(threads):
        torch.set_num_threads(int(threads))
    patch(network, method)
    module, embeddings = text_networks.load(network, int(length))

    def forward():
        with torch.no_grad():
            module(embeddings)

    def relevance():
        x = embeddings.clone().requires_grad_()
        module(x).max().backward()
        return (x * x.grad).sum(-1)

    work = {"forward": forward, method: relevance}
    print("ready", flush=True)
    for line in sys.stdin:
        begin = time.perf_counter()
        work[line.strip()]()
        print("{:.3f}".format(1e3 * (time.perf_counter() - begin)), flush=True)


main(*sys.argv[1:])
