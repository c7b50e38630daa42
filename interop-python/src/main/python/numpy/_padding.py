"""Margins around arrays."""

from ._creation import asarray, empty, full
from ._java import complete, guarded, of
from ._joining import concatenate
from ._ndarray import ndarray, wrap

_framed = of("Join").framed
_sources = guarded(of("Join").sources)

_modes = ("constant", "edge", "reflect", "symmetric", "wrap", "empty", "mean", "median", "maximum", "minimum", "linear_ramp")


def _pairs(value, rank):
    """One (before, after) for each axis from a number, a pair, or nested sequences of these."""
    if isinstance(value, dict):
        return [tuple(_two(value.get(axis, value.get(axis - rank, 0)))) for axis in range(rank)]
    if value is None:
        return [(None, None)] * rank
    if not isinstance(value, (tuple, list)) and not hasattr(value, "shape") or getattr(value, "shape", None) == ():
        return [(value, value)] * rank
    items = [v if isinstance(v, (int, float)) or v is None else tuple(v) for v in value]
    if all(isinstance(v, (int, float)) for v in items):
        return [tuple(_two(items if len(items) == 2 else items[0]))] * rank
    if len(items) == 1:
        return [tuple(_two(items[0]))] * rank
    if len(items) != rank:
        raise ValueError(
            f"operands could not be broadcast together with remapped shapes: {len(items)} pairs of"
            f" margins for {rank} axes"
        )
    return [tuple(_two(v)) for v in items]


def _two(value):
    if isinstance(value, (tuple, list)):
        if any(isinstance(v, (tuple, list)) for v in value):
            raise ValueError("input operand has more dimensions than allowed by the axis remapping")
        if len(value) not in (1, 2):
            raise ValueError(f"operands could not be broadcast together with remapped shapes: {len(value)} margins of one axis")
        return value if len(value) == 2 else (value[0], value[0])
    return value, value


def pad(array, pad_width, mode="constant", **options):
    """The array with margins.

    Parameters
    ----------
    pad_width : int, (before, after), or one such pair for each axis
    mode : 'constant' (constant_values=0), 'edge', 'reflect', 'symmetric', 'wrap', 'empty', 'mean', 'maximum',
        'minimum', 'linear_ramp' (end_values=0), or a function ``f(vector, width, axis, options)`` that fills the
        margins of each line along an axis, which hold zeros at first
    """
    a = asarray(array)
    if a.ndim > 1 and a.flags.fnc:
        return asarray(_padded(a, pad_width, mode, options), order="F")
    return _padded(a, pad_width, mode, options)


def _padded(a, pad_width, mode, options):
    if callable(mode):
        return _by_function(a, _pairs(pad_width, a.ndim), mode, options)
    if mode not in _modes:
        raise ValueError(f"mode '{mode}' is not supported: use one of {', '.join(_modes)}")
    known = {"constant": {"constant_values"}, "linear_ramp": {"end_values"}, "reflect": {"reflect_type"}}
    known["symmetric"] = known["reflect"]
    if not set(options) <= known.get(mode, {"stat_length"}):
        raise ValueError(f"unsupported keyword arguments for mode '{mode}': {set(options)}")
    widths = _pairs(pad_width, a.ndim)
    if any(not isinstance(w, int) for pair in widths for w in pair):
        raise TypeError("`pad_width` must be of integral type.")
    if any(w < 0 for pair in widths for w in pair):
        raise ValueError("index can't contain negative values")
    if mode in ("constant", "empty"):
        margins = _pairs(options.get("constant_values", 0), a.ndim)
        if a.dtype.kind in "iuf":  # are cast, whatever they are
            margins = [tuple(v if type(v) is float and a.dtype.kind == "f" or v == 0 else asarray(v).astype(a.dtype)[()] for v in pair) for pair in margins]
        return _constant(a, widths, margins)
    ends = _pairs(options.get("end_values", 0), a.ndim)
    lengths = _pairs(options.get("stat_length"), a.ndim)
    for axis, (before, after) in enumerate(widths):
        if before or after:
            a = _along(a, axis, before, after, mode, ends[axis], lengths[axis], options.get("reflect_type") == "odd")
    return a


