"""``leastsq``: the older form of least squares, with its numbers of what ended it."""

import numpy as np

from ._squares import least_squares

#: What least_squares calls the tolerance that was met, as MINPACK counts it.
_ENDINGS = {0: 5, 1: 4, 2: 1, 3: 2, 4: 3}


def leastsq(func, x0, args=(), Dfun=None, full_output=False, col_deriv=False, ftol=1.49012e-08, xtol=1.49012e-08, gtol=0.0, maxfev=0,
            epsfcn=None, factor=100, diag=None):  # fmt: skip
    """The numbers that make the sum of squares of a function's values least, and why it ended (1 to 4: well).

    With ``full_output`` also the inverse of ``J^T J`` (None where it has none), what was counted, and a message.
    """
    args = args if isinstance(args, tuple) else (args,)
    slopes = "2-point" if Dfun is None else (lambda x, *a: np.asarray(Dfun(x, *a)).T) if col_deriv else Dfun
    n, m = np.size(x0), np.size(func(np.asarray(x0, dtype=float).ravel(), *args))
    if n > m:
        raise TypeError(f"Improper input: func input vector length N={n} must not exceed func output vector length M={m}")
    found = least_squares(func, x0, slopes, ftol=ftol * 1e-4, xtol=xtol * 1e-4, gtol=max(gtol, 1e-15), args=args, max_nfev=maxfev or 200 * (n + 1) * 2)
    ending = _ENDINGS[found.status]
    if not full_output:
        return found.x, ending
    try:
        covariance = np.linalg.inv(found.jac.T @ found.jac)
    except np.linalg.LinAlgError:
        covariance = None
    return found.x, covariance, {"fvec": found.fun, "nfev": found.nfev}, found.message, ending
