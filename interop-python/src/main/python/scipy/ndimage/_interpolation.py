"""Splines through arrays: resized, turned, moved, read between the elements (Unser 1999)."""

import math

import numpy as np

from ._filters import per_axis

_POLES = {
    0: (), 1: (), 2: (math.sqrt(8) - 3,), 3: (math.sqrt(3) - 2,),
    4: (math.sqrt(664 - math.sqrt(438976)) + math.sqrt(304) - 19, math.sqrt(664 + math.sqrt(438976)) - math.sqrt(304) - 19),
    5: (math.sqrt(67.5 - math.sqrt(4436.25)) + math.sqrt(26.25) - 6.5,
        math.sqrt(67.5 + math.sqrt(4436.25)) - math.sqrt(26.25) - 6.5),
}
#: What lies beyond the ends of an array, as the spline sees it.
_SPLINE = {"constant": "mirror", "grid-constant": "mirror", "mirror": "mirror", "wrap": "mirror", "grid-wrap": "wrap",
           "nearest": "reflect", "reflect": "reflect", "grid-mirror": "reflect"}
_MARGIN = 12


def _given(output, made, like):
    """The result in the type that ``output`` asks for, by default the input's; whole numbers are rounded."""
    kind = output.dtype if isinstance(output, np.ndarray) else like.dtype if output is None else np.dtype(output)
    if kind.kind in "iu":
        info = np.iinfo(kind)
        made = np.clip(np.trunc(np.where(made > 0, made + 0.5, made - 0.5)), info.min, info.max)
    if isinstance(output, np.ndarray):
        output[...] = made
        return output
    return made.astype(kind)


def _check(order, mode):
    if order not in _POLES:
        raise RuntimeError("spline order not supported")
    if mode not in _SPLINE:
        raise RuntimeError(f"boundary mode not supported: {mode!r}")


def _filter_rows(c, order, kind):
    """Spline coefficients along the first axis, in place."""
    n = len(c)
    if n < 2 or order < 2:
        return c
    for z in _POLES[order]:
        c *= (1 - z) * (1 - 1 / z)
    powers_shape = (-1,) + (1,) * (c.ndim - 1)
    for z in _POLES[order]:
        if kind == "mirror":
            zn = z ** (n - 1)
            powers = (z ** np.arange(1, n - 1)).reshape(powers_shape)
            c[0] = (c[0] + zn * c[n - 1] + (powers * (c[1:n - 1] + zn * c[n - 2:0:-1])).sum(axis=0)) / (1 - zn * zn)
        elif kind == "reflect":
            zn = z ** n
            powers = (z ** np.arange(1, n - 1)).reshape(powers_shape)
            first = c[0].copy()
            total = first + zn * c[n - 1] + (powers * (c[1:n - 1] + zn * c[n - 2:0:-1])).sum(axis=0)
            # SciPy sums in place, so that the last term meets the sum where the formula has the first element.
            total = total + z ** (n - 1) * (c[n - 1] + zn * total)
            c[0] = total * (z / (1 - zn * zn)) + first
        else:
            powers = (z ** np.arange(1, n)).reshape(powers_shape)
            c[0] = (c[0] + (powers * c[:0:-1]).sum(axis=0)) / (1 - z ** n)
        for i in range(1, n):
            c[i] += z * c[i - 1]
        if kind == "mirror":
            c[n - 1] = (z * c[n - 2] + c[n - 1]) * z / (z * z - 1)
        elif kind == "reflect":
            c[n - 1] *= z / (z - 1)
        else:
            powers = (z ** np.arange(1, n)).reshape(powers_shape)
            c[n - 1] = (c[n - 1] + (powers * c[:n - 1]).sum(axis=0)) * (z / (z ** n - 1))
        for i in range(n - 2, -1, -1):
            c[i] = z * (c[i + 1] - c[i])
    return c


def spline_filter1d(input, order=3, axis=-1, output=np.float64, mode="mirror"):
    """The coefficients of the spline through the input, along an axis."""
    _check(order, mode)
    a = np.array(input, dtype=np.float64)
    made = np.moveaxis(_filter_rows(np.ascontiguousarray(np.moveaxis(a, axis, 0)), order, _SPLINE[mode]), 0, axis)
    return _given(output, made, a)


def spline_filter(input, order=3, output=np.float64, mode="mirror"):
    """The coefficients of the spline through the input."""
    made = np.array(input, dtype=np.float64)
    for axis in range(made.ndim):
        made = spline_filter1d(made, order, axis, np.float64, mode)
    return _given(output, made, made)


