"""The rarer distributions of ``RandomState``, number for number as NumPy's legacy generator draws them."""

import math

from ._given import require


class Rarer:
    """Methods of ``RandomState``; ``size=None`` gives a single number."""

    def f(self, dfnum, dfden, size=None):
        """Quotients of two chi-square numbers, each by its degrees of freedom."""

        def draw(m, n):
            require(m > 0, "dfnum <= 0")
            require(n > 0, "dfden <= 0")
            return (2.0 * self._gamma(m / 2.0) * n) / (2.0 * self._gamma(n / 2.0) * m)

        return self._each(draw, size, dfnum, dfden)

    def noncentral_chisquare(self, df, nonc, size=None):
        """Sums of squares of normal numbers whose means are not 0."""
        return self._each(self._noncentral, size, df, nonc)

    def _noncentral(self, df, nonc):
        require(df > 0, "df <= 0")
        if nonc != nonc:
            return nonc
        require(nonc >= 0, "nonc < 0")
        if nonc == 0:
            return 2.0 * self._gamma(df / 2.0)
        if df > 1:
            square = 2.0 * self._gamma((df - 1) / 2.0)
            n = float(self.standard_normal()) + math.sqrt(nonc)
            return square + n * n
        return 2.0 * self._gamma((df + 2 * self._poisson(nonc / 2.0)) / 2.0)

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        """As ``f``, with a numerator that is not central."""

        def draw(m, n, c):
            require(m > 0, "dfnum <= 0")
            require(n > 0, "dfden <= 0")
            top = self._noncentral(m, c) * n
            return top / (2.0 * self._gamma(n / 2.0) * m)

        return self._each(draw, size, dfnum, dfden, nonc)

    def wald(self, mean, scale, size=None):
        """Times until a Brownian motion with drift gets somewhere: Michael, Schucany and Haas (1976)."""

        def draw(mu, s):
            require(mu > 0, "mean <= 0")
            require(s > 0, "scale <= 0")
            half = mu / (2 * s)
            y = float(self.standard_normal())
            y = mu * y * y
            x = mu + half * (y - math.sqrt(4 * s * y + y * y))
            return x if self.random_sample() <= mu / (mu + x) else mu * mu / x

        return self._each(draw, size, mean, scale)

    def vonmises(self, mu, kappa, size=None):
        """Angles around a mean: Best and Fisher (1979)."""

        def draw(mean, k):
            if k != k:
                return k
            require(k >= 0, "kappa < 0")
            if k < 1e-8:
                return math.pi * (2 * float(self.random_sample()) - 1)
            if k < 1e-5:
                s = 1.0 / k + k
            else:
                r = 1 + math.sqrt(1 + 4 * k * k)
                rho = (r - math.sqrt(2 * r)) / (2 * k)
                s = (1 + rho * rho) / (2 * rho)
            while True:
                z = math.cos(math.pi * float(self.random_sample()))
                w = (1 + s * z) / (s + z)
                y = k * (s - w)
                v = float(self.random_sample())
                if y * (2 - y) - v >= 0 or math.log(y / v) + 1 - y >= 0:
                    break
            angle = math.acos(w)
            angle = (-angle if self.random_sample() < 0.5 else angle) + mean
            folded = math.fmod(abs(angle) + math.pi, 2 * math.pi) - math.pi
            return -folded if angle < 0 else folded

        return self._each(draw, size, mu, kappa)

    def zipf(self, a, size=None):
        """Whole numbers whose probability falls as a power of them: rejection, Devroye (1986)."""

        def draw(exponent):
            require(exponent > 1, "a <= 1 or a is NaN")
            less = exponent - 1.0
            b = 2.0**less
            while True:
                u = 1.0 - float(self.random_sample())
                v = float(self.random_sample())
                x = math.floor(u ** (-1.0 / less))
                if not 1 <= x < 1 << 63:
                    continue
                t = (1.0 + 1.0 / x) ** less
                if v * x * (t - 1.0) / (b - 1.0) <= t / b:
                    return x

        return self._counts(draw, size, a)

    def logseries(self, p, size=None):
        """Whole numbers of the logarithmic series distribution: Kemp (1981)."""

        def draw(q):
            require(0 <= q < 1, "p < 0, p >= 1 or p is NaN")
            r = math.log(1.0 - q)
            while True:
                v = float(self.random_sample())
                if v >= q:
                    return 1
                share = 1.0 - math.exp(r * float(self.random_sample()))
                if v <= share * share:
                    if v == 0.0:
                        continue
                    found = math.floor(1 + math.log(v) / math.log(share))
                    if found < 1:
                        continue
                    return found
                return 1 if v >= share else 2

        return self._counts(draw, size, p)

    def negative_binomial(self, n, p, size=None):
        """How many trials fail before so many succeed: a Poisson number of gamma distributed mean."""

        def draw(count, q):
            require(count > 0, "n <= 0")
            require(0 < q <= 1, "p < 0, p > 1 or p is NaN")
            most = (1 << 63) - 1 - 10 * math.sqrt((1 << 63) - 1)
            require((1 - q) / q * (count + 10 * math.sqrt(count)) <= most, "n too large or p too small, see Generator.negative_binomial Notes")
            return self._poisson((1 - q) / q * self._gamma(count))

        return self._counts(draw, size, n, p)

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        """How many of a sample without replacement are good."""

        def draw(good, bad, sample):
            good, bad, sample = int(good), int(bad), int(sample)
            require(good >= 0, "ngood < 0")
            require(bad >= 0, "nbad < 0")
            require(sample >= 0, "nsample < 0")
            require(good + bad >= sample, "ngood + nbad < nsample")
            if sample == 0:
                return 0
            return self._hypergeometric_large(good, bad, sample) if sample > 10 else self._one_by_one(good, bad, sample)

        return self._counts(draw, size, ngood, nbad, nsample)

    def _one_by_one(self, good, bad, sample):
        d1, d2 = bad + good - sample, float(min(bad, good))
        y, k = d2, sample
        while y > 0.0:
            y -= math.floor(float(self.random_sample()) + y / (d1 + k))
            k -= 1
            if k == 0:
                break
        z = int(d2 - y)
        return sample - z if good > bad else z

    def _hypergeometric_large(self, good, bad, sample):
        """Ratio of uniforms, Stadlober (1990)."""
        least, most, size = min(good, bad), max(good, bad), good + bad
        m = min(sample, size - sample)
        share = least / size
        d6 = m * share + 0.5
        d7 = math.sqrt((size - m) * sample * share * (1.0 - share) / (size - 1) + 0.5)
        d8 = 1.7155277699214135 * d7 + 0.8989161620588988
        d9 = math.floor((m + 1) * (least + 1) / (size + 2))

        def weight(z):
            return sum(map(math.lgamma, (z + 1, least - z + 1, m - z + 1, most - m + z + 1)))

        d10 = weight(d9)
        d11 = min(min(m, least) + 1.0, math.floor(d6 + 16 * d7))
        while True:
            x, y = float(self.random_sample()), float(self.random_sample())
            w = d6 + d8 * (y - 0.5) / x
            if w < 0.0 or w >= d11:
                continue
            z = math.floor(w)
            t = d10 - weight(z)
            if x * (4.0 - x) - 3.0 <= t:
                break
            if x * (x - t) >= 1:
                continue
            if 2.0 * math.log(x) <= t:
                break
        z = m - z if good > bad else z
        return good - z if m < sample else z
