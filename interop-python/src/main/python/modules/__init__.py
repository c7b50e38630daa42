"""Neural network modules with Layer-wise Relevance Propagation, computed by the Java engine.

Every class is also found in a submodule of its lower-case name (``modules.linear.Linear``), which is how stored models
refer to it.
"""

from .convolution import Convolution
from .flatten import Flatten
from .linear import Linear
from .maxpool import MaxPool
from .module import Module
from .rect import Rect
from .sequential import Sequential
from .softmax import SoftMax
from .sumpool import SumPool
from .tanh import Tanh

__all__ = ["Module", "Linear", "Tanh", "Rect", "SoftMax", "MaxPool", "SumPool", "Flatten", "Convolution", "Sequential"]