def _prepared(a, order, mode, cval, prefilter):
    """Coefficients, and how far their margin moves coordinates."""
    margin = 0
    if order > 1 and prefilter:
        if mode in ("nearest", "grid-constant"):
            margin = _MARGIN
            a = np.pad(a, margin, "edge") if mode == "nearest" else np.pad(a, margin, "constant", constant_values=cval)
        a = spline_filter(a, order, np.float64, mode)
    return a.astype(np.float64), margin


def _inside(x, n, mode):
    """Coordinates moved into the array, and which of them are there at all."""
    there = np.ones(x.shape, bool)
    if mode == "constant":
        there = (x >= 0) & (x <= n - 1)
        return np.where(there, x, 0.0), there
    if mode in ("nearest", "grid-constant"):
        return (np.clip(x, 0, n - 1), there) if mode == "nearest" else (x, there)
    if n == 1:
        return np.zeros(x.shape), there
    if mode == "mirror":
        x = np.abs(x) % (2 * n - 2)
        return np.where(x > n - 1, 2 * n - 2 - x, x), there
    if mode in ("reflect", "grid-mirror"):
        x = (x + 0.5) % (2 * n)
        return np.where(x > n, 2 * n - x, x) - 0.5, there
    period = n - 1 if mode == "wrap" else n
    outside = (x < 0) | (x > n - 1) if mode == "wrap" else np.ones(x.shape, bool)
    return np.where(outside, x % period, x), there


def _index(k, n, kind):
    if kind == "mirror":
        if n == 1:
            return np.zeros(k.shape, int)
        k = np.abs(k) % (2 * n - 2)
        return np.where(k >= n, 2 * n - 2 - k, k)
    if kind == "reflect":
        k = k % (2 * n)
        return np.where(k >= n, 2 * n - 1 - k, k)
    return k % n


