"""Functions of one's own applied to neighbourhoods, lines and coordinates."""

import numpy as np

from ._filters import _given, _neighbours, _origin, _padded, per_axis
from ._interpolation import map_coordinates

__all__ = ["generic_filter", "generic_filter1d", "generic_gradient_magnitude", "generic_laplace", "geometric_transform"]


def generic_filter(input, function, size=None, footprint=None, output=None, mode="reflect", cval=0.0, origin=0,
                   extra_arguments=(), extra_keywords=None):
    """``function`` of the neighbours, a row of numbers, at each place."""
    a = np.asarray(input)
    if footprint is None:
        if size is None:
            raise RuntimeError("no footprint or filter size provided")
        footprint = np.ones([int(n) for n in per_axis(size, a.ndim)], bool)
    footprint, more = np.asarray(footprint, bool), extra_keywords or {}
    rows = np.stack(_neighbours(a.astype(float), footprint, mode, cval, origin), -1).reshape(-1, int(footprint.sum()))
    made = np.array([float(function(row, *extra_arguments, **more)) for row in rows], float).reshape(a.shape)
    return _given(output, made, a)


def generic_filter1d(input, function, filter_size, axis=-1, output=None, mode="reflect", cval=0.0, origin=0,
                     extra_arguments=(), extra_keywords=None):
    """``function(line, result)`` of each line along an axis, lengthened by what lies beyond its ends."""
    a, more = np.asarray(input), extra_keywords or {}
    axis %= a.ndim
    before = filter_size // 2 + _origin(origin, filter_size)
    widths = [(before, filter_size - 1 - before) if i == axis else (0, 0) for i in range(a.ndim)]
    lines = np.moveaxis(_padded(a.astype(float), widths, mode, cval), axis, -1)
    made = np.zeros((*lines.shape[:-1], a.shape[axis]))
    for place in np.ndindex(*lines.shape[:-1]):
        result = np.zeros(a.shape[axis])
        function(lines[place].copy(), result, *extra_arguments, **more)
        made[place] = result
    return _given(output, np.moveaxis(made, -1, axis), a)


def _along(a, derivative, output, mode, cval, arguments, keywords):
    kind = a.dtype if output is None else output.dtype if isinstance(output, np.ndarray) else output
    for axis, m in enumerate(per_axis(mode, a.ndim)):
        yield derivative(a, axis, kind, m, cval, *arguments, **(keywords or {}))


def generic_laplace(input, derivative2, output=None, mode="reflect", cval=0.0, extra_arguments=(), extra_keywords=None):
    """The sum of ``derivative2(input, axis, output, mode, cval)`` over the axes."""
    a, made = np.asarray(input), 0
    for part in _along(a, derivative2, output, mode, cval, extra_arguments, extra_keywords):
        made = made + part
    return _given(output, made, a)


def generic_gradient_magnitude(input, derivative, output=None, mode="reflect", cval=0.0, extra_arguments=(),
                               extra_keywords=None):
    """The root of the sum of the squares of ``derivative(input, axis, output, mode, cval)``."""
    a, made = np.asarray(input), 0
    for part in _along(a, derivative, output, mode, cval, extra_arguments, extra_keywords):
        made = made + part * part
    return _given(output, np.sqrt(made), a)


def geometric_transform(input, mapping, output_shape=None, output=None, order=3, mode="constant", cval=0.0, prefilter=True,
                        extra_arguments=(), extra_keywords=None):
    """The input read where ``mapping`` says: from the place in the output, a tuple, to coordinates in the input."""
    a = np.asarray(input)
    shape, more = a.shape if output_shape is None else tuple(output_shape), extra_keywords or {}
    places = np.array([mapping(place, *extra_arguments, **more) for place in np.ndindex(*shape)], float)
    return map_coordinates(a, places.T.reshape(a.ndim, *shape), output, order, mode, cval, prefilter)
