"""``poly1d``: a polynomial as a number to reckon with."""

from ._creation import asarray, zeros
from ._ndarray import ndarray
from ._polynomials import poly, polyadd, polyder, polydiv, polyint, polymul, polysub, polyval, roots, trimmed
from ._scalars import generic
from ._shapes import atleast_1d


class poly1d:
    """A polynomial in one variable, with arithmetic, values, roots, derivatives and integrals.

    Parameters
    ----------
    c_or_r : coefficients from the highest power down, or roots
    r : bool, whether they are roots
    variable : str, the name to print
    """

    __hash__ = None
    __module__ = "numpy"

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._variable, self._coeffs = c_or_r._variable, c_or_r._coeffs
            extra = {k: v for k, v in c_or_r.__dict__.items() if k not in self.__dict__}
            if extra:
                self.__dict__.update(extra)
            if variable is not None:
                self._variable = variable
            return
        if r:
            c_or_r = poly(c_or_r)
        c = atleast_1d(asarray(c_or_r))
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = trimmed(c)
        self._coeffs = c if len(c) else zeros(1, c.dtype)
        self._variable = variable or "x"

    @property
    def coeffs(self):
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    c = coef = coefficients = coeffs
    variable = property(lambda self: self._variable)
    order = o = property(lambda self: len(self._coeffs) - 1)
    roots = r = property(lambda self: roots(self._coeffs))

    def __array__(self, t=None, copy=None):
        return asarray(self._coeffs, t)

    def __repr__(self):
        return f"poly1d({repr(self._coeffs)[6:-1]})"

    def __len__(self):
        return self.order

    def __str__(self):
        names = []
        for k, c in enumerate(self._coeffs):
            power = self.order - k
            text = f"{c:.4g}" if not isinstance(c, complex) else _complex_text(c)
            if text.endswith(".0000"):
                text = text[:-5]
            if text == "0" and self.order:
                continue
            names.append((text, power))
        upper, lower = " ", ""
        for i, (text, power) in enumerate(names):
            term = text if power == 0 else f"{text} {self._variable}"
            if i:
                term = f" - {term[1:]}" if term.startswith("-") else f" + {term}"
            raised = str(power) if power > 1 else ""
            lower += term + " " * (len(raised) - 1)
            upper = upper.ljust(len(lower) - len(raised) + 1) + raised
        return f"{upper.rstrip() or ' '}\n{lower}" if names else " \n0"

    def __call__(self, val):
        return polyval(self._coeffs, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self._coeffs * other) if _is_scalar(other) else poly1d(polymul(self._coeffs, poly1d(other).coeffs))

    __rmul__ = __mul__

    def __add__(self, other):
        return poly1d(polyadd(self._coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self._coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other).coeffs, self._coeffs))

    def __pow__(self, val):
        if not _is_scalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        made = poly1d([1])
        for _ in range(int(val)):
            made = made * self
        return made

    def __truediv__(self, other):
        return poly1d(self._coeffs / other) if _is_scalar(other) else polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        return poly1d(other / self._coeffs) if _is_scalar(other) else polydiv(poly1d(other), self)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self._coeffs.shape == other._coeffs.shape and bool((self._coeffs == other._coeffs).all())

    def __ne__(self, other):
        return NotImplemented if not isinstance(other, poly1d) else not self == other

    def __getitem__(self, val):
        return 0 if val > self.order or val < 0 else self._coeffs[self.order - val]

    def __setitem__(self, key, val):
        from ._joining import concatenate

        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = concatenate((zeros(key - self.order, self._coeffs.dtype), self._coeffs))
        self._coeffs[self.order - key] = val

    def __iter__(self):
        return iter(self._coeffs)

    def integ(self, m=1, k=0):
        """The m-th integral."""
        return poly1d(polyint(self._coeffs, m=m, k=k))

    def deriv(self, m=1):
        """The m-th derivative."""
        return poly1d(polyder(self._coeffs, m=m))


def _complex_text(c):
    real, imag = c.real, c.imag
    if imag == 0:
        return f"{real:.4g}"
    return f"{imag:.4g}j" if real == 0 else f"({real:.4g} {'+' if imag >= 0 else '-'} {abs(imag):.4g}j)"


def _is_scalar(value):
    return isinstance(value, (int, float, complex, generic)) or isinstance(value, ndarray) and value.ndim == 0
