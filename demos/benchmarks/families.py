"""Which families of networks are covered, node by node, as both of PyTorch's exporters write them.

    python families.py FOLDER [NAME ...]      # where torch, torchvision, transformers and onnxruntime are: writes networks
    lrp run families.py FOLDER [NAME ...]     # reads them, explains them by two engines, prints a table

Random weights, small widths, the depth and the operators of the real ones. For each family and exporter: nodes that carry
relevance, nodes refused, prediction of the Java engine against ONNX Runtime and relevance of the compiled engine
(float32) against the Java engine (float64), each as largest difference over largest value, and the ledger: what set out
less what arrived and what layers kept, over the largest sum of a layer. Transformers by AttnLRP, others by epsilon-plus;
explained is a sum of all outputs with random factors, as their plain sum is zero behind a layer norm.
"""

import os
import sys

import numpy as np

EXPORTERS = {"dynamo": True, "classic": False}
TEXT = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
HEADS = dict(TEXT, vocab_size=64, num_key_value_heads=1, head_dim=16)


def families():
    """For every family how to make the network, what goes in, and the inputs' names."""
    import torch
    import torchvision.models as vision
    import transformers as hf
    from torchvision.models.resnet import Bottleneck, ResNet
    from torchvision.models.vgg import make_layers

    def picture(side):
        return lambda: {"pixel_values": torch.randn(1, 3, side, side)}

    def words(*names, count=8):
        return lambda: {name: torch.ones(1, count, dtype=torch.int64) if name.endswith("mask")
                        else torch.randint(3, 60, (1, count)) for name in names}

    def text(model, config, *names, **more):
        names = names or ("input_ids", "attention_mask")
        return (lambda: getattr(hf, model)(getattr(hf, config)(**more)).eval()), words(*names)

    whisper = dict(d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
                   encoder_ffn_dim=64, decoder_ffn_dim=64, num_mel_bins=16, max_source_positions=20, vocab_size=64,
                   max_target_positions=16, pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=1)
    sound = dict(conv_dim=[16] * 3, conv_stride=[5, 2, 2], conv_kernel=[10, 3, 2], num_conv_pos_embeddings=16,
                 num_conv_pos_embedding_groups=2)
    narrow = [8, 8, "M", 16, 16, "M", 32, 32, 32, "M", 64, 64, 64, "M", 64, 64, 64, "M"]

    def vgg():
        network = vision.VGG(make_layers(narrow), num_classes=10, init_weights=False)
        network.classifier[0] = torch.nn.Linear(64 * 7 * 7, 4096)
        return network

    return {
        "VGG16": (vgg, None, picture(224)),
        "ResNet-50": (lambda: ResNet(Bottleneck, [3, 4, 6, 3], width_per_group=16, num_classes=10), None, picture(64)),
        "EfficientNetV2": (lambda: vision.efficientnet_v2_s(num_classes=10), None, picture(64)),
        "ViT-B/16": (lambda: vision.VisionTransformer(image_size=64, patch_size=16, num_layers=12, num_heads=4,
                                                      hidden_dim=32, mlp_dim=64, num_classes=10), None, picture(64)),
        "SigLIP 2, images": (lambda: hf.SiglipVisionModel(hf.SiglipVisionConfig(**TEXT, image_size=32, patch_size=8)),
                             "pooler_output", picture(32)),
        "SigLIP 2, text": with_key("pooler_output", text("SiglipTextModel", "SiglipTextConfig", "input_ids", **TEXT,
                                                         vocab_size=64, max_position_embeddings=16)),
        "Wav2Vec2": (lambda: hf.Wav2Vec2ForSequenceClassification(hf.Wav2Vec2Config(**TEXT, **sound)), "logits",
                     lambda: {"input_values": torch.randn(1, 800)}),
        "Whisper, encoder": (lambda: hf.WhisperModel(hf.WhisperConfig(**whisper)).get_encoder(), "last_hidden_state",
                             lambda: {"input_features": torch.randn(1, 16, 40)}),
        "Whisper, decoder": (lambda: hf.WhisperModel(hf.WhisperConfig(**whisper)).get_decoder(), "last_hidden_state",
                             lambda: {"input_ids": torch.randint(3, 60, (1, 8)), "attention_mask": torch.ones(1, 8, dtype=torch.int64),
                                      "encoder_hidden_states": torch.randn(1, 20, 32)}),
        "GPT-2": with_key("logits", text("GPT2LMHeadModel", "GPT2Config", n_embd=32, n_layer=2, n_head=2, vocab_size=64,
                                         n_positions=16)),
        "RoBERTa": with_key("logits", text("RobertaForSequenceClassification", "RobertaConfig", **TEXT, vocab_size=64,
                                           max_position_embeddings=20)),
        "Llama 3.2": with_key("logits", text("LlamaForCausalLM", "LlamaConfig", **HEADS)),
        "Gemma 3": with_key("logits", text("Gemma3ForCausalLM", "Gemma3TextConfig", **HEADS, sliding_window=4,
                                           query_pre_attn_scalar=16)),
        "Qwen 3": with_key("logits", text("Qwen3ForCausalLM", "Qwen3Config", **HEADS)),
        "T5": (lambda: hf.T5Model(hf.T5Config(vocab_size=64, d_model=32, d_kv=16, d_ff=64, num_layers=2, num_heads=2)),
               "last_hidden_state", words("input_ids", "decoder_input_ids")),
        "DePlot/Pix2Struct": (lambda: hf.Pix2StructVisionModel(hf.Pix2StructVisionConfig(
            hidden_size=32, patch_embed_hidden_size=48, d_ff=64, d_kv=16, num_hidden_layers=2, num_attention_heads=2,
            seq_len=8)), "last_hidden_state", lambda: {"flattened_patches": torch.cat(
                [torch.arange(8.).view(1, 8, 1), torch.ones(1, 8, 1), torch.randn(1, 8, 48)], -1)}),
        "Mamba": with_key("logits", text("MambaForCausalLM", "MambaConfig", "input_ids", vocab_size=64, hidden_size=16,
                                         state_size=4, num_hidden_layers=2)),
    }


