"""Relevance by zennit, for comparison: composites by name, and one call that attributes.

Needs the packages of `torch_network`, and zennit (https://github.com/chr5tphr/zennit).
"""

import torch
from zennit.canonizers import NamedMergeBatchNorm
from zennit.composites import (EpsilonAlpha2Beta1, EpsilonAlpha2Beta1Flat, EpsilonGammaBox, EpsilonPlus,
                               EpsilonPlusFlat, ExcitationBackprop, DeconvNet, GuidedBackprop, LayerMapComposite,
                               layer_map_base)
from zennit.rules import Epsilon, Norm, Pass
from zennit.types import Linear

# What zennit does at local response normalization: nothing (so the layer's gradient), its rule Norm, its rule Pass.
NORMALIZATION = {"gradient": [], "norm": [Norm], "pass": [lambda _: Pass()]}
# Attributions that are no relevance: they are computed from 1 at the target, not from its score.
GRADIENTS = ("gradient", "guided_backprop", "deconvnet", "excitation_backprop")


def composite(name, low=-1.0, high=1.0, epsilon=1e-6, stabilizer=1e-6, normalization="gradient", canonizers=None):
    """A composite of zennit, or None for the plain gradient.

    Parameters
    ----------
    name : str
        As zennit calls it; besides, "gradient", and "epsilon" for the Epsilon rule on all weighted layers.
    low, high : float
        The box of `epsilon_gamma_box`.
    epsilon, stabilizer : float
        Of the Epsilon rule, and of all others.
    normalization : str
        A key of `NORMALIZATION`.
    canonizers : list, optional
        Such as `merging(module)`.
    """
    norms = [(torch.nn.LocalResponseNorm, rule(stabilizer)) for rule in NORMALIZATION[normalization]]
    plain = {"layer_map": norms, "canonizers": canonizers}
    excitation = {"stabilizer": stabilizer, "zero_params": "bias", **plain}
    more = {"epsilon": epsilon, "stabilizer": stabilizer, **plain}
    everywhere = norms + layer_map_base(stabilizer) + [(Linear, Epsilon(epsilon))]
    makers = {
        "gradient": lambda: None,
        "guided_backprop": lambda: GuidedBackprop(**plain),
        "deconvnet": lambda: DeconvNet(**plain),
        "excitation_backprop": lambda: ExcitationBackprop(**excitation),
        "epsilon": lambda: LayerMapComposite(everywhere, canonizers),
        "epsilon_plus": lambda: EpsilonPlus(**more),
        "epsilon_plus_flat": lambda: EpsilonPlusFlat(**more),
        "epsilon_alpha2_beta1": lambda: EpsilonAlpha2Beta1(**more),
        "epsilon_alpha2_beta1_flat": lambda: EpsilonAlpha2Beta1Flat(**more),
        "epsilon_gamma_box": lambda: EpsilonGammaBox(low=low, high=high, **more),
    }
    return makers[name]()


def merging(module):
    """Canonizers that fuse each batch normalization into the convolution before it."""
    names = list(module.named_children())
    pairs = [([before], name) for (before, source), (name, child) in zip(names, names[1:])
             if isinstance(child, torch.nn.BatchNorm2d) and isinstance(source, torch.nn.Conv2d)]
    return [NamedMergeBatchNorm(pairs)] if pairs else []


def share_norms(module):
    """Replaces every batch normalization behind no convolution by the convolution of single channels that it is.

    zennit's composites hand relevance on at such layers; as convolutions they share it by contribution.
    """
    names = list(module.named_children())
    for (_, source), (name, norm) in zip(names, names[1:]):
        if isinstance(norm, torch.nn.BatchNorm2d) and not isinstance(source, torch.nn.Conv2d):
            channels = norm.num_features
            scale = norm.weight / (norm.running_var + norm.eps) ** 0.5
            convolution = torch.nn.Conv2d(channels, channels, 1, groups=channels).to(scale)
            convolution.weight.data = scale.reshape(-1, 1, 1, 1).clone()
            convolution.bias.data = norm.bias - norm.running_mean * scale
            setattr(module, name, convolution.requires_grad_(False))


def attribute(module, rules, images, target, of_scores=True):
    """Relevance of the images for one class: R = score of the class (or 1) at the output, 0 for all others.

    Returns
    -------
    tuple of torch.Tensor
        The scores (N, classes), and the relevance, shaped like the images.
    """
    images = images.detach().requires_grad_(True)
    if rules is None:
        return back(module(images), images, target, of_scores)
    with rules.context(module) as hooked:
        return back(hooked(images), images, target, of_scores)


def back(scores, images, target, of_scores):
    seed = torch.nn.functional.one_hot(torch.as_tensor(target).expand(len(images)), scores.shape[1]).to(scores)
    if of_scores:
        seed = seed * scores.detach()
    relevance, = torch.autograd.grad(scores, images, seed)
    return scores.detach(), relevance
