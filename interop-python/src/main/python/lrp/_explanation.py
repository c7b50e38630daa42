"""What an explanation consists of."""

from numpy._ndarray import wrap


class Explanation:
    """An explanation of a batch.

    Attributes
    ----------
    relevance : numpy.ndarray
        of every input value, in the shape of the input; positive speaks for the target, negative against it
    roots : dict of str to numpy.ndarray
        the same by name, for networks with several inputs: of every input of real numbers, and of what was looked up for
        ids; ``relevance`` is the first of them
    prediction : numpy.ndarray
        the output of the network; its scores, where it ends in a softmax
    seed : numpy.ndarray
        the relevance of the output that was handed back
    layers : dict of str to numpy.ndarray
        the relevance of the layers that were asked for
    ledger : str
        a table of what each layer received, handed on and absorbed; empty unless it was asked for
    conservation : numpy.ndarray
        for every sample the sum of the relevance over that of the seed; 1 when nothing was lost, NaN where the seed is 0
    """

    def __init__(self, found, layers):
        self.relevance = wrap(found.relevance())
        self.roots = {name: wrap(found.root(name)) for name in found.roots()}
        self.prediction = wrap(found.prediction())
        self.seed = wrap(found.seed())
        self.layers = {name: wrap(found.layer(name)) for name in layers}
        self._found = found

    @property
    def ledger(self):
        return self._found.ledger()

    @property
    def conservation(self):
        return wrap(self._found.conservation())

    def __repr__(self):
        shares = ["{:.4f}".format(share) if share == share else "no relevance" for share in self.conservation[:3]]
        more = ", ..." if len(self.relevance) > 3 else ""
        return "<lrp.Explanation of shape {}, conservation {}{}>".format(self.relevance.shape, ", ".join(shares), more)
