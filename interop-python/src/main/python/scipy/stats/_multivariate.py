"""Distributions of vectors."""

import math

import numpy as np

from .._draws import source
from ..special import gammaln, xlogy


class _Frozen:
    """A distribution with its parameters."""

    def __init__(self, dist, parameters):
        self.dist, self._parameters = dist, parameters
        self.__dict__.update(dist._named(**parameters))

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        method = getattr(self.dist, name)
        if name == "rvs":
            return lambda size=1, random_state=None: method(size=size, random_state=random_state, **self._parameters)
        if name in ("logpdf", "pdf"):
            return lambda x: method(x, **self._parameters)
        return lambda: method(**self._parameters)


class _MultivariateNormal:
    """The normal distribution of vectors: mean and covariances (a matrix, the diagonal, or one number)."""

    def __call__(self, mean=None, cov=1, allow_singular=False, seed=None):
        return _Frozen(self, {"mean": mean, "cov": cov, "allow_singular": allow_singular})

    def _named(self, mean=None, cov=1, allow_singular=False):
        mean, cov = self._whole(mean, cov)
        return {"mean": mean, "cov": cov, "dim": mean.size}

    @staticmethod
    def _whole(mean, cov):
        cov = np.asarray(cov, dtype=float)
        size = np.size(mean) if mean is not None else cov.shape[0] if cov.ndim else 1
        mean = np.zeros(size) if mean is None else np.asarray(mean, dtype=float).reshape(-1)
        cov = cov * np.eye(size) if cov.ndim == 0 else np.diag(cov) if cov.ndim == 1 else cov
        if cov.shape != (size, size):
            raise ValueError(f"Array 'cov' must be square, of the mean's size {size}, but cov.shape is {cov.shape}.")
        return mean, cov

    @staticmethod
    def _parts(cov, allow_singular):
        """A matrix that makes deviations independent, the determinant's logarithm, and directions without any, and how far
        rounding may lead along these.
        """
        values, vectors = np.linalg.eigh(cov)
        least = 1e6 * np.finfo(float).eps * np.abs(values).max(initial=0.0)
        if values.min(initial=0.0) < -least:
            raise ValueError("The input matrix must be symmetric positive semidefinite.")
        kept = values > least
        if not kept.all() and not allow_singular:
            raise np.linalg.LinAlgError("When `allow_singular is False`, the input matrix must be symmetric positive definite.")
        return vectors[:, kept] / np.sqrt(values[kept]), np.log(values[kept]).sum(), vectors[:, ~kept], 1e3 * least

    def logpdf(self, x, mean=None, cov=1, allow_singular=False):
        """The density's logarithm, of vectors along the last axis."""
        mean, cov = self._whole(mean, cov)
        x = np.asarray(x, dtype=float)
        if x.ndim == 0:
            x = x[None]
        elif x.ndim == 1:
            x = x[:, None] if mean.size == 1 else x[None, :]
        turned, size, still, slack = self._parts(cov, allow_singular)
        made = -0.5 * (turned.shape[1] * math.log(2 * math.pi) + size + (((x - mean) @ turned) ** 2).sum(-1))
        if still.size:
            made = np.where(np.linalg.norm((x - mean) @ still, axis=-1) < slack, made, -np.inf)
        return made.squeeze()[()] if made.size == 1 else made

    def pdf(self, x, mean=None, cov=1, allow_singular=False):
        """The density."""
        return np.exp(self.logpdf(x, mean, cov, allow_singular))

    def rvs(self, mean=None, cov=1, size=1, random_state=None, allow_singular=True):
        """Random vectors."""
        mean, cov = self._whole(mean, cov)
        made = np.squeeze(source(random_state).multivariate_normal(mean, cov, size))
        return made[()] if made.ndim == 0 else made

    def entropy(self, mean=None, cov=1, allow_singular=False):
        """The differential entropy."""
        mean, cov = self._whole(mean, cov)
        return 0.5 * np.linalg.slogdet(2 * math.pi * math.e * cov)[1]


class _Dirichlet:
    """The distribution of probabilities that add up to 1."""

    def __call__(self, alpha, seed=None):
        return _Frozen(self, {"alpha": alpha})

    def _named(self, alpha):
        return {"alpha": self._checked(alpha)}

    @staticmethod
    def _checked(alpha):
        alpha = np.asarray(alpha, dtype=float)
        if alpha.ndim != 1 or not (alpha > 0).all():
            raise ValueError(f"Parameter vector 'a' must be one dimensional and greater than 0, but is {alpha.tolist()}.")
        return alpha

    def logpdf(self, x, alpha):
        """The density's logarithm, of vectors along the first axis; the last part may be left out."""
        alpha, x = self._checked(alpha), np.asarray(x, dtype=float)
        if x.shape[0] + 1 == alpha.size:
            x = np.concatenate([x, 1 - x.sum(0, keepdims=True)])
        if x.shape[0] != alpha.size:
            raise ValueError(f"Vector 'x' must have either the same number of entries as, or one entry fewer than, parameter "
                             f"vector 'a', but alpha.shape = {alpha.shape} and x.shape = {x.shape}.")
        if (x < 0).any() or (x > 1).any() or (np.abs(x.sum(0) - 1) > 1e-9).any():
            raise ValueError("The input vector 'x' must lie within the normal simplex. but np.sum(x, 0) = "
                             f"{x.sum(0)}.")
        size = gammaln(alpha).sum() - gammaln(alpha.sum())
        return (xlogy(alpha - 1, x.T)).T.sum(0) - size

    def pdf(self, x, alpha):
        """The density."""
        return np.exp(self.logpdf(x, alpha))

    def rvs(self, alpha, size=1, random_state=None):
        """Random vectors of probabilities."""
        return source(random_state).dirichlet(self._checked(alpha), size=size)

    def mean(self, alpha):
        """The expected vector."""
        alpha = self._checked(alpha)
        return alpha / alpha.sum()

    def var(self, alpha):
        """The variances."""
        part = self.mean(alpha)
        return part * (1 - part) / (np.sum(alpha) + 1)


multivariate_normal, dirichlet = _MultivariateNormal(), _Dirichlet()
