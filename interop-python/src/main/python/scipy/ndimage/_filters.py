"""Weighted sums, extremes and ranks of neighbourhoods."""

import numpy as np

_PAD = {"reflect": "symmetric", "grid-mirror": "symmetric", "mirror": "reflect", "nearest": "edge", "wrap": "wrap",
        "grid-wrap": "wrap", "constant": "constant", "grid-constant": "constant"}


def _padded(a, widths, mode, cval=0.0):
    if mode not in _PAD:
        raise RuntimeError(f"boundary mode not supported: {mode!r}; there are {', '.join(_PAD)}")
    if not any(map(any, widths)):
        return a
    kind = _PAD[mode]
    if kind == "reflect":  # an axis of one element mirrors itself
        for axis, width in enumerate(widths):
            if a.shape[axis] == 1 and any(width):
                a = np.pad(a, [width if i == axis else (0, 0) for i in range(a.ndim)], "edge")
                widths = [(0, 0) if i == axis else w for i, w in enumerate(widths)]
    return np.pad(a, widths, kind, constant_values=cval) if kind == "constant" else np.pad(a, widths, kind)


def per_axis(value, ndim):
    """A setting of each axis: the same for all, or a sequence of them."""
    if isinstance(value, str) or not np.iterable(value):
        return [value] * ndim
    value = list(value)
    if len(value) != ndim:
        raise RuntimeError("sequence argument must have length equal to input rank")
    return value