def _constant(a, widths, values):
    margins = [margin for pair, ends in zip(widths, values) for width, margin in zip(pair, ends) if width]
    small = all(width < 1 << 31 for pair in widths for width in pair)  # what is not is refused by what makes the array
    if small and a.dtype == float and margins and all(isinstance(m, (int, float)) and m == margins[0] for m in margins):
        framed = _framed(a._j, [before for before, _ in widths], [after for _, after in widths], float(margins[0]))
        if framed is not None:
            return wrap(framed)
    made = empty([b + n + e for n, (b, e) in zip(a.shape, widths)], a.dtype)
    for axis, ((before, after), (low, high)) in enumerate(zip(widths, values)):
        here = (slice(None),) * axis
        if before and low != 0:
            made[(*here, slice(0, before))] = low
        if after and high != 0:
            made[(*here, slice(made.shape[axis] - after, None))] = high
    made[tuple(slice(b, b + n) for n, (b, _) in zip(a.shape, widths))] = a
    return made


def _by_function(a, widths, function, options):
    from ._functional import ndindex
    from ._axes import moveaxis

    made = _constant(a, widths, _pairs(0, a.ndim))
    for axis, width in enumerate(widths):
        lines = moveaxis(made, axis, -1)
        for index in ndindex(lines.shape[:-1]):
            function(lines[index], width, axis, options)
    return made


def _along(a, axis, before, after, mode, ends, lengths, odd):
    n = a.shape[axis]
    here = (slice(None),) * axis
    if n == 0:
        raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
    if odd and mode in ("reflect", "symmetric"):
        return _odd(a, here, n, before, after, mode)
    if mode in ("edge", "reflect", "symmetric", "wrap"):
        return a[(*here, wrap(_sources(n, before, after, mode)))]
    if mode == "linear_ramp":
        return _ramp(a, axis, before, after, ends)
    margins = []
    for width, length, front in ((before, lengths[0], True), (after, lengths[1], False)):
        length = n if length is None else min(length, n)
        if length < 0:
            raise ValueError("index can't contain negative values")
        if length < 1 and mode not in ("mean", "median"):
            raise ValueError("stat_length of 0 yields no value for padding")
        part = a[(*here, slice(0, length) if front else slice(n - length, n))]
        stat = _STATISTICS[mode](part, axis=axis, keepdims=True)
        if a.dtype.kind in "iu" and mode in ("mean", "median"):
            stat = stat.round()
        margin = full([width if i == axis else m for i, m in enumerate(a.shape)], 0, a.dtype)
        if margin.size:
            margin[...] = stat
        margins.append(margin)
    return concatenate((margins[0], a, margins[1]), axis)


def _median(a, axis, keepdims):
    from ._statistics import median

    return median(a, axis, keepdims=keepdims)


_STATISTICS = {"mean": ndarray.mean, "maximum": ndarray.max, "minimum": ndarray.min, "median": _median}


def _odd(a, here, n, before, after, mode):
    """Reflected at the edge elements as at points, again and again."""
    made, first, last = [], a[(*here, slice(0, 1))], a[(*here, slice(n - 1, n))]
    for k in range(-before, n + after):
        value, i, signs = None, k, []
        while not 0 <= i < n:
            edge, i = (first, -i if mode == "reflect" else -1 - i) if i < 0 else (
                last, 2 * (n - 1) - i if mode == "reflect" else 2 * n - 1 - i)  # fmt: skip
            signs.append(edge)
            if n == 1 and mode == "reflect":
                i = 0
        value = a[(*here, slice(i, i + 1))]
        for edge in reversed(signs):
            value = 2 * edge - value
        made.append(value)
    return concatenate(made, len(here)).astype(a.dtype)


def _ramp(a, axis, before, after, ends):
    from ._ranges import linspace

    n = a.shape[axis]
    here = (slice(None),) * axis
    shape = [-1 if i == axis else 1 for i in range(a.ndim)]
    parts = [a]
    if before:
        t = linspace(0, 1, before, endpoint=False).reshape(shape)
        parts.insert(0, ends[0] + (_signed(a[(*here, slice(0, 1))]) - ends[0]) * t)
    if after:
        t = linspace(0, 1, after, endpoint=False)[::-1].reshape(shape)
        parts.append(ends[1] + (_signed(a[(*here, slice(n - 1, n))]) - ends[1]) * t)
    return concatenate([p.astype(a.dtype) for p in parts], axis)


def _signed(edge):
    """Numbers without a sign as floats, so that what falls to the end value does not wrap."""
    return edge * 1.0 if edge.dtype.kind == "u" else edge


complete(__name__)
