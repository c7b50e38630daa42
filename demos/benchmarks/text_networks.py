"""Transformers of known sizes with random weights, as PyTorch modules from embeddings to scores, and as ONNX files.

Needs the packages torch and transformers; to write files, onnx and onnxscript.
"""

import torch
import transformers

SMALL = dict(hidden_size=128, num_attention_heads=4, num_hidden_layers=2, intermediate_size=512, vocab_size=100)
NO_DROPOUT = dict(hidden_dropout_prob=0, attention_probs_dropout_prob=0)


def bert(**sizes):
    config = transformers.BertConfig(**sizes, **NO_DROPOUT, num_labels=2, attn_implementation="eager")
    return transformers.BertForSequenceClassification(config), {}


def gpt2():
    config = transformers.GPT2Config(attn_implementation="eager", resid_pdrop=0, embd_pdrop=0, attn_pdrop=0)
    # Scores of the next word only.
    return transformers.GPT2LMHeadModel(config), {"use_cache": False, "logits_to_keep": 1}


# `small` has the size of the network that `lrp benchmark --all` measures, the others have their real ones.
NETWORKS = {"small": lambda: bert(**SMALL), "bert": bert, "gpt2": gpt2}


class FromEmbeddings(torch.nn.Module):
    """Embeddings of tokens (1, length, width) to scores (1, classes)."""

    def __init__(self, name):
        super().__init__()
        torch.manual_seed(1)
        self.network, self.more = NETWORKS[name]()

    def forward(self, embeddings):
        return self.network(inputs_embeds=embeddings, **self.more).logits.flatten(1)


def load(name, length):
    """A network of `NETWORKS`, and embeddings of so many tokens."""
    network = FromEmbeddings(name).eval().requires_grad_(False)
    return network, torch.randn(1, length, network.network.config.hidden_size)


def export(name, length, path):
    """Writes a network of `NETWORKS` for so many tokens."""
    network, embeddings = load(name, length)
    torch.onnx.export(network, (embeddings,), str(path), dynamo=True, verbose=False, input_names=["embeddings"],
                      external_data=False)
