"""Sums, products and quotients of series, and their way to powers of x and back."""

from .._creation import array, asarray, zeros
from .._joining import concatenate
from ._series import added, trimmed


class Arithmetic:
    """The part of a basis that combines series."""

    def series(self, *series, trim=True):
        """Series as vectors of one type, without zeros at the end."""
        made = []
        for c in series:
            c = asarray(c)
            c = c.reshape(1) if c.ndim == 0 else c
            if c.size == 0:
                raise ValueError("Coefficient array is empty")
            if c.ndim != 1:
                raise ValueError("Coefficient array is not 1-d")
            if c.dtype.kind in "biu":
                c = c + 0.0
            made.append(trimmed(c) if trim else c)
        if any(c.dtype.kind == "c" for c in made):
            made = [c.astype(complex) for c in made]
        return made

    def add(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        return trimmed(added(c1, c2))

    def sub(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        return trimmed(added(c1, -c2))

    def mulx(self, c):
        """Times x: ``x p[n] = (p[n+1] - b p[n] + c p[n-1]) / a``."""
        (c,) = self.series(c)
        if len(c) == 1 and c[0] == 0:
            return c
        made = zeros(len(c) + 1, c.dtype)
        for n in range(len(c)):
            a, b, d = self.step(n)
            made[n + 1] += c[n] / a
            if b:
                made[n] -= c[n] * b / a
            if n and d:
                made[n - 1] += c[n] * d / a
        return made

    def mul(self, c1, c2):
        """The product, by the recurrence of one of the two."""
        c1, c2 = self.series(c1, c2)
        if len(c1) > len(c2):
            c1, c2 = c2, c1
        before, now = None, c2
        made = c1[0] * c2
        for n in range(len(c1) - 1):
            a, b, d = self.step(n)
            after = a * self.mulx(now)
            if b:
                after = added(after, b * now)
            if before is not None and d:
                after = added(after, -d * before)
            before, now = now, after
            made = added(made, c1[n + 1] * now)
        return trimmed(made)

    def div(self, c1, c2):
        c1, c2 = self.series(c1, c2)
        if c2[-1] == 0:
            raise ZeroDivisionError
        if len(c1) < len(c2):
            return c1[:1] * 0, c1
        quotient = zeros(len(c1) - len(c2) + 1, c1.dtype)
        rest = c1
        for i in range(len(c1) - len(c2), -1, -1):
            if len(rest) < len(c2) + i:
                continue
            p = self.mul([0] * i + [1], c2)
            q = rest[len(c2) + i - 1] / p[-1]
            rest = rest[: len(c2) + i - 1] - q * p[:-1] if len(p) > 1 else rest[:0]
            quotient[i] = q
            if len(rest) == 0:
                rest = zeros(1, c1.dtype)
        return quotient, trimmed(rest)

    def pow(self, c, pow, maxpower=16):
        (c,) = self.series(c)
        power = int(pow)
        if power != pow or power < 0:
            raise ValueError("Power must be a non-negative integer.")
        if maxpower is not None and power > maxpower:
            raise ValueError("Power is too large")
        made = array([1], c.dtype)
        for _ in range(power):
            made = self.mul(made, c)
        return made

    def line(self, off, scl):
        a, b, _ = self.step(0)
        return array([off - scl * b / a, scl / a]) if scl != 0 else array([off])

    def fromroots(self, roots):
        roots = asarray(roots)
        roots = roots.reshape(1) if roots.ndim == 0 else roots
        if roots.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
        made = array([1.0]).astype(complex if roots.dtype.kind == "c" else float)
        for r in roots:
            made = added(self.mulx(made), -r * made)
        return made

    def to_power(self, c):
        """The coefficients of the powers."""
        (c,) = self.series(c)
        before, now = array([0.0]), array([1.0])
        made = c[:1] * 1.0
        for n in range(len(c) - 1):
            a, b, d = self.step(n)
            after = added(concatenate((array([0.0]), a * now)), b * now)
            if n and d:
                after = added(after, -d * before)
            before, now = now, after
            made = added(made, c[n + 1] * now)
        return made

    def from_power(self, pol):
        (pol,) = self.series(pol)
        made = pol[-1:]
        for c in pol[-2::-1]:
            made = added(self.mulx(made), array([c]))
        return made
