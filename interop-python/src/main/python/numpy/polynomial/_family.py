"""The functions of a basis under their names, and the class of its series."""

from .._creation import asarray
from ._basis import POWER
from ._polybase import Series, mapparms, trim  # noqa: F401

_METHODS = (
    "add sub mulx mul div pow line der int val val2d val3d grid2d grid3d vander vander2d vander3d fit companion roots"
    " fromroots"
).split()


def functions(basis, own):
    """Names and functions of a module such as ``numpy.polynomial.chebyshev``."""
    p = basis.prefix
    made = {p + name: getattr(basis, name) for name in _METHODS if name != "val"}
    made[p + "val"] = basis.val
    made.update({p + "domain": basis.domain, p + "zero": basis.zero, p + "one": basis.one, p + "x": basis.x})
    made[p + "trim"] = trim
    if basis is POWER:
        made["polyvalfromroots"] = valfromroots
    else:
        made.update({p + "2poly": basis.to_power, "poly2" + p: basis.from_power, p + "gauss": basis.gauss})
        made[p + "weight"] = own["weight"]
    return made


def valfromroots(x, r, tensor=True):
    """The value of the product of (x - r)."""
    r = asarray(r)
    r = r.reshape(1) if r.ndim == 0 else r
    r = r + 0.0 if r.dtype.kind in "biu" else r
    x = asarray(x) if isinstance(x, (tuple, list)) else x
    if hasattr(x, "ndim"):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return (x - r).prod(0)


def family(name, basis, letter, own):
    """The class of the series of a basis."""
    made = type(name, (Series,), {"_basis": basis, "basis_name": letter, "domain": basis.domain, "window": basis.domain})
    p = basis.prefix
    for method, function in (("_add", "add"), ("_val", "val"), ("_fit", "fit"), ("_roots", "roots")):
        setattr(made, method, staticmethod(getattr(basis, function)))
    made.__module__ = f"numpy.polynomial.{own}"
    made.nickname = p
    return made
