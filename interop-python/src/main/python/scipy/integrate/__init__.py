"""Integrals: of sampled values by trapezoids and parabolas, of functions by adaptive Gauss-Kronrod rules; initial values."""

import heapq

import numpy as np

__all__ = ["IntegrationWarning", "cumulative_trapezoid", "odeint", "quad", "simpson", "solve_ivp", "trapezoid"]


class IntegrationWarning(UserWarning):
    """An integral is not as exact as was asked for."""


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral of values by the trapezoidal rule."""
    return np.trapezoid(y, x, dx, axis)


def cumulative_trapezoid(y, x=None, dx=1.0, axis=-1, initial=None):
    """The integrals up to every value by the trapezoidal rule."""
    y = np.moveaxis(np.asarray(y), axis, -1)
    if x is None:
        steps = dx
    else:
        x = np.asarray(x)
        steps = np.diff(x) if x.ndim == 1 else np.diff(np.moveaxis(x, axis, -1))
    made = np.cumsum(steps * (y[..., 1:] + y[..., :-1]) / 2.0, axis=-1)
    if initial is not None:
        if initial != 0:
            raise ValueError("`initial` must be `None` or `0`.")
        made = np.concatenate([np.zeros(made.shape[:-1] + (1,)), made], -1)
    return np.moveaxis(made, -1, axis)


def simpson(y, x=None, *, dx=1.0, axis=-1):
    """The integral of values by Simpson's rule; of an even number of them, the last step by Cartwright's correction."""
    y = np.moveaxis(np.asarray(y) * 1.0, axis, -1)
    n = y.shape[-1]
    if x is None:
        h = np.full(n - 1, float(dx))
    else:
        x = np.asarray(x)
        h = np.diff(x * 1.0) if x.ndim == 1 else np.diff(np.moveaxis(x * 1.0, axis, -1))
        if h.shape[-1] != n - 1:
            raise ValueError("If given, length of x along axis must be the same as y.")
    if n == 1:
        return np.zeros(y.shape[:-1])[()]
    if n == 2:
        return (h[..., 0] * (y[..., 0] + y[..., 1]) / 2)[()]
    odd = n if n % 2 else n - 1
    h0, h1 = h[..., 0 : odd - 1 : 2], h[..., 1 : odd - 1 : 2]
    total = h0 + h1
    made = total / 6 * (
        y[..., 0 : odd - 2 : 2] * (2 - h1 / h0)
        + y[..., 1 : odd - 1 : 2] * total * total / (h0 * h1)
        + y[..., 2:odd:2] * (2 - h0 / h1)
    )  # fmt: skip
    made = made.sum(-1)
    if n % 2 == 0:
        a, b = h[..., -2], h[..., -1]
        made = made + (
            y[..., -1] * (2 * b**2 + 3 * a * b) / (6 * (a + b))
            + y[..., -2] * (b**2 + 3 * a * b) / (6 * a)
            - y[..., -3] * b**3 / (6 * a * (a + b))
        )  # fmt: skip
    return made[()]


# Gauss and Kronrod's nodes on [0, 1] and weights, 10 and 21 points (Piessens et al., QUADPACK, 1983).
_NODES = (0.995657163025808080735527280689003, 0.973906528517171720077964012084452, 0.930157491355708226001207180059508,
          0.865063366688984510732096688423493, 0.780817726586416897063717578345042, 0.679409568299024406234327365114874,
          0.562757134668604683339000099272694, 0.433395394129247190799265943165784, 0.294392862701460198131126603103866,
          0.14887433898163121088482600112972, 0.0)  # fmt: skip
_KRONROD = (0.011694638867371874278064396062192, 0.03255816230796472747881897245939, 0.05475589657435199603138130024458,
            0.07503967481091995276704314091619, 0.093125454583697605535065465083366, 0.109387158802297641899210590325805,
            0.123491976262065851077958109585166, 0.134709217311473325928054001771707, 0.142775938577060080797094273138717,
            0.147739104901338491374841515972068, 0.149445554002916905664936468389821)  # fmt: skip
_GAUSS = (0.066671344308688137593568809893332, 0.149451349150580593145863396957658, 0.219086362515982043995534934228163,
          0.269266719309996355091226921569469, 0.295524224714752870173815619188769)  # fmt: skip


def _rule(f, a, b):
    """The integral over an interval and its error, as QUADPACK's qk21 estimates it."""
    middle, half = (a + b) / 2, (b - a) / 2
    left = [f(middle - half * x) for x in _NODES]
    right = [f(middle + half * x) for x in _NODES[:-1]]
    kronrod = _KRONROD[-1] * left[-1] + sum(w * (p + q) for w, p, q in zip(_KRONROD, left, right))
    gauss = sum(w * (left[2 * i + 1] + right[2 * i + 1]) for i, w in enumerate(_GAUSS))
    mean = kronrod / 2
    size = _KRONROD[-1] * abs(left[-1]) + sum(w * (abs(p) + abs(q)) for w, p, q in zip(_KRONROD, left, right))
    spread = _KRONROD[-1] * abs(left[-1] - mean) + sum(
        w * (abs(p - mean) + abs(q - mean)) for w, p, q in zip(_KRONROD, left, right)
    )
    size, spread = size * abs(half), spread * abs(half)
    error = abs((kronrod - gauss) * half)
    if spread and error:
        error = spread * min(1.0, (200 * error / spread) ** 1.5)
    if size > 2.2250738585072014e-308 / (50 * 2.220446049250313e-16):
        error = max(50 * 2.220446049250313e-16 * size, error)
    return kronrod * half, error


