"""Element-wise functions of ``numpy.ma``, and where they are defined."""

import numpy as np

from ._filling import maximum_fill_value, minimum_fill_value
from ._masks import getdata, getmask, mask_or, nomask
from ._operations import Binary, Domained, Extremum, Unary


def _outside(test):
    """A domain: where a test holds; NaN is no reason to be masked."""

    def domain(*arrays):
        with np.errstate(invalid="ignore"):
            return test(*(np.asarray(a) for a in arrays))

    return domain


def _by_nearly_zero(x, y):
    with np.errstate(all="ignore"):
        return np.absolute(x) * np.finfo(float).tiny >= np.absolute(y)


_positive = _outside(lambda x: x <= 0)
_unit = _outside(lambda x: (x > 1) | (x < -1))

DEFINED = {
    "sqrt": _outside(lambda x: x < 0), "log": _positive, "log2": _positive, "log10": _positive, "arcsin": _unit, "arccos": _unit,
    "tan": _outside(lambda x: np.absolute(np.cos(x)) < 1e-35), "arccosh": _outside(lambda x: x < 1),
    "arctanh": _outside(lambda x: (x > 1 - 1e-15) | (x < -1 + 1e-15)),
}  # fmt: skip
EVERYWHERE = (
    "exp conjugate sin cos arctan arcsinh sinh cosh tanh absolute angle fabs negative floor ceil logical_not around round"
).split()
NEUTRAL = {
    "add": 0, "subtract": 0, "multiply": 1, "arctan2": 0, "equal": None, "not_equal": None, "less_equal": None,
    "greater_equal": None, "less": None, "greater": None, "logical_and": 1, "logical_or": 0, "logical_xor": 0,
    "bitwise_and": -1, "bitwise_or": 0, "bitwise_xor": 0, "hypot": 0,
}  # fmt: skip
DIVIDING = {name: _by_nearly_zero for name in ("true_divide", "floor_divide", "remainder", "fmod")}

for _name, _domain in DEFINED.items():
    globals()[_name] = Unary(getattr(np, _name), _domain)
for _name in EVERYWHERE[:-2]:
    globals()[_name] = Unary(getattr(np, _name))
around = Unary(np.around)
for _name, _neutral in NEUTRAL.items():
    globals()[_name] = Binary(getattr(np, _name), 0 if _neutral is None else _neutral)
for _name, _domain in DIVIDING.items():
    globals()[_name] = Domained(getattr(np, _name), _domain)
divide = Domained(np.divide, _by_nearly_zero)
mod = Domained(np.mod, _by_nearly_zero)
minimum = Extremum(np.minimum, less, minimum_fill_value)  # noqa: F821
maximum = Extremum(np.maximum, greater, maximum_fill_value)  # noqa: F821
rint = Unary(np.rint)
abs, bitwise_not = absolute, Unary(np.bitwise_not)  # noqa: F821

NAMES = [
    *DEFINED, *EVERYWHERE[:-1], *NEUTRAL, *DIVIDING, "divide", "mod", "minimum", "maximum", "rint", "abs", "bitwise_not",
]  # fmt: skip


def power(a, b, third=None):
    """Powers; masked where an operand is, or the result is no finite number."""
    from ._array import MaskedArray, masked
    from ._operations import _class

    if third is not None:
        from ._array import MaskError

        raise MaskError("3-argument power not supported.")
    first, second = getdata(a), getdata(b)
    mask = mask_or(getmask(a), getmask(b))
    kind = _class(a, b)
    with np.errstate(divide="ignore", invalid="ignore"):
        if mask is not nomask:
            made = np.asarray(np.where(mask, first, np.power(np.where(mask, 1, first), np.where(mask, 1, second))))
        else:
            made = np.asarray(np.power(first, second))
    wrong = ~np.isfinite(made) if made.dtype.kind in "fc" else np.zeros(made.shape, bool)
    if not made.ndim:
        return masked if mask is not nomask and mask or wrong else made[()]
    made = made.view(kind)
    made._mask = mask
    if isinstance(a, MaskedArray):
        made._update_from(a)
    if wrong.any():
        made._mask = wrong if made._mask is nomask else made._mask | wrong
        made._data[wrong] = made.fill_value
    return made
