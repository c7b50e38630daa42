"""Values, derivatives and integrals of series."""

from .._creation import array, asarray, zeros
from .._types import result_type
from ._series import added, first, whole


class Calculus:
    """The part of a basis that takes series as functions."""

    def _derivatives(self, n):
        """The derivatives of the first polynomials, as series."""
        made = [zeros(1), array([self.step(0)[0] * 1.0])]
        for k in range(1, n):
            a, b, d = self.step(k)
            unit = zeros(k + 1)
            unit[k] = a
            after = added(unit, a * self.mulx(made[k]))
            if b:
                after = added(after, b * made[k])
            if d:
                after = added(after, -d * made[k - 1])
            made.append(after)
        return made

    def der(self, c, m=1, scl=1, axis=0):
        c, back = first(c, axis)
        m = whole(m, "order of derivation")
        if m < 0:
            raise ValueError("The order of derivation must be non-negative")
        if m == 0:
            return back(c)
        for _ in range(m):
            n = len(c)
            if n == 1:
                c = c[:1] * 0
                continue
            made = zeros((n - 1, *c.shape[1:]), c.dtype)
            for k, d in enumerate(self._derivatives(n - 1)[:n]):
                for i in range(min(len(d), n - 1)):
                    if d[i]:
                        made[i] += d[i] * c[k]
            c = made * scl
        return back(c)

    def int(self, c, m=1, k=(), lbnd=0, scl=1, axis=0):
        k = list(k) if hasattr(k, "__iter__") else [k]
        c, back = first(c, axis)
        m = whole(m, "order of integration")
        if m < 0:
            raise ValueError("The order of integration must be non-negative")
        if len(k) > m:
            raise ValueError("Too many integration constants")
        if asarray(lbnd).ndim:
            raise ValueError("lbnd must be a scalar.")
        if asarray(scl).ndim:
            raise ValueError("scl must be a scalar.")
        if m == 0:
            return back(c)
        k = k + [0] * (m - len(k))
        for i in range(m):
            c = c * scl
            n = len(c)
            if n == 1 and (c[0] == 0).all():
                c = c + 0
                c[0] += k[i]
                continue
            derivatives = self._derivatives(n)
            rest = c.copy()
            made = zeros((n + 1, *c.shape[1:]), c.dtype)
            for j in range(n, 0, -1):
                d = derivatives[j]
                made[j] = rest[j - 1] / d[j - 1]
                for t in range(min(len(d), j)):
                    if d[t]:
                        rest[t] = rest[t] - made[j] * d[t]
            made[0] += k[i] - self.val(lbnd, made)
            c = made
        return back(c)

    def val(self, x, c, tensor=True):
        """The value, by forward recurrence."""
        c = asarray(c)
        c = c.reshape(1) if c.ndim == 0 else c
        c = c + 0.0 if c.dtype.kind in "biu" else c
        x = asarray(x) if isinstance(x, (tuple, list)) else x
        if hasattr(x, "ndim") and x.dtype.kind in "biufc" and c.dtype.kind in "fc":
            x = x.astype(result_type(x.dtype, c.dtype), copy=False)  # the recurrence is computed in the type of the value
        if hasattr(x, "ndim") and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        if len(c) == 1:
            return c[0] + 0 * x if not isinstance(x, (int, float, complex)) else c[0]
        a, b, _ = self.step(0)
        before, now = 1, a * x + b
        made = c[0] + c[1] * now
        for n in range(1, len(c) - 1):
            a, b, d = self.step(n)
            before, now = now, (a * x + b) * now - d * before
            made = made + c[n + 1] * now
        return made

    def _valnd(self, c, *args):
        args = [asarray(a) for a in args]
        if any(a.shape != args[0].shape for a in args):
            raise ValueError("x, y are incompatible" if len(args) == 2 else "x, y, z are incompatible")
        c = self.val(args[0], c)
        for x in args[1:]:
            c = self.val(x, c, tensor=False)
        return c

    def _gridnd(self, c, *args):
        for x in args:
            c = self.val(asarray(x), c)
        return c

    def val2d(self, x, y, c):
        return self._valnd(c, x, y)

    def val3d(self, x, y, z, c):
        return self._valnd(c, x, y, z)

    def grid2d(self, x, y, c):
        return self._gridnd(c, x, y)

    def grid3d(self, x, y, z, c):
        return self._gridnd(c, x, y, z)