def with_key(key, made):
    """The same, with the output that is meant."""
    return made[0], key, made[1]


def write(folder, wanted):
    """Exports every network by both exporters, with its input and ONNX Runtime's answer."""
    import onnxruntime
    import torch

    class Named(torch.nn.Module):
        """The network as a function of arguments in their order, with one output."""

        def __init__(self, network, key, names):
            super().__init__()
            self.network, self.key, self.names = network, key, names

        def forward(self, *x):
            if self.key is None:
                return self.network(*x)
            more = {} if self.names[0] in ("pixel_values", "input_values", "input_features", "flattened_patches") \
                else {"use_cache": False}
            try:
                return getattr(self.network(**dict(zip(self.names, x)), **more), self.key)
            except TypeError:
                return getattr(self.network(**dict(zip(self.names, x))), self.key)

    torch.backends.mha.set_fastpath_enabled(False)
    for name, (make, key, inputs) in families().items():
        if wanted and name not in wanted:
            continue
        torch.manual_seed(1)
        given = inputs()
        network = Named(make(), key, list(given)).eval().requires_grad_(False)
        for module in network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                # As after training: neither means are 0 nor variances 1.
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 1.5)
        for weight in network.parameters():
            if weight.ndim > 1 and not weight.any():
                # Heads that start as zeros tell nothing.
                weight.normal_(0, 0.1)
        for exporter, dynamo in EXPORTERS.items():
            stem = os.path.join(folder, f"{name}.{exporter}".replace("/", "-"))
            try:
                torch.onnx.export(network, tuple(given.values()), stem + ".onnx", dynamo=dynamo, verbose=False,
                                  opset_version=18 if dynamo else 17, input_names=list(given))
            except Exception as error:  # noqa: BLE001: what an exporter cannot do is a line of the table
                print(f"{name}: not exported by {exporter}: {str(error).strip()[:200]}", file=sys.stderr)
                if os.path.exists(stem + ".onnx"):
                    os.remove(stem + ".onnx")
                continue
            session = onnxruntime.InferenceSession(stem + ".onnx")
            names = [i.name for i in session.get_inputs()]
            feed = {one: given[one].numpy() for one in names}
            np.savez(stem + ".npz", y=session.run(None, feed)[0], **feed)


def compare(folder, wanted):
    """Prints the table for what `write` left."""
    print("| family | exporter | nodes carrying | refused | prediction | Java = compiled | ledger |")
    print("|---|---|---|---|---|---|---|")
    for file in sorted(os.listdir(folder)):
        if not file.endswith(".npz"):
            continue
        name, exporter = file[:-len(".npz")].rsplit(".", 1)
        if wanted and name not in [one.replace("/", "-") for one in wanted]:
            continue
        print(f"| {name} | {exporter} | " + " | ".join(row(os.path.join(folder, file[:-len(".npz")]))) + " |", flush=True)


def row(stem):
    """What is measured of one file."""
    import json

    import java
    import lrp

    check = java.type("org.lrptoolbox.onnx.check.ModelCheck")
    path = java.type("java.nio.file.Path")
    told = json.loads(str(check.of(path.of(stem + ".onnx")).json()))
    counts = [str(told["carrying"]), str(told["refused"])]
    if not told["supported"]:
        return counts + ["", "", told["problem"]]
    stored = np.load(stem + ".npz")
    seed = stored["y"] * np.random.default_rng(1).standard_normal(stored["y"].shape)
    found = {}
    for engine in ("java", "compiled"):
        with lrp.load(stem + ".onnx", engine=engine) as model:
            x = {one: stored[one] for one in model.inputs}
            composite = "attnlrp" if "MatMul" in {layer["operator"] for layer in told["layers"]} or \
                "Softmax" in {layer["operator"] for layer in told["layers"]} else "epsilon_plus"
            found[engine] = model.explain(x, composite, target=seed, ledger=True)
    mine, fast = found["java"], found["compiled"]
    apart = max(far(fast.roots[root], mine.roots[root]) for root in mine.roots)
    return counts + ["{:.0e}".format(v) for v in (far(mine.prediction, stored["y"]), apart, left(mine))]


def left(explanation):
    """What a ledger does not account for, over the largest sum of a layer."""
    ledger = explanation._found.attribution().ledger()
    arrived = sum(float(r.sum()) for r in explanation.roots.values())
    kept = ledger.bias() + ledger.stabilizer() + ledger.other()
    # The name of this account is a word of Python's.
    largest = max(abs(getattr(entry, "in")()) for entry in ledger.entries())
    return abs(getattr(ledger, "in")() - kept - arrived) / largest


def far(found, expected):
    """The largest difference in units of the largest value."""
    return float(abs(np.reshape(found, np.shape(expected)) - expected).max() / abs(expected).max())


if __name__ == "__main__":
    try:
        import torch  # noqa: F401
    except ImportError:
        compare(sys.argv[1], sys.argv[2:])
    else:
        write(sys.argv[1], sys.argv[2:])