def _weights(order, x):
    """The index of the first element that counts, and the weights from there on."""
    first = (np.floor(x) if order % 2 else np.floor(x + 0.5)).astype(int) - order // 2
    factorial = math.factorial(order)
    weights = []
    for k in range(order + 1):
        t = x - (first + k) + (order + 1) / 2
        if order == 0:
            weights.append(np.ones(x.shape))
            continue
        if order == 1:
            weights.append(1 - np.abs(t - 1))
            continue
        t = np.minimum(t, order + 1 - t)  # symmetric, and exact towards its end
        w = 0.0
        for j in range(order // 2 + 1):
            w = w + (-1) ** j * math.comb(order + 1, j) * np.maximum(t - j, 0.0) ** order
        weights.append(w / factorial)
    return first, weights


def _axis(n, x, order, mode):
    """For coordinates along one axis: rows of elements, their weights, and which are there."""
    kind = _SPLINE[mode]
    if mode == "nearest":
        kind = "mirror" if order > 1 else "reflect"
    x, there = _inside(x, n, mode)
    first, weights = _weights(order, x)
    places, kept = [], []
    for k, w in enumerate(weights):
        index = first + k
        if mode == "grid-constant":
            kept.append((index >= 0) & (index < n))
            places.append(np.clip(index, 0, n - 1))
        else:
            places.append(_index(index, n, kind))
    return places, weights, there, kept


def map_coordinates(input, coordinates, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The input's values at coordinates of shape (ndim, ...)."""
    _check(order, mode)
    like, x = np.asarray(input), np.asarray(coordinates, dtype=np.float64)
    if x.ndim < 1 or x.shape[0] != like.ndim:
        raise RuntimeError("invalid shape for coordinate array")
    if like.dtype.kind == "c":
        parts = [map_coordinates(p, x, None, order, mode, v, prefilter) for p, v in (
            (like.real, np.real(cval)), (like.imag, np.imag(cval)))]
        return parts[0] + 1j * parts[1]
    a, margin = _prepared(like, order, mode, cval, prefilter)
    axes = [_axis(n, x[i] + margin, order, mode) for i, n in enumerate(a.shape)]
    total = np.zeros(x.shape[1:])
    there = np.ones(x.shape[1:], bool)
    for _, _, inside, _ in axes:
        there = there & inside
    for combination in np.ndindex(*[order + 1] * a.ndim):
        weight, valid = 1.0, True
        for (_, weights, _, kept), k in zip(axes, combination):
            weight = weight * weights[k]
            if kept:
                valid = valid & kept[k]
        values = a[tuple(places[k] for (places, _, _, _), k in zip(axes, combination))]
        total = total + weight * (values if valid is True else np.where(valid, values, cval))
    return _given(output, np.where(there, total, float(cval)), like)


def _separable(like, coordinates, output, order, mode, cval, prefilter):
    """As ``map_coordinates``, on a grid: one axis after the other."""
    if like.dtype.kind == "c":
        parts = [_separable(p, coordinates, None, order, mode, v, prefilter) for p, v in (
            (like.real, np.real(cval)), (like.imag, np.imag(cval)))]
        return parts[0] + 1j * parts[1]
    a, margin = _prepared(like, order, mode, cval, prefilter)
    outside = False
    for axis, x in enumerate(coordinates):
        places, weights, there, kept = _axis(a.shape[axis], x + margin, order, mode)
        shape = tuple(-1 if i == axis else 1 for i in range(a.ndim))
        made = 0.0
        for k, (place, weight) in enumerate(zip(places, weights)):
            taken = np.take(a, place, axis=axis)
            if kept:
                taken = np.where(kept[k].reshape(shape), taken, cval)
            made = made + weight.reshape(shape) * taken
        outside = outside | ~there.reshape(shape)
        a = made
    return _given(output, np.where(outside, float(cval), a), like)


def zoom(input, zoom, output=None, order=3, mode="constant", cval=0.0, prefilter=True, *, grid_mode=False):
    """The input with its axes stretched."""
    _check(order, mode)
    a = np.asarray(input)
    sizes = [int(round(n * z)) for n, z in zip(a.shape, per_axis(zoom, a.ndim))]
    coordinates = []
    for n, size in zip(a.shape, sizes):
        if grid_mode:
            coordinates.append((np.arange(size) + 0.5) * (n / size) - 0.5)
        else:
            coordinates.append(np.arange(size) * ((n - 1) / (size - 1) if size > 1 else 1.0))
    return _separable(a, coordinates, output, order, mode, cval, prefilter)


def shift(input, shift, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The input moved along its axes."""
    _check(order, mode)
    a = np.asarray(input)
    coordinates = [np.arange(n) - s for n, s in zip(a.shape, per_axis(shift, a.ndim))]
    return _separable(a, coordinates, output, order, mode, cval, prefilter)


def affine_transform(input, matrix, offset=0.0, output_shape=None, output=None, order=3, mode="constant", cval=0.0,
                     prefilter=True):
    """The input read at matrix @ place + offset, for each place of the output."""
    _check(order, mode)
    a, matrix = np.asarray(input), np.asarray(matrix, dtype=np.float64)
    shape = tuple(a.shape if output_shape is None else output_shape)
    offset = np.asarray(per_axis(offset, a.ndim), dtype=np.float64)
    if matrix.ndim == 2 and matrix.shape[1] == a.ndim + 1:
        offset, matrix = matrix[:a.ndim, a.ndim], matrix[:a.ndim, :a.ndim]
    if matrix.ndim == 1:
        return _separable(a, [matrix[i] * np.arange(n) + offset[i] for i, n in enumerate(shape)], output, order, mode, cval,
                          prefilter)
    if matrix.shape != (a.ndim, a.ndim):
        raise RuntimeError("affine matrix has wrong number of rows")
    places = np.indices(shape)
    x = []
    for i in range(a.ndim):
        row = 0.0
        for j in range(a.ndim):
            row = row + matrix[i, j] * places[j]
        x.append(row + offset[i])
    return map_coordinates(a, np.stack(x), output, order, mode, cval, prefilter)


def _exact(function, angle):
    """Cosine and sine of degrees, without error at multiples of 90."""
    quarter = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}.get(angle % 360)
    if quarter is not None:
        return float(quarter[function is math.sin])
    return function(math.radians(angle))


def rotate(input, angle, axes=(1, 0), reshape=True, output=None, order=3, mode="constant", cval=0.0, prefilter=True):
    """The input turned by degrees in the plane of two axes."""
    _check(order, mode)
    a = np.asarray(input)
    if a.ndim < 2:
        raise ValueError("input array should be at least 2D")
    first, second = sorted(axis % a.ndim for axis in axes)
    c, s = _exact(math.cos, angle), _exact(math.sin, angle)
    matrix = np.array([[c, s], [-s, c]])
    rows, columns = a.shape[first], a.shape[second]
    shape = np.array([rows, columns])
    if reshape:
        bounds = matrix @ np.array([[0, 0, rows, rows], [0, columns, 0, columns]], dtype=float)
        shape = (bounds.max(axis=1) - bounds.min(axis=1) + 0.5).astype(int)
    offset = (np.array([rows, columns]) - 1) / 2 - matrix @ ((shape - 1) / 2)
    planes = np.moveaxis(a, (first, second), (0, 1)).reshape(rows, columns, -1)
    made = [affine_transform(planes[:, :, k], matrix, offset, tuple(shape.tolist()), None, order, mode, cval, prefilter)
            for k in range(planes.shape[2])]
    rest = [n for i, n in enumerate(a.shape) if i not in (first, second)]
    whole = np.moveaxis(np.stack(made, axis=-1).reshape(*shape.tolist(), *rest), (0, 1), (first, second))
    return _given(output, whole, a)
