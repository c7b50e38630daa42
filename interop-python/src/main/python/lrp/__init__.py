"""Layer-wise Relevance Propagation for networks in files: ONNX, pickles (``.nn``), text and MATLAB.

Rules and composites bear the names they have in zennit::

    import lrp

    model = lrp.load("model.onnx")
    x = lrp.read_images(["cat.jpg"], "torchvision")
    why = model.explain(x, composite="epsilon_plus", target=281)
    print(why.relevance.shape, why.conservation)
    print(model.rules("epsilon_plus"))
"""

from . import composites, rules, types
from ._explanation import Explanation
from ._images import read_images
from ._loading import explain, load
from ._model import Model
from ._text import TextExplanation

__all__ = ["Explanation", "Model", "TextExplanation", "composites", "explain", "load", "read_images", "rules", "types"]
