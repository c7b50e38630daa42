"""Element-wise functions and operators: what is masked in an operand is masked in the result."""

from .. import _ufuncs as U
from .._creation import asarray as _asarray
from .._ndarray import ndarray
from ._array import MaskedArray, masked, of
from ._masks import getdata, getmask, getmaskarray, nomask
from ._operations import NEUTRAL as _NEUTRAL
from ._operations import Operation


def _lifted(name, domain=None):
    """An element-wise function: what is masked in an argument, or outside its domain, is masked in the result."""
    function = getattr(U, name)

    def call(*args, **kwargs):
        values = [_asarray(getdata(a)) for a in args]  # plain numbers, too, which so count as int64 or float64
        mask = nomask
        for a in args:
            own = getmask(a)
            if own is not nomask:
                mask = own if mask is nomask else mask | own
        if domain is not None:
            outside = _asarray(domain(*values))
            if outside.any():
                mask = outside if mask is nomask else mask | outside
        from .._float_errors import errstate

        with errstate(all="ignore"):
            made = function(*values, **kwargs)
        if mask is nomask:
            return of(made, nomask, next((a for a in args if isinstance(a, MaskedArray)), None)) if isinstance(made, ndarray) else made
        if not isinstance(made, ndarray):
            return masked if bool(mask) else made
        from .._broadcasting import broadcast_to

        mask = broadcast_to(mask, made.shape).copy()
        first = _asarray(values[0])
        if name in ("equal", "not_equal") and not any(v.dtype.names for v in values):
            # Under the mask lies whether both are masked.
            made = _asarray(U.where(mask, function(*map(getmaskarray, args)), made))
        elif first.shape == made.shape and made.dtype.kind == first.dtype.kind:
            made[mask] = first[mask].astype(made.dtype)
        return of(made, mask, next((a for a in args if isinstance(a, MaskedArray)), None))

    call.__name__ = name
    call.__doc__ = function.__class__.__doc__
    return Operation(call, function) if name in _NEUTRAL else call


PLAIN = (
    "exp sin cos arctan arcsinh sinh cosh tanh absolute negative floor ceil logical_not add subtract multiply maximum minimum"
    " arctan2 equal not_equal less_equal greater_equal less greater logical_and logical_or logical_xor bitwise_and bitwise_or"
    " bitwise_xor hypot conjugate rint"
).split()
for _name in PLAIN:
    globals()[_name] = _lifted(_name)
sqrt = _lifted("sqrt", lambda x: U.less(x, 0) if _asarray(x).dtype.kind != "c" else _asarray(False))
log, log2, log10 = (_lifted(n, lambda x: U.less_equal(x, 0)) for n in ("log", "log2", "log10"))
arcsin, arccos = (_lifted(n, lambda x: U.greater(U.absolute(x), 1)) for n in ("arcsin", "arccos"))
arccosh = _lifted("arccosh", lambda x: U.less(x, 1))
arctanh = _lifted("arctanh", lambda x: U.greater_equal(U.absolute(x), 1))
tan = _lifted("tan")
power = _lifted("power")


def _by_zero(x, y):
    return U.equal(y, 0) | _asarray(U.equal(x, x) & False)


divide = true_divide = _lifted("divide", _by_zero)
floor_divide, remainder, fmod = (_lifted(n, _by_zero) for n in ("floor_divide", "remainder", "fmod"))
mod, abs, bitwise_not = remainder, absolute, logical_not  # noqa: F821
_operators = {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "remainder",
    "pow": "power", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
}  # fmt: skip


def _install():
    def plain(f):
        return lambda self, other: masked if other is masked and not self.ndim else f(self, other)

    def back(f):
        return lambda self, other: f(other, self)

    def in_place(f):
        def method(self, other):
            made = f(self, other)
            mask = getmask(made)
            if mask is not nomask:
                keep = ~mask
                self.data[keep] = made.data[keep].astype(self.dtype)
                self._mask = mask
            else:
                self.data[...] = getdata(made)
            return self

        return method

    for python, ours in _operators.items():
        f = globals()[ours]
        setattr(MaskedArray, f"__{python}__", plain(f))
        setattr(MaskedArray, f"__r{python}__", back(f))
        setattr(MaskedArray, f"__i{python}__", in_place(f))
    for python, ours in {"eq": "equal", "ne": "not_equal", "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal"}.items():
        setattr(MaskedArray, f"__{python}__", plain(globals()[ours]))
    for python, ours in {"neg": "negative", "abs": "absolute"}.items():
        setattr(MaskedArray, f"__{python}__", (lambda f: lambda self: f(self))(globals()[ours]))
    MaskedArray.__invert__ = lambda self: of(~self.data, self._mask, self)


_install()
