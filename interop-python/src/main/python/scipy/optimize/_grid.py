"""Minima found by looking everywhere on a grid."""

import numpy as np


def brute(func, ranges, args=(), Ns=20, full_output=0, finish=..., disp=False, workers=1):
    """The least value of a function on a grid, refined by ``finish``, which is ``fmin`` unless given, or None.

    ``ranges`` has a slice, or a pair of ends for ``Ns`` points, for each number. With ``full_output`` the value there, the
    grid and the values on it are answered too.
    """
    if len(ranges) > 40:
        raise ValueError("Brute Force not possible with more than 40 variables.")
    args = args if isinstance(args, tuple) else (args,)
    keys = tuple(r if isinstance(r, slice) else slice(*r) if len(r) > 2 else slice(*r, complex(Ns)) for r in ranges)
    grid = np.mgrid[keys]
    shape = grid.shape[1:]
    points = grid.reshape(len(ranges), -1).T
    values = np.array([_number(func(p.copy(), *args)) for p in points]).reshape(shape)
    best = np.unravel_index(values.argmin(), shape)
    x, least = np.array([g[best] for g in grid]), values[best]
    if len(ranges) == 1:
        grid, x = grid[0], x[0]
    if finish is ...:
        from ._former import fmin as finish
    if callable(finish):
        x, least = _finished(func, x, args, finish, disp)
    return (x, least, grid, values) if full_output else x


def _number(value):
    return float(np.asarray(value).reshape(-1)[0])


def _finished(func, x, args, finish, disp):
    import inspect

    known = inspect.signature(finish).parameters
    options = {"full_output": 1} if "full_output" in known else {}
    if "disp" in known:
        options["disp"] = disp
    found = finish(func, x, args=args, **options)
    if hasattr(found, "x"):
        return found.x, found.fun
    return found[0], found[1]
