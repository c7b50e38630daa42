"""Covariance and correlation of what is not masked."""

import numpy as np

from ._array import array
from ._along import concatenate, dot
from ._masks import getmaskarray


def _covhelper(x, y=None, rowvar=True, allow_masked=True):
    """The distances from the means, which pairs count, and whether rows are variables."""
    x = array(x, ndmin=2, copy=True, dtype=float if np.asarray(x).dtype.kind in "iub" else None)
    mask = getmaskarray(x)
    if not allow_masked and mask.any():
        raise ValueError("Cannot process masked data.")
    if x.shape[0] == 1:
        rowvar = True
    rowvar = int(bool(rowvar))
    axis = 1 - rowvar
    across = (None, slice(None)) if not rowvar else (slice(None), None)
    there = (~mask).astype(np.float32 if x.shape[axis] < 2**24 else np.float64)
    if y is not None:
        y = array(y, copy=False, ndmin=2, dtype=float)
        other = getmaskarray(y)
        if not allow_masked and other.any():
            raise ValueError("Cannot process masked data.")
        if (mask.any() or other.any()) and y.shape == x.shape:
            both = np.logical_or(mask, other)
            x, y = array(x, mask=both, copy=True), array(y, mask=both, copy=True)
            there = (~both).astype(there.dtype)
            theirs = there
        else:
            theirs = (~other).astype(there.dtype)
        x = concatenate((x, y), axis)
        there = np.concatenate((there, theirs), axis)
    x = x - x.mean(axis=rowvar)[across]
    return x, there, rowvar


def cov(x, y=None, rowvar=True, bias=False, allow_masked=True, ddof=None):
    """The covariances, each over the pairs neither of which is masked."""
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be an integer")
    ddof = (0 if bias else 1) if ddof is None else ddof
    x, there, rowvar = _covhelper(x, y, rowvar, allow_masked)
    return _products(x, there, rowvar, ddof)


def _products(x, there, rowvar, ddof):
    if not rowvar:
        count = np.dot(there.T, there) - ddof
        made = dot(x.T, x.conj(), strict=False)
    else:
        count = np.dot(there, there.T) - ddof
        made = dot(x, x.T.conj(), strict=False)
    mask = np.less_equal(count, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        data = np.asarray(made.filled(0)) / count
    return array(data, mask=mask).squeeze()


def corrcoef(x, y=None, rowvar=True, allow_masked=True):
    """The correlations: covariances over the roots of the variances, of the pairs neither of which is masked."""
    from ._elementwise import sqrt

    made = cov(x, y, rowvar, allow_masked=allow_masked)
    if not getattr(made, "ndim", 0):
        return array(1.0)
    scale = sqrt(made.diagonal())
    made = made / scale[:, None]
    made = made / scale[None, :]
    return made
