"""What all modules share: the interface of a layer, and how a call of ``lrp`` finds the rule it names."""

#: Names a caller may use, each with the method that answers to it.
VARIANTS = {
    "none": "simple", "simple": "simple",
    "slow": "simple_slow", "simple_slow": "simple_slow",
    "flat": "flat",
    "ww": "ww", "w^2": "ww",
    "epsilon": "epsilon", "eps": "epsilon",
    "epsilon_slow": "epsilon_slow",
    "alphabeta": "alphabeta", "alpha": "alphabeta",
    "alphabeta_slow": "alphabeta_slow", "alpha_slow": "alphabeta_slow",
}
#: Variants whose method takes the parameter.
WITH_PARAMETER = frozenset(["epsilon", "epsilon_slow", "alphabeta", "alphabeta_slow"])


def variant_of(lrp_var):
    """The canonical name of a variant; ``None`` is the simple one.

    Raises
    ------
    Exception
        ``Unknown lrp variant ...`` for a name that is none of the above, in any case of letters.
    """
    try:
        return VARIANTS["none" if lrp_var is None else lrp_var.lower()]
    except KeyError:
        raise Exception("Unknown lrp variant {}".format(lrp_var)) from None


class Watched(type):
    """The type of modules' classes: it tells when one of them is changed, as by ``Linear.forward = mine``."""

    def on_change():
        """Called after a change."""

    def __setattr__(cls, name, value):
        type.__setattr__(cls, name, value)
        Watched.on_change()

    def __delattr__(cls, name):
        type.__delattr__(cls, name)
        Watched.on_change()


class Module(metaclass=Watched):
    """The interface of a layer, and the identity as its default behaviour.

    A layer of one's own derives from this class (or from one of the others), overrides what it needs and works inside
    a ``Sequential``. It needs ``to_numpy``, which may do nothing.

    Attributes
    ----------
    lrp_var : str or None
        the preset variant, used when ``lrp`` is called without one
    lrp_param : float or None
        the preset parameter
    """

    def __init__(self):
        self.lrp_var = None
        self.lrp_param = 1.

    def forward(self, X, lrp_aware=False):
        """The output for a batch ``X``. ``lrp_aware`` is accepted for old scripts; LRP is fast without it."""
        return X

    def backward(self, DY):
        """The gradient of the input, given that of the output."""
        return DY

    def update(self, lrate):
        """Takes one step of gradient descent with the gradients of the last ``backward``."""

    def train(self, X, Y, *args, **kwargs):
        """Does nothing; see ``Sequential.train``."""

    def clean(self):
        """Lets go of what forward and backward passes left behind."""

    def set_lrp_parameters(self, lrp_var=None, param=None):
        """Presets variant and parameter for calls of ``lrp`` without any; both are overwritten."""
        self.lrp_var = lrp_var
        self.lrp_param = param

    def lrp(self, R, lrp_var=None, param=None):
        """Hands the relevance of the output back to the input of the last ``forward``.

        Parameters
        ----------
        R : numpy.ndarray
            relevance of the output, in its shape
        lrp_var : str, optional
            ``simple``/``none`` (also ``slow``), ``epsilon``, ``alphabeta``/``alpha`` (each also with ``_slow``),
            ``flat``, ``ww``/``w^2``
        param : float, optional
            epsilon, or alpha with beta = 1 - alpha

        If both are left out, the preset of ``set_lrp_parameters`` counts; if either is given, the preset does not.

        Returns
        -------
        numpy.ndarray
            relevance of the input, in its shape
        """
        variant, param = self._rule(lrp_var, param)
        method = getattr(self, "_{}_lrp{}".format(*_split(variant)))
        return method(R, param) if variant in WITH_PARAMETER else method(R)

    def _rule(self, lrp_var, param):
        if lrp_var is None and param is None:
            lrp_var, param = self.lrp_var, self.lrp_param
        return variant_of(lrp_var), param

    def to_cupy(self):
        """There is no cupy here."""
        raise NotImplementedError("to_cupy missing in " + self.__class__.__name__)

    def to_numpy(self):
        """Called by ``Sequential`` for every module; layers of one's own provide it."""
        raise NotImplementedError("to_numpy missing in " + self.__class__.__name__)


def _split(variant):
    name, _, slow = variant.partition("_")
    return name, "_" + slow if slow else ""


def _missing(method):
    def rule(self, R, param=None):
        raise NotImplementedError("{} missing in {}".format(method, self.__class__.__name__))

    rule.__name__ = method
    rule.__doc__ = "The rule behind variant ``{}``; layers of one's own provide it.".format(method)
    return rule


RULE_METHODS = tuple("_{}_lrp{}".format(*_split(variant)) for variant in dict.fromkeys(VARIANTS.values()))
for _method in RULE_METHODS:
    setattr(Module, _method, _missing(_method))
