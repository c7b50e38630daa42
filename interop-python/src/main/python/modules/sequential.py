"""A network: a chain of modules."""

import sys
from itertools import groupby

import java
import numpy as np
from _lrp.errors import java_errors
from numpy._ndarray import wrap

from ._engine import backwards, is_pure, run
from .module import Module

_Training = java.type("org.lrptoolbox.python.toolbox.Training")


class Sequential(Module):
    """A chain of modules.

    Neighbouring modules of the toolbox run as one in the Java engine; modules of one's own are called in between.

    Parameters
    ----------
    modules : list of Module
        kept as given, not copied
    """

    def __init__(self, modules):
        Module.__init__(self)
        self.modules = modules
        self.to_numpy()

    def to_numpy(self):
        """Calls ``to_numpy`` of every module."""
        for module in self.modules:
            module.to_numpy()

    def to_cupy(self):
        """Calls ``to_cupy`` of every module, which says that there is no cupy."""
        for module in self.modules:
            module.to_cupy()

    def drop_softmax_output_layer(self):
        """Removes a softmax at the end of the chain, so that scores are explained, not probabilities."""
        from .softmax import SoftMax
        if isinstance(self.modules[-1], SoftMax):
            print("removing softmax output mapping")
            del self.modules[-1]
        else:
            print("output layer is not softmax. nothing to do")

    def forward(self, X, lrp_aware=False):
        """The output of the last module for a batch ``X``, samples along the first axis."""
        for pure, modules in groupby(self.modules, is_pure):
            if pure:
                X = run(list(modules), X, lrp_aware)
            else:
                for module in modules:
                    X = module.forward(X, lrp_aware=lrp_aware)
        return X

    def backward(self, DY):
        """The gradient of the input, given that of the output; leaves what ``update`` needs in the modules."""
        for module in self.modules[::-1]:
            DY = module.backward(DY)
        return DY

    def update(self, lrate):
        """Takes one step of gradient descent in every module."""
        for module in self.modules:
            module.update(lrate)

    def clean(self):
        """Lets go of what forward and backward passes left behind in the modules."""
        for module in self.modules:
            module.clean()

    def set_lrp_parameters(self, lrp_var=None, param=None):
        """Presets variant and parameter in every module."""
        for module in self.modules:
            module.set_lrp_parameters(lrp_var=lrp_var, param=param)

    def lrp(self, R, lrp_var=None, param=None):
        """Hands the relevance of the output back to the input of the last ``forward``.

        Parameters
        ----------
        R : numpy.ndarray
            relevance of the output, in its shape: usually the output, or the output with all but one class set to 0
        lrp_var, param
            variant and its parameter for all modules, as in ``Module.lrp``; without both, each module's preset counts

        Returns
        -------
        numpy.ndarray
            relevance of the input, in its shape
        """
        end = len(self.modules)
        while end > 0:
            start = self._start_of_pass(end)
            if start == end:
                R = self.modules[end - 1].lrp(R, lrp_var, param)
                end -= 1
            else:
                first = self.modules[start]
                rules = [m._engine_rule(*m._rule(lrp_var, param)) for m in self.modules[start:end]]
                R = backwards(first._pass, first._index, rules, R)
                end = start
        return R

    def _start_of_pass(self, end):
        """The first of the modules before ``end`` that went through the last forward pass as one."""
        last = self.modules[end - 1]
        start = end
        if is_pure(last) and last.__dict__.get("_pass") is not None:
            done, index = last._pass, last._index
            while start > 0 and is_pure(self.modules[start - 1]) and self.modules[start - 1]._knows(done, index):
                start -= 1
                index -= 1
        return start

    def train(self, X, Y, Xval=[], Yval=[], batchsize=25, iters=10000, lrate=0.005, lrate_decay=None,
              lfactor_initial=1.0, status=250, convergence=-1, transform=None, silent=False):
        """Trains the network by stochastic gradient descent on (output - target).

        Parameters
        ----------
        X, Y : numpy.ndarray
            training data (N, ...) and targets (N, C)
        Xval, Yval : numpy.ndarray, optional
            validation data and targets; without them, the training data serves for evaluation
        batchsize : int
            samples per iteration, drawn anew each time without repetition
        iters : int
            the number of iterations
        lrate : float
            the learning rate
        lrate_decay : {None, 'none', 'sublinear', 'linear'}
            at each improvement, multiplies the rate by 1 - accuracy ** 2, or 1 - accuracy
        lfactor_initial : float
            multiplies the rate until the first decay
        status : int
            iterations between two evaluations
        convergence : int
            evaluations without improvement after which training stops; 0 or less for never
        transform : callable, optional
            changes each batch of data before it is used
        silent : bool
            print nothing

        At the end the modules are those with the lowest loss among the evaluations; without any evaluation
        (``iters < status``) those from before the training.
        """
        from copy import deepcopy

        def remember():
            nonlocal best
            best = deepcopy(self.modules)
            for module in best:
                module.clean()

        best = []
        remember()
        validated = len(Xval) != 0 and len(Yval) != 0
        with java_errors:
            layers = self._trained_in_java()
            _Training(lambda x: self.forward(wrap(x))._j, lambda dy: self.backward(wrap(dy)),
                      self.update if layers is None else lambda rate: None, remember,
                      lambda: setattr(self, "modules", best)).run(
                np.asarray(X)._j, np.asarray(Y)._j, np.asarray(Xval)._j if validated else None,
                np.asarray(Yval)._j if validated else None, batchsize, iters, lrate, lrate_decay, lfactor_initial,
                status, convergence, None if transform is None else lambda x: np.asarray(transform(wrap(x)))._j,
                (lambda line: None) if silent else _say, layers)

    def _trained_in_java(self):
        """The engine's layers over the very arrays of the modules, if all steps of training can run in Java."""
        steps = ("forward", "backward", "update")
        if any(name in self.__dict__ or getattr(type(self), name) is not getattr(Sequential, name) for name in steps):
            return None
        if not all(map(is_pure, self.modules)) or len(set(map(id, self.modules))) < len(self.modules):
            return None
        layers = [module._layer() for module in self.modules]
        for layer, module in zip(layers, self.modules):
            parameters = module._parameters()
            if parameters and not _Training.shares(layer, *[p._j for p in parameters]):
                return None
        return layers


def _say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
