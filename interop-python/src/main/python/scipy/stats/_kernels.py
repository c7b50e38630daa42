"""Densities estimated by a bell around each point."""

import math

import numpy as np

from .._draws import source
from ..special import ndtr


class gaussian_kde:
    """The density of which a sample is likely: the mean of normal densities about its points.

    Parameters
    ----------
    dataset : (numbers, points), or (points,)
    bw_method : how wide the bells are, as a share of the sample's own spread: 'scott' (``n**(-1/(d+4))``), 'silverman', a number,
        or a function of this object
    weights : of the points
    """

    def __init__(self, dataset, bw_method=None, weights=None):
        self.dataset = np.atleast_2d(np.asarray(dataset, float))
        if not self.dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        self.d, self.n = self.dataset.shape
        self.weights = np.ones(self.n) / self.n if weights is None else np.atleast_1d(np.asarray(weights, float)) / np.sum(weights)
        if self.weights.shape != (self.n,):
            raise ValueError("`weights` input should be of length n")
        self.neff = 1 / float((self.weights**2).sum())
        if self.d > self.n:
            raise ValueError("Number of dimensions is greater than number of samples. This results in a singular data covariance matrix.")
        self.set_bandwidth(bw_method)

    def scotts_factor(self):
        """``neff ** (-1 / (d + 4))``."""
        return float(self.neff ** (-1 / (self.d + 4)))

    def silverman_factor(self):
        """``(neff (d + 2) / 4) ** (-1 / (d + 4))``."""
        return float((self.neff * (self.d + 2) / 4) ** (-1 / (self.d + 4)))

    covariance_factor = scotts_factor

    def set_bandwidth(self, bw_method=None):
        """Another width of the bells."""
        if bw_method is None or isinstance(bw_method, str):
            if bw_method not in (None, "scott", "silverman"):
                raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")
            self.covariance_factor = self.silverman_factor if bw_method == "silverman" else self.scotts_factor
        elif callable(bw_method):
            self.covariance_factor = lambda: bw_method(self)
        else:
            self.covariance_factor = lambda: bw_method
        self.factor = self.covariance_factor()
        self._data_covariance = np.atleast_2d(np.cov(self.dataset, rowvar=1, bias=False, aweights=self.weights))
        self.covariance = self._data_covariance * self.factor**2
        self.cho_cov = np.linalg.cholesky(self.covariance)
        self.log_det = 2 * math.log(math.sqrt(2 * math.pi)) * self.d + 2 * float(np.log(np.diag(self.cho_cov)).sum())

    @property
    def inv_cov(self):
        """The inverse of ``covariance``."""
        return np.linalg.inv(self.covariance)

    def _places(self, points):
        points = np.atleast_2d(np.asarray(points, float))
        if points.shape[0] != self.d:
            if points.shape[0] == 1 and points.shape[1] == self.d:
                return points.reshape(self.d, 1)
            raise ValueError(f"points have dimension {points.shape[0]}, dataset has dimension {self.d}")
        return points

    def _exponents(self, points):
        """A row for each place: minus half the squared distance to each point, in widths."""
        sample = np.linalg.solve(self.cho_cov, self.dataset)
        places = np.linalg.solve(self.cho_cov, self._places(points))
        step = max(1, (1 << 21) // (self.n * self.d))
        for start in range(0, places.shape[1], step):
            apart = places[:, start:start + step, None] - sample[:, None, :]
            yield -(apart * apart).sum(axis=0) / 2

    def evaluate(self, points):
        """The density at places (numbers, places)."""
        made = [np.exp(rows) @ self.weights for rows in self._exponents(points)]
        return (np.concatenate(made) if made else np.zeros(0)) * math.exp(-self.log_det / 2)

    __call__ = pdf = evaluate

    def logpdf(self, x):
        """The density's logarithm."""
        from ..special import logsumexp

        made = [logsumexp(rows, axis=1, b=self.weights[None, :]) for rows in self._exponents(x)]
        return np.concatenate(made) - self.log_det / 2

    def integrate_box_1d(self, low, high):
        """The probability between two numbers."""
        if self.d != 1:
            raise ValueError("integrate_box_1d() only handles 1D pdfs")
        width = math.sqrt(float(self.covariance[0, 0]))
        return self.weights @ (ndtr((high - self.dataset[0]) / width) - ndtr((low - self.dataset[0]) / width))

    def resample(self, size=None, seed=None):
        """New points: (numbers, size)."""
        draws = source(seed)
        size = int(self.neff) if size is None else size
        apart = np.transpose(draws.multivariate_normal(np.zeros(self.d), self.covariance, size=size))
        return self.dataset[:, draws.choice(self.n, size=size, p=self.weights)] + apart