def quad(func, a, b, args=(), full_output=0, epsabs=1.49e-8, epsrel=1.49e-8, limit=50, points=None):
    """The integral of a function and an estimate of its error; infinite limits are mapped onto (0, 1].

    Intervals are halved where the error is largest, until it is below ``epsabs`` or ``epsrel`` times the integral.
    """
    import warnings

    args = args if isinstance(args, tuple) else (args,)
    a, b = float(a), float(b)
    if a > b:
        made = quad(func, b, a, args, full_output, epsabs, epsrel, limit, points)
        return (-made[0], *made[1:])
    if a == b:
        return 0.0, 0.0
    infinite = a == -np.inf, b == np.inf
    if any(infinite):
        anchor = 0.0 if all(infinite) else b if infinite[0] else a

        def f(t):
            x = (1 - t) / t
            value = 0.0
            if infinite[1]:
                value += float(func(anchor + x, *args))
            if infinite[0]:
                value += float(func(anchor - x, *args))
            return value / (t * t)

        edges = [0.0, 1.0]
    else:

        def f(x):
            return float(func(x, *args))

        edges = [a, *sorted(float(p) for p in points if a < p < b), b] if points is not None else [a, b]
    parts = []
    for low, high in zip(edges, edges[1:]):
        value, error = _rule(f, low, high)
        heapq.heappush(parts, (-error, low, high, value))
    while True:
        total, error = sum(p[3] for p in parts), -sum(p[0] for p in parts)
        if not error > max(epsabs, epsrel * abs(total)):
            break
        if len(parts) >= limit:
            warnings.warn(f"The maximum number of subdivisions ({limit}) has been achieved.", IntegrationWarning, stacklevel=2)
            break
        _, low, high, _ = heapq.heappop(parts)
        middle = (low + high) / 2
        if middle in (low, high):
            warnings.warn("The integral is probably divergent, or slowly convergent.", IntegrationWarning, stacklevel=2)
            heapq.heappush(parts, (0.0, low, high, 0.0))
            break
        for left, right in ((low, middle), (middle, high)):
            value, own = _rule(f, left, right)
            heapq.heappush(parts, (-own, left, right, value))
    return (total, error, {"last": len(parts)}) if full_output else (total, error)


_INITIAL_VALUES = ("ODEintWarning", "OdeSolution", "odeint", "solve_ivp")


def __getattr__(name):
    if name in _INITIAL_VALUES:
        from . import _initial_values

        return getattr(_initial_values, name)
    raise AttributeError(f"module 'scipy.integrate' has no attribute '{name}'; here are {', '.join(__all__)}")
