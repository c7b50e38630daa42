"""Series as numbers to reckon with: coefficients in a basis, a domain and a window."""

from .._creation import array, asarray
from ._basis import POWER
from ._printing import STYLES, latex, latex_number, text


def trim(c, tol=0):
    """Without small coefficients at the end."""
    if tol < 0:
        raise ValueError("tol must be non-negative")
    (c,) = POWER.series(c, trim=False)
    large = (abs(c) > tol).nonzero()[0]
    return c[:1] * 0 if len(large) == 0 else c[: int(large[-1]) + 1].copy()


def mapparms(old, new):
    """Offset and scale of the line that maps one interval onto another."""
    length = old[1] - old[0]
    return (old[1] * new[0] - old[0] * new[1]) / length, (new[1] - new[0]) / length


class Series:
    """A series in a basis, over a domain that is mapped onto the window where the basis is at home."""

    maxpower = 100
    __hash__ = None
    __array_ufunc__ = None
    basis_name = None
    _basis = POWER

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        (coef,) = self._basis.series(coef, trim=False)
        self.coef = coef
        self.domain = self._interval(domain)
        self.window = self._interval(window)
        if not isinstance(symbol, str):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol:
            raise ValueError("Symbol cannot be empty")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self._symbol = symbol

    def _interval(self, given):
        if given is None:
            return self._basis.domain * 1.0
        made = asarray(given)
        if len(made) != 2:
            raise ValueError("Domain has wrong number of elements.")
        return made * 1.0 if made.dtype.kind in "biu" else made

    symbol = property(lambda self: self._symbol)

    def _like(self, coef):
        return type(self)(coef, self.domain, self.window, self._symbol)

    def _other(self, other):
        if isinstance(other, Series):
            if type(other) is not type(self):
                raise TypeError("Polynomial types differ")
            if not (other.domain == self.domain).all():
                raise TypeError("Domains differ")
            if not (other.window == self.window).all():
                raise TypeError("Windows differ")
            if self._symbol != other._symbol:
                raise ValueError("Polynomial symbols differ")
            return other.coef
        return other

    def has_samecoef(self, other):
        return len(self.coef) == len(other.coef) and bool((self.coef == other.coef).all())

    def has_samedomain(self, other):
        return bool((self.domain == other.domain).all())

    def has_samewindow(self, other):
        return bool((self.window == other.window).all())

    def has_sametype(self, other):
        return isinstance(other, type(self))

    def __call__(self, arg):
        off, scl = mapparms(self.domain, self.window)
        arg = asarray(arg) if isinstance(arg, (list, tuple)) else arg
        return self._basis.val(off + scl * arg, self.coef)

    def __len__(self):
        return len(self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def _operate(self, name, a, b):
        try:
            return self._like(getattr(self._basis, name)(a, b))
        except (TypeError, ValueError) as error:
            if isinstance(error, ValueError) and "symbols" in str(error):
                raise
            return NotImplemented

    def __add__(self, other):
        return self._operate("add", self.coef, self._other(other))

    def __sub__(self, other):
        return self._operate("sub", self.coef, self._other(other))

    def __mul__(self, other):
        return self._operate("mul", self.coef, self._other(other))

    def __radd__(self, other):
        return self._operate("add", other, self.coef)

    def __rsub__(self, other):
        return self._operate("sub", other, self.coef)

    def __rmul__(self, other):
        return self._operate("mul", other, self.coef)

    def __truediv__(self, other):
        if not isinstance(other, (int, float, complex)) or isinstance(other, bool):
            raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self.__floordiv__(other)

    def __rtruediv__(self, other):
        return NotImplemented

    def __divmod__(self, other):
        other = self._other(other)
        try:
            q, r = self._basis.div(self.coef, other)
        except ZeroDivisionError:
            raise
        except (TypeError, ValueError):
            return NotImplemented
        return self._like(q), self._like(r)

    def __rdivmod__(self, other):
        try:
            q, r = self._basis.div(other, self.coef)
        except ZeroDivisionError:
            raise
        except (TypeError, ValueError):
            return NotImplemented
        return self._like(q), self._like(r)

    def __floordiv__(self, other):
        made = self.__divmod__(other)
        return made if made is NotImplemented else made[0]

    def __mod__(self, other):
        made = self.__divmod__(other)
        return made if made is NotImplemented else made[1]

    def __rfloordiv__(self, other):
        made = self.__rdivmod__(other)
        return made if made is NotImplemented else made[0]

    def __rmod__(self, other):
        made = self.__rdivmod__(other)
        return made if made is NotImplemented else made[1]

    def __pow__(self, other):
        return self._like(self._basis.pow(self.coef, other, maxpower=self.maxpower))

    def __eq__(self, other):
        return (
            isinstance(other, type(self)) and self.domain.shape == other.domain.shape and self.has_samedomain(other)
            and self.has_samewindow(other) and self.has_samecoef(other) and self._symbol == other._symbol
        )  # fmt: skip

    def __ne__(self, other):
        return not self == other

    def __getstate__(self):
        return {**self.__dict__, "coef": self.coef.copy(), "domain": self.domain.copy(), "window": self.window.copy()}

    def copy(self):
        return type(self)(self.coef.copy(), self.domain.copy(), self.window.copy(), self._symbol)

    def degree(self):
        return len(self) - 1

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def trim(self, tol=0):
        return self._like(trim(self.coef, tol))

    def truncate(self, size):
        if int(size) != size or size < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef[: int(size)])

    def convert(self, domain=None, kind=None, window=None):
        kind = type(self) if kind is None else kind
        domain = kind._basis.domain if domain is None else domain
        window = kind._basis.domain if window is None else window
        return self(kind.identity(domain, window=window, symbol=self._symbol))

    def mapparms(self):
        return mapparms(self.domain, self.window)

    def integ(self, m=1, k=(), lbnd=None):
        off, scl = self.mapparms()
        lbnd = 0 if lbnd is None else off + scl * lbnd
        return self._like(self._basis.int(self.coef, m, k, lbnd, 1.0 / scl))

    def deriv(self, m=1):
        _, scl = self.mapparms()
        return self._like(self._basis.der(self.coef, m, scl))

    def roots(self):
        off, scl = mapparms(self.window, self.domain)
        return off + scl * self._basis.roots(self.coef)

    def linspace(self, n=100, domain=None):
        from .._ranges import linspace

        low, high = self.domain if domain is None else domain
        x = linspace(low, high, n)
        return x, self(x)

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        x = asarray(x)
        if domain is None:
            domain = array([x.min(), x.max()])
            if domain[0] == domain[1]:
                domain = domain + array([-1, 1])
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls._basis.domain
        window = cls._basis.domain if window is None else window
        off, scl = mapparms(domain, window)
        made = cls._basis.fit(off + scl * x, y, deg, rcond, full, w)
        if full:
            return cls(made[0], domain, window, symbol), made[1]
        return cls(made, domain, window, symbol)

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        roots = asarray(roots)
        roots = roots.reshape(1) if roots.ndim == 0 else roots
        if domain is None:
            domain = array([roots.min(), roots.max()])
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls._basis.domain
        window = cls._basis.domain if window is None else window
        off, scl = mapparms(domain, window)
        coef = cls._basis.fromroots(off + scl * roots) / scl ** len(roots)
        return cls(coef, domain, window, symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        domain = cls._basis.domain if domain is None else domain
        window = cls._basis.domain if window is None else window
        off, scl = mapparms(window, domain)
        return cls(cls._basis.line(off, scl), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        if int(deg) != deg or deg < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * int(deg) + [1], domain, window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(domain, cls, window)

    def __repr__(self):
        parts = [repr(v)[6:-1] for v in (self.coef, self.domain, self.window)]
        return f"{type(self).__name__}({parts[0]}, domain={parts[1]}, window={parts[2]}, symbol='{self._symbol}')"

    def __str__(self):
        return text(self)

    def __format__(self, spec):
        if spec and spec not in STYLES:
            raise ValueError(f"Unsupported format string '{spec}' passed to {type(self)}.__format__. Valid options are"
                             " 'ascii' and 'unicode'")  # fmt: skip
        return text(self, spec)

    _repr_latex_scalar = staticmethod(latex_number)

    def _repr_latex_(self):
        return latex(self)
