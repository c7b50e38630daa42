"""Runge-Kutta pairs: steps whose error is estimated by a second formula of lower order, and what lies between them."""

import numpy as np

_SAFETY, _SMALLEST, _LARGEST = 0.9, 0.2, 10.0


class Pair:
    """The coefficients of an embedded pair.

    Parameters
    ----------
    order : the order of the error estimate
    times : where in the step each stage lies
    stages : the weights of the stages before each stage
    weights : the weights of the stages in the solution
    error : the weights of all stages and of the new slope in the estimated error
    between : the weights of the same in the powers x, x^2, ... of the interpolating polynomial
    """

    def __init__(self, order, times, stages, weights, error, between):
        self.order, self.times, self.weights = order, times, np.array(weights)
        self.stages = [np.array(row) for row in stages]
        self.error, self.between = np.array(error), np.array(between)


#: Bogacki and Shampine (1989), orders 3 and 2.
RK23 = Pair(
    2, (0, 1 / 2, 3 / 4), ((), (1 / 2,), (0, 3 / 4)), (2 / 9, 1 / 3, 4 / 9), (5 / 72, -1 / 12, -1 / 9, 1 / 8),
    ((1, -4 / 3, 5 / 9), (0, 1, -2 / 3), (0, 4 / 3, -8 / 9), (0, -1, 1)),
)  # fmt: skip
#: Dormand and Prince (1980), orders 5 and 4; the polynomial is Shampine's (Some practical Runge-Kutta formulas, 1986).
RK45 = Pair(
    4,
    (0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1),
    (
        (), (1 / 5,), (3 / 40, 9 / 40), (44 / 45, -56 / 15, 32 / 9),
        (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
        (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    ),
    (35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
    (-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40),
    (
        (1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432),
        (0, 0, 0, 0),
        (0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799),
        (0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072),
        (0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632),
        (0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844),
        (0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423),
    ),
)  # fmt: skip


def _size(x):
    """The root of the mean square."""
    return np.linalg.norm(x) / x.size**0.5


class Steps:
    """Goes from ``t`` to ``end``, as far at a time as the tolerances allow."""

    def __init__(self, pair, fun, t, y, end, rtol, atol, max_step, first_step):
        self.pair, self.fun, self.t, self.y, self.end = pair, fun, t, y, end
        self.rtol, self.atol, self.max_step = rtol, atol, max_step
        self.direction = np.sign(end - t) if end != t else 1.0
        self.slope = fun(t, y)
        self.stages = np.empty((len(pair.times) + 1, y.size), y.dtype)
        self.step = self._first() if first_step is None else first_step
        self.before = None

    def _first(self):
        """A first step by the sizes of the solution and its first two derivatives (Hairer, Norsett, Wanner, II.4)."""
        if self.y.size == 0:
            return np.inf
        most = abs(self.end - self.t)
        if most == 0:
            return 0.0
        scale = self.atol + np.abs(self.y) * self.rtol
        d0, d1 = _size(self.y / scale), _size(self.slope / scale)
        h0 = min(1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1, most)
        other = self.fun(self.t + h0 * self.direction, self.y + h0 * self.direction * self.slope)
        d2 = _size((other - self.slope) / scale) / h0
        if d1 <= 1e-15 and d2 <= 1e-15:
            h1 = max(1e-6, h0 * 1e-3)
        else:
            h1 = (0.01 / max(d1, d2)) ** (1 / (self.pair.order + 1))
        return min(100 * h0, h1, most, self.max_step)

    def advance(self):
        """One step; False where it would have to be smaller than the distance of two numbers."""
        pair, t, y = self.pair, self.t, self.y
        least = 10 * abs(np.nextafter(t, self.direction * np.inf) - t)
        size, rejected = min(max(self.step, least), self.max_step), False
        exponent = -1 / (pair.order + 1)
        while True:
            if size < least:
                return False
            new = t + size * self.direction
            if self.direction * (new - self.end) > 0:
                new = self.end
            h = new - t
            size = abs(h)
            y_new, slope = self._try(h)
            scale = self.atol + np.maximum(np.abs(y), np.abs(y_new)) * self.rtol
            error = _size(self.stages.T @ pair.error * h / scale)
            if error < 1:
                factor = _LARGEST if error == 0 else min(_LARGEST, _SAFETY * error**exponent)
                self.step = size * (min(1, factor) if rejected else factor)
                break
            size *= max(_SMALLEST, _SAFETY * error**exponent)
            rejected = True
        self.before, self.t, self.y, self.slope = (t, y), new, y_new, slope
        return True

    def _try(self, h):
        k, t, y = self.stages, self.t, self.y
        k[0] = self.slope
        for s in range(1, len(self.pair.times)):
            k[s] = self.fun(t + self.pair.times[s] * h, y + k[:s].T @ self.pair.stages[s] * h)
        y_new = y + h * (k[:-1].T @ self.pair.weights)
        k[-1] = self.fun(t + h, y_new)
        return y_new, k[-1].copy()

    def between(self):
        """The solution inside the last step, as a function of one time or of an array of times."""
        (t, y), h = self.before, self.t - self.before[0]
        terms = self.stages.T @ self.pair.between

        def at(when):
            x = (np.asarray(when) - t) / h
            powers = np.cumprod(np.tile(x, (terms.shape[1],) + (1,) * x.ndim), axis=0)
            made = h * (terms @ powers)
            return made + (y[:, None] if x.ndim else y)

        return at
