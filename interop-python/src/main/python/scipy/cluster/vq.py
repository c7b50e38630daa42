"""Vector quantization: nearest codes, and k-means."""

import warnings

import numpy as np

from .._draws import source

__all__ = ["ClusterError", "kmeans", "kmeans2", "vq", "whiten"]


class ClusterError(Exception):
    """A group without members."""


def whiten(obs, check_finite=True):
    """Each column divided by its standard deviation."""
    obs = _finite(obs, check_finite)
    spread = obs.std(axis=0)
    if (spread == 0).any():
        warnings.warn("Some columns have standard deviation zero. The values of these columns will not change.", RuntimeWarning,
                      stacklevel=2)
        spread = np.where(spread == 0, 1.0, spread)
    return obs / spread


def _finite(obs, check):
    obs = np.asarray(obs)
    if check and not np.isfinite(obs).all():
        raise ValueError("array must not contain infs or NaNs")
    return obs


def vq(obs, code_book, check_finite=True):
    """The number of the nearest code of each observation, and how far it is."""
    obs, codes = _finite(obs, check_finite), _finite(code_book, check_finite)
    if obs.ndim != codes.ndim:
        raise ValueError("Observation and code_book should have the same rank")
    points, codes = (a[:, None] if a.ndim == 1 else a for a in (obs, codes))
    if points.shape[1] != codes.shape[1]:
        raise ValueError(f"observations have {points.shape[1]} columns, codes {codes.shape[1]}; expected as many")
    squares = np.stack([((points - code) ** 2).sum(axis=1) for code in codes], axis=1)
    nearest = squares.argmin(axis=1)
    return nearest.astype(np.int32), np.sqrt(squares[np.arange(len(points)), nearest])


def _means(data, labels, count):
    """The mean of each group, zero where it has no members, and which have some."""
    sums = np.zeros((count, *data.shape[1:]), dtype=data.dtype if data.dtype.kind == "f" else float)
    np.add.at(sums, labels, data)
    members = np.bincount(labels, minlength=count)
    return sums / np.maximum(members, 1).reshape(-1, *[1] * (data.ndim - 1)), members > 0


def _settled(obs, codes, thresh):
    before, change = np.inf, np.inf
    while change > thresh:
        labels, distances = vq(obs, codes, check_finite=False)
        mean = distances.mean()
        codes, there = _means(obs, labels, len(codes))
        codes, change, before = codes[there], abs(before - mean), mean
    return codes, before


def kmeans(obs, k_or_guess, iter=20, thresh=1e-5, check_finite=True, *, seed=None, rng=None):
    """The codes with the least mean distance, of ``iter`` starts at random observations, and that distance.

    Parameters
    ----------
    obs : array (n, d)
        observations, each column of variance 1 (``whiten``)
    k_or_guess : int or array
        how many codes, or the codes to start from
    thresh : float
        ends when the mean distance changes by no more
    """
    obs = _finite(obs, check_finite)
    if iter < 1:
        raise ValueError(f"iter must be at least 1, got {iter}")
    guess = np.asarray(k_or_guess)
    if guess.size != 1:
        return _settled(obs, guess, thresh)
    count = int(guess.reshape(-1)[0])
    if count != guess.reshape(-1)[0]:
        raise ValueError("If k_or_guess is a scalar, it must be an integer.")
    if count < 1:
        raise ValueError(f"Asked for {count} clusters.")
    random, best = source(seed if rng is None else rng), (None, np.inf)
    for _ in range(iter):
        found = _settled(obs, obs[random.choice(obs.shape[0], size=count, replace=False)], thresh)
        if found[1] < best[1]:
            best = found
    return best


def _start(data, k, how, random):
    if how == "points":
        return data[random.choice(data.shape[0], size=int(k), replace=False)]
    if how == "random":
        mean = data.mean(axis=0)
        if data.ndim == 1:
            return random.standard_normal(size=k) * np.sqrt(np.cov(data)) + mean
        return random.standard_normal(size=(k, mean.size)) @ np.linalg.cholesky(np.atleast_2d(np.cov(data.T))).T + mean
    points = data[:, None] if data.ndim == 1 else data
    chosen = []
    for i in range(int(k)):
        if i == 0:
            chosen.append(int(random.randint(points.shape[0]) if hasattr(random, "randint") else random.integers(points.shape[0])))
        else:
            nearest = np.stack([((points - points[c]) ** 2).sum(axis=1) for c in chosen]).min(axis=0)
            chosen.append(int(np.searchsorted((nearest / nearest.sum()).cumsum(), random.uniform())))
    return data[chosen]


def kmeans2(data, k, iter=10, thresh=1e-5, minit="random", missing="warn", check_finite=True, *, seed=None, rng=None):
    """``iter`` steps of k-means from codes by ``minit`` ("random", "points", "++" or "matrix"); the codes and each point's."""
    if minit not in ("random", "points", "++", "matrix"):
        raise ValueError(f"Unknown init method {minit!r}")
    data = _finite(data, check_finite)
    codes = np.array(k, copy=True) if minit == "matrix" or np.size(k) > 1 else _start(data, k, minit, source(seed if rng is None else rng))
    for _ in range(iter):
        labels = vq(data, codes, check_finite=False)[0]
        fresh, there = _means(data, labels, len(codes))
        if not there.all():
            if missing == "raise":
                raise ClusterError("One of the clusters is empty. Re-run kmeans with a different initialization.")
            warnings.warn("One of the clusters is empty. Re-run kmeans with a different initialization.", stacklevel=2)
            fresh[~there] = codes[~there]
        codes = fresh
    return codes, labels
