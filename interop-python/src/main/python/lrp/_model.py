"""Networks: called, printed and explained."""

import java
import numpy as np
from _lrp.errors import java_errors
from numpy._ndarray import wrap

from ._explanation import Explanation
from ._images import prepared, read_images, say
from ._text import TextExplanation, tokens_of
from .composites import made

_LoadedNetwork = java.type("org.lrptoolbox.python.explain.LoadedNetwork")
_Targets = java.type("org.lrptoolbox.target.Target")


class Model:
    """A network; made by ``lrp.load``. Printed, it shows its layers; called with a batch, it gives the output.

    Where the file leaves sizes open that layers depend on, such as the number of tokens, they are those of the input: of
    the first, and of others where they differ.

    In a ``with`` statement, or by ``close()``, it lets go of what its engine holds outside of Python's memory.
    """

    def __init__(self, loaded, name="the model's file", reread=None):
        self._fitting = loaded
        self._name = name
        self._reread = reread
        self._shapes = None
        self._told = False
        self._ruled = {}

    @property
    def _loaded(self):
        if self._fitting is None:
            raise ValueError(f"{self._name} leaves sizes open, which the first input tells; to know more before, load it "
                             "with their shapes, such as input='input_ids=1x12'")
        return self._fitting

    def _fit(self, x):
        """Reads the file for the sizes of an input, if it leaves them open."""
        if self._reread is None:
            return
        self._fit_shapes({name: (1,) + np.shape(one)[1:] for name, one in x.items()} if isinstance(x, dict)
                         else np.shape(x)[1:])

    def _fit_shapes(self, given):
        shapes = shapes_of(given)
        if shapes != self._shapes:
            fitting = self._reread(shapes)
            if self._fitting is not None:
                self.close()
            self._fitting, self._shapes = fitting, shapes

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        """Lets go of the engine; the model cannot be used afterwards."""
        self._ruled.clear()
        if self._fitting is not None:
            self._fitting.close()

    def _with(self, composite, output_activation):
        # What an engine prepares for a network and its rules is kept with them, so they have to be the same ones again.
        key = composite, output_activation
        if key not in self._ruled:
            self._ruled[key] = self._loaded.ruled(made(composite), _LoadedNetwork.output(output_activation))
        return self._ruled[key]

    @java_errors
    def __call__(self, x):
        self._fit(x)
        return wrap(self._loaded.predict(self._given(x)))

    def _given(self, x):
        """An array of the engine for every input."""
        names = self.inputs
        if not isinstance(x, dict):
            if len(names) > 1:
                raise ValueError("the network has the inputs {}; give a dict of arrays by name".format(", ".join(names)))
            return [np.asarray(x)._j]
        if set(x) != set(names):
            raise ValueError("the network has the inputs {}, but those given are {}".format(
                ", ".join(names), ", ".join(map(str, x))))
        arrays = [np.asarray(x[name]) for name in names]
        # What is a sample as it is, without a batch, has no rows to repeat.
        batches = [a.ndim > 0 and not self._loaded.isSample(k, a.ndim) for k, a in enumerate(arrays)]
        rows = max([len(a) for a, batch in zip(arrays, batches) if batch], default=1)
        # One row is the same for all samples.
        return [(np.repeat(a, rows, axis=0) if batch and len(a) == 1 else a)._j for a, batch in zip(arrays, batches)]

    def __str__(self):
        return self._loaded.summary()

    @property
    def inputs(self):
        """The names of the inputs."""
        return list(self._loaded.inputs())

    @property
    def layers(self):
        """The names of the layers, in the order of computation."""
        return list(self._loaded.layers())

    @property
    @java_errors
    def preprocess(self):
        """How pictures become input, as settings, if the model's file says it; else None."""
        how = self._loaded.preprocessing()
        return None if how is None else str(how)

    @property
    def classes(self):
        """The names of the classes, if the model's file holds them; else an empty list."""
        return list(self._loaded.classes())

    @java_errors
    def read_images(self, paths, preprocess=None):
        """Reads pictures and prepares them as the model's file says, or as given; see ``lrp.read_images``.

        Says, once and on standard error, which settings of the file it uses.
        """
        if preprocess is not None:
            return read_images(paths, preprocess)
        how = self._loaded.preprocessing()
        if how is None:
            raise ValueError(f"{self._name} does not say how pictures become input; give preprocess, such as 'torchvision'")
        if not self._told:
            say(f"preprocessing: {how} (says {self._name})")
            self._told = True
        return prepared(paths, how)

    @java_errors
    def rules(self, composite, output_activation="drop"):
        """The table of which rule each layer gets, as text."""
        return self._with(composite, output_activation).rules()

    @java_errors
    def explain(self, x, composite="epsilon_plus", target=None, layers=(), ledger=False,
                output_activation="drop"):
        """Explains predictions for a batch.

        Parameters
        ----------
        x : array_like or dict of str to array_like
            the input, samples along the first axis, in the order of axes the file has; of a network with several inputs
            all of them by name, ids and masks as integers, where one row is the same for all samples
        composite : str or lrp.composites.Composite or lrp.rules.Rule
            which rules, by name, as a composite, or one rule for all layers; behind a name may stand rules for layers by
            their names or types, with ``*`` for any letters: ``"epsilon_plus; conv1*=flat; Linear=epsilon(0.01)"``
        target : None or int or list of int or str or numpy.ndarray
            what to explain: the strongest class of each sample, a class, a class per sample, ``"output"`` for all of the
            output at once, ``"all"`` for every class or ``"top5"`` (any number) one by one, ``"class:tabby"`` where the
            model's file names its classes, or relevance of one's own in the output's shape; of an output with a map for each class ``"class:3@all"`` or ``"class:3@10,12"`` (row and
            column)
        layers : list of str
            names of layers whose relevance is wanted, too
        ledger : bool
            whether to keep account of what every layer received, handed on and absorbed
        output_activation : str
            what becomes of a softmax or sigmoid at the output: ``"drop"`` explains the scores below it, ``"keep"`` what it
            makes of them, ``"drop-tanh"`` drops a hyperbolic tangent, too

        Returns
        -------
        lrp.Explanation or list of lrp.Explanation
            a list for ``"all"`` and ``"top5"``

        Raises
        ------
        ValueError
            for names that do not exist, and shapes that do not fit; the message names what does
        """
        self._fit(x)
        one_by_one = isinstance(target, str) and (target == "all" or target.startswith("top"))
        layers = [layers] if isinstance(layers, str) else list(layers)
        found = self._with(composite, output_activation).explain(self._given(x), _target(target, self._loaded), layers,
                                                                 bool(ledger))
        explanations = [Explanation(one, layers) for one in found]
        return explanations if one_by_one else explanations[0]

    @java_errors
    def explain_text(self, text, tokenizer=None, target="top1", composite="attnlrp", output_activation="drop",
                     ledger=False):
        """Explains what a network that takes words says of a text.

        Parameters
        ----------
        text : str or list of int
            the text, or the ids of its tokens where no tokenizer fits
        tokenizer : str or path
            the ``tokenizer.json`` of Hugging Face's tokenizers that belongs to the network
        target : str
            what to explain, such as ``"top1"``, ``"class:3"``, ``"contrast:3,5"``; where the network has scores at every
            token those of the last one, or ``"class:3@5"`` at another
        composite : str or lrp.composites.Composite or lrp.rules.Rule
            which rules
        output_activation : str
            as in ``explain``
        ledger : bool
            whether to account for what every layer took, and what positions, biases and softmax kept; costs a little

        Returns
        -------
        lrp.TextExplanation or list of lrp.TextExplanation
            a list where there are several, as for ``"top5"``

        Raises
        ------
        ValueError
            if the network takes no ids, or fewer tokens than the text has
        """
        tokens = tokens_of(text, tokenizer)
        if self._reread is not None:
            self._fit_shapes((tokens.size(),))
        found = self._with(composite, output_activation).explainText(tokens, target, self._loaded, bool(ledger))
        explanations = [TextExplanation(one) for one in found]
        return explanations[0] if len(explanations) == 1 and target != "all" else explanations


def _target(target, loaded):
    if target is None:
        return _Targets.dominant()
    if isinstance(target, str):
        return loaded.target(target)
    target = np.asarray(target)
    if target.dtype.kind in "iu" and target.ndim < 2:
        return _Targets.classPerSample([int(index) for index in target.reshape(-1)])
    return _Targets.seed(target._j.asTensor())


def shapes_of(given):
    """Shapes as the command line has them."""
    if given is None:
        return []
    if isinstance(given, str):
        return [given]
    if isinstance(given, dict):
        return ["{}={}".format(name, one) for name, value in given.items() for one in shapes_of(value)]
    return ["x".join(str(int(side)) for side in np.ravel(given))]