def _origin(origin, size):
    if not -(size // 2) <= origin <= (size - 1) // 2:
        raise ValueError("invalid origin")
    return origin


def _given(output, made, like):
    """The result in the type or the array that ``output`` asks for; by default in the input's type."""
    if isinstance(output, np.ndarray):
        output[...] = made
        return output
    kind = like.dtype if output is None else np.dtype(output)
    if kind.kind in "iu" and made.dtype.kind == "f":
        made = np.trunc(made)
    return made.astype(kind)


def _numbers(input):
    a = np.asarray(input)
    return a if a.dtype.kind == "c" else a.astype(np.float64)


def correlate1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """sum_k w[k] x[i + k - n // 2 + origin] along an axis."""
    like, a, w = np.asarray(input), _numbers(input), np.asarray(weights, dtype=np.float64)
    if w.ndim != 1 or w.size < 1:
        raise RuntimeError("no filter weights given")
    axis %= a.ndim
    before = w.size // 2 + _origin(origin, w.size)
    x = np.moveaxis(_padded(a, [(before, w.size - 1 - before) if i == axis else (0, 0) for i in range(a.ndim)], mode, cval),
                    axis, -1)
    n, middle = a.shape[axis], w.size // 2
    if w.size % 2 and (w == w[::-1]).all():
        made = w[middle] * x[..., middle:middle + n]
        for k in range(middle):
            if w[k]:
                made = made + w[k] * (x[..., k:k + n] + x[..., w.size - 1 - k:w.size - 1 - k + n])
    else:
        made = 0.0
        for k in range(w.size):
            if w[k]:
                made = made + w[k] * x[..., k:k + n]
        if isinstance(made, float):
            made = np.zeros(x.shape[:-1] + (n,))
    return _given(output, np.moveaxis(made, -1, axis), like)


def convolve1d(input, weights, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """As ``correlate1d``, with the weights turned round."""
    weights = np.asarray(weights)[::-1]
    return correlate1d(input, weights, axis, output, mode, cval, -origin - (1 - weights.size % 2))


def _kernel(sigma, order, radius):
    x = np.arange(-radius, radius + 1)
    phi = np.exp(-0.5 / (sigma * sigma) * x ** 2)
    phi = phi / phi.sum()
    if order == 0:
        return phi
    q = np.zeros(order + 1)
    q[0] = 1
    powers = np.arange(order + 1)
    step = np.diag(powers[1:].astype(float), 1) + np.diag(np.ones(order) / -(sigma * sigma), -1)
    for _ in range(order):
        q = step.dot(q)
    return (x[:, None] ** powers).dot(q) * phi


def gaussian_filter1d(input, sigma, axis=-1, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None):
    """Smoothed by a Gaussian along an axis; with ``order`` a derivative of it."""
    reach = int(truncate * float(sigma) + 0.5) if radius is None else radius
    if reach < 0 or int(reach) != reach:
        raise ValueError("Radius must be a nonnegative integer.")
    return correlate1d(input, _kernel(float(sigma), order, reach)[::-1], axis, output, mode, cval)


def _each_axis(input, output, filters):
    like = np.asarray(input)
    made = like
    kind = None if output is None or isinstance(output, np.ndarray) else output
    for function in filters:
        made = _given(kind, function(made), like)
    return _given(output, made, like) if isinstance(output, np.ndarray) else made.copy() if made is like else made


def gaussian_filter(input, sigma, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0, *, radius=None, axes=None):
    """Smoothed by a Gaussian, along all axes or those of ``axes``."""
    a = np.asarray(input)
    axes = range(a.ndim) if axes is None else [axis % a.ndim for axis in np.atleast_1d(axes).tolist()]
    count = len(axes)
    settings = zip(axes, per_axis(sigma, count), per_axis(order, count), per_axis(mode, count), per_axis(radius, count))
    return _each_axis(a, output, [
        lambda x, i=i, s=s, o=o, m=m, r=r: gaussian_filter1d(x, s, i, o, _kind(output, x), m, cval, truncate, radius=r)
        for i, s, o, m, r in settings if s > 1e-15])


def _kind(output, x):
    return x.dtype if output is None else output.dtype if isinstance(output, np.ndarray) else output


def uniform_filter1d(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
    """The mean of ``size`` neighbours along an axis."""
    if size < 1:
        raise RuntimeError("incorrect filter size")
    like, a = np.asarray(input), _numbers(input)
    axis %= a.ndim
    before = size // 2 + _origin(origin, size)
    x = np.moveaxis(_padded(a, [(before, size - 1 - before) if i == axis else (0, 0) for i in range(a.ndim)], mode, cval),
                    axis, -1)
    n = a.shape[axis]
    total = 0.0
    for k in range(size):
        total = total + x[..., k:k + n]
    return _given(output, np.moveaxis(total / size, -1, axis), like)


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0):
    """The mean of a box."""
    a = np.asarray(input)
    settings = zip(range(a.ndim), per_axis(size, a.ndim), per_axis(mode, a.ndim), per_axis(origin, a.ndim))
    return _each_axis(a, output, [lambda x, i=i, s=s, m=m, o=o: uniform_filter1d(x, int(s), i, _kind(output, x), m, cval, o)
                                  for i, s, m, o in settings if s > 1])


def _extreme(choose):
    def along(input, size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0):
        a = np.asarray(input)
        axis %= a.ndim
        before = size // 2 + _origin(origin, size)
        x = np.moveaxis(_padded(a, [(before, size - 1 - before) if i == axis else (0, 0) for i in range(a.ndim)], mode,
                                cval), axis, -1)
        n = a.shape[axis]
        made = x[..., :n]
        for k in range(1, size):
            made = choose(made, x[..., k:k + n])
        return _given(output, np.moveaxis(made, -1, axis), a)

    def whole(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
        a = np.asarray(input)
        if footprint is not None and not np.asarray(footprint, bool).all():
            stack = _neighbours(a, np.asarray(footprint, bool), mode, cval, origin)
            made = stack[0]
            for other in stack[1:]:
                made = choose(made, other)
            return _given(output, made, a)
        if footprint is not None:
            size = np.asarray(footprint).shape
        if size is None:
            raise RuntimeError("no footprint provided")
        settings = zip(range(a.ndim), per_axis(size, a.ndim), per_axis(mode, a.ndim), per_axis(origin, a.ndim))
        return _each_axis(a, output, [lambda x, i=i, s=s, m=m, o=o: along(x, int(s), i, None, m, cval, o)
                                      for i, s, m, o in settings if s > 1])

    return along, whole


maximum_filter1d, maximum_filter = _extreme(np.maximum)
minimum_filter1d, minimum_filter = _extreme(np.minimum)


def _neighbours(a, footprint, mode, cval, origin):
    """For each place of the footprint the array of the neighbours there."""
    origins = per_axis(origin, a.ndim)
    before = [n // 2 + _origin(o, n) for n, o in zip(footprint.shape, origins)]
    x = _padded(a, [(b, n - 1 - b) for b, n in zip(before, footprint.shape)], mode, cval)
    return [x[tuple(slice(k, k + n) for k, n in zip(place, a.shape))] for place in np.argwhere(footprint).tolist()]


def _ranked(input, rank, size, footprint, output, mode, cval, origin):
    a = np.asarray(input)
    if footprint is None:
        if size is None:
            raise RuntimeError("no footprint or filter size provided")
        footprint = np.ones([int(s) for s in per_axis(size, a.ndim)], bool)
    stack = np.stack(_neighbours(a, np.asarray(footprint, bool), mode, cval, origin))
    place = rank(len(stack))
    if not 0 <= place < len(stack):
        raise RuntimeError("rank not within filter footprint size")
    return _given(output, np.sort(stack, axis=0)[place], a)


def rank_filter(input, rank, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The neighbour of a rank: 0 the least, -1 the greatest."""
    return _ranked(input, lambda n: rank + n if rank < 0 else rank, size, footprint, output, mode, cval, origin)


def median_filter(input, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The median of the neighbours."""
    return _ranked(input, lambda n: n // 2, size, footprint, output, mode, cval, origin)


def percentile_filter(input, percentile, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0):
    """A percentile of the neighbours, 0 to 100."""
    share = percentile + 100.0 if percentile < 0 else percentile
    return _ranked(input, lambda n: n - 1 if share == 100.0 else int(float(n) * share / 100.0), size, footprint, output,
                   mode, cval, origin)


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    """Weighted sums of neighbourhoods."""
    a, w = np.asarray(input), np.asarray(weights, dtype=np.float64)
    if w.ndim != a.ndim:
        raise RuntimeError("filter weights array has incorrect shape.")
    stack = _neighbours(_numbers(a), np.ones(w.shape, bool), mode, cval, origin)
    made = 0.0
    for weight, neighbours in zip(w.ravel().tolist(), stack):
        if weight:
            made = made + weight * neighbours
    return _given(output, np.zeros(a.shape) if isinstance(made, float) else made, a)


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    """As ``correlate``, with the weights turned round."""
    w = np.asarray(weights)
    turned = w[tuple(slice(None, None, -1) for _ in w.shape)]
    origins = [-o - (1 - n % 2) for o, n in zip(per_axis(origin, w.ndim), w.shape)]
    return correlate(input, turned, output, mode, cval, origins)


def _edges(smoothing):
    def function(input, axis=-1, output=None, mode="reflect", cval=0.0):
        a = np.asarray(input)
        axis %= a.ndim
        modes = per_axis(mode, a.ndim)
        made = correlate1d(a, [-1, 0, 1], axis, _kind(output, a), modes[axis], cval)
        for i in range(a.ndim):
            if i != axis:
                made = correlate1d(made, smoothing, i, _kind(output, a), modes[i], cval)
        return _given(output, made, a)

    return function


sobel = _edges([1, 2, 1])
prewitt = _edges([1, 1, 1])


def laplace(input, output=None, mode="reflect", cval=0.0):
    """The sum of the second differences."""
    a = np.asarray(input)
    made = 0
    for axis, m in enumerate(per_axis(mode, a.ndim)):
        made = made + correlate1d(a, [1, -2, 1], axis, _kind(output, a), m, cval)
    return _given(output, made, a)


def _derivatives(input, sigma, order, output, mode, cval, kwargs):
    a = np.asarray(input)
    for axis in range(a.ndim):
        yield gaussian_filter(a, sigma, [order if i == axis else 0 for i in range(a.ndim)], _kind(output, a), mode, cval,
                              **kwargs)


def gaussian_laplace(input, sigma, output=None, mode="reflect", cval=0.0, **kwargs):
    """The sum of the second derivatives of the smoothed input."""
    made = 0
    for part in _derivatives(input, sigma, 2, output, mode, cval, kwargs):
        made = made + part
    return _given(output, made, np.asarray(input))


def gaussian_gradient_magnitude(input, sigma, output=None, mode="reflect", cval=0.0, **kwargs):
    """The length of the gradient of the smoothed input."""
    made = 0
    for part in _derivatives(input, sigma, 1, output, mode, cval, kwargs):
        made = made + part * part
    return _given(output, np.sqrt(made), np.asarray(input))
