"""Networks read from files, and explained in one call."""

import os

from _lrp.errors import java_errors
from _lrp.paths import files, readable

from ._model import Model, shapes_of


@java_errors
def load(path, engine=None, device="cpu", input=None, output=None, shape=None):
    """Reads a network, in the format the file's ending names.

    Parameters
    ----------
    path : str
        a file ``.onnx``, ``.nn``, ``.txt`` or ``.mat``
    engine : str, optional
        ``"java"`` computes in float64, ``"compiled"`` in float32 by ONNX Runtime, ``"hybrid"`` forward there and backward
        in Java; by default ``"compiled"`` for ``.onnx``, else ``"java"``
    device : str
        ``"cpu"``, ``"cuda"``, ``"cuda:1"``, or ``"auto"`` for a GPU if there is one
    input : str or tuple of int or dict, optional
        the shape of a sample in the file's order where the file leaves it open and layers need it, ``"3x224x224"`` or
        ``(3, 224, 224)``; by default that of each input; of several inputs a dict of their names and whole shapes, ``{"ids": (1, 12)}``
    output : str, optional
        which of several outputs; by default the first that is made of real numbers
    shape : optional
        another name of ``input``

    Returns
    -------
    lrp.Model

    Raises
    ------
    FileNotFoundError
        if there is no such file
    ValueError
        if it is broken, or holds something that cannot be explained; the message says what
    """
    if input is not None and shape is not None:
        raise ValueError("input and shape are two names of the same; give one of them")
    shapes = shapes_of(shape if input is None else input)
    name = os.path.basename(os.fspath(path))

    def read(known):
        return files.readNetwork(readable(path), engine, device, known, output or "")

    loaded = read(shapes)
    return Model(loaded, name, read if loaded is None else None)


def explain(model, x, composite="epsilon_plus", target=None, layers=(), ledger=False, output_activation="drop",
            input=None, output=None):
    """Explains predictions of a network, given as ``Model`` or as the path of a file; see ``Model.explain`` and ``load``."""
    if isinstance(model, Model):
        return model.explain(x, composite, target, layers, ledger, output_activation)
    with load(model, input=input, output=output) as loaded:
        return loaded.explain(x, composite, target, layers, ledger, output_activation)
