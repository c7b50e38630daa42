"""Differences, integrals, interpolation, convolution, polynomials."""

from ._creation import asanyarray, asarray, empty, zeros
from ._indexing import along, axis_of
from ._java import complete, guarded, of
from ._joining import concatenate, stack
from ._ndarray import ndarray, wrap

_linear = guarded(of("Signals").interpolated)


def diff(a, n=1, axis=-1, prepend=None, append=None):
    """The differences of neighbours along an axis, n times."""
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    if n == 0:
        return a
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = axis_of(axis, a.ndim)
    edges = []
    for edge in (prepend, append):
        edge = None if edge is None else asarray(edge)
        if edge is not None and edge.ndim == 0:
            edge = edge + zeros([1 if i == axis else m for i, m in enumerate(a.shape)], edge.dtype)
        edges.append(edge)
    parts = [p for p in (edges[0], a, edges[1]) if p is not None]
    a = concatenate(parts, axis) if len(parts) > 1 else a
    for _ in range(n):
        after, before = a[along(a, axis, slice(1, None))], a[along(a, axis, slice(None, -1))]
        a = after != before if a.dtype.kind == "b" else after - before
    return a


def gradient(f, *varargs, axis=None, edge_order=1):
    """Central differences inside, one-sided ones at the edges; one array for each axis."""
    f = asanyarray(f)
    given = f.dtype
    if f.dtype.kind not in "mM":
        f = f - f if f.dtype.kind == "b" else f * 1.0  # the error of a difference of truth values
    axes = range(f.ndim) if axis is None else [axis] if isinstance(axis, int) else axis
    axes = [axis_of(n, f.ndim) for n in axes]
    if len(varargs) not in (0, 1, len(axes)) or len(varargs) == 1 != len(axes) and asarray(varargs[0]).ndim:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    spacing = varargs if len(varargs) == len(axes) else (varargs * len(axes) if varargs else (1.0,) * len(axes))
    for n, h in zip(axes, map(asarray, spacing)):
        if h.ndim > 1:
            raise ValueError("distances must be either scalars or 1d")
        if h.ndim and len(h) != f.shape[n]:
            raise ValueError("when 1d, distances must match the length of the corresponding dimension")
    made = [_slope(f, n, asarray(h), edge_order) for n, h in zip(axes, spacing)]
    if given.kind in "fc":
        made = [m.astype(given, copy=False) for m in made]
    return made[0] if len(made) == 1 else tuple(made)


def _slope(f, axis, h, edge_order):
    from ._axes import moveaxis

    f = moveaxis(f, axis, 0)
    n = len(f)
    if n < edge_order + 1:
        raise ValueError(
            "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) "
            "elements are required."
        )
    if f.dtype.kind == "M":
        f = f.astype("i8").view(f.dtype.str.replace("M8", "m8"))
    made = empty(f.shape, f.dtype)
    # Differences of unsigned integers would wrap around.
    steps = diff(h * 1.0 if h.dtype.kind in "biu" else h) if h.ndim else zeros(n - 1) + h
    steps = steps.reshape((-1,) + (1,) * (f.ndim - 1))
    uniform = h.ndim == 0 or (diff(steps, axis=0) == 0).all()
    if uniform:
        d = steps[0]
        made[1:-1] = (f[2:] - f[:-2]) / (2.0 * d)
    else:
        a, b = steps[:-1], steps[1:]
        made[1:-1] = -b / (a * (a + b)) * f[:-2] + (b - a) / (a * b) * f[1:-1] + a / (b * (a + b)) * f[2:]
    if edge_order == 1:
        made[0] = (f[1] - f[0]) / steps[0]
        made[-1] = (f[-1] - f[-2]) / steps[-1]
    else:
        a, b = steps[0], steps[1]
        made[0] = -(2 * a + b) / (a * (a + b)) * f[0] + (a + b) / (a * b) * f[1] - a / (b * (a + b)) * f[2]
        a, b = steps[-2], steps[-1]
        made[-1] = b / (a * (a + b)) * f[-3] - (b + a) / (a * b) * f[-2] + (2 * b + a) / (b * (a + b)) * f[-1]
    return moveaxis(made, 0, axis)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    """The integral by the trapezoidal rule."""
    y = asanyarray(y)
    axis = axis_of(axis, y.ndim)
    if x is not None:
        x = asanyarray(x)
        dx = diff(x, axis=-1 if x.ndim == 1 else axis)
        dx = dx.reshape([-1 if n == axis else 1 for n in range(y.ndim)]) if x.ndim == 1 else dx
    return (dx * (y[along(y, axis, slice(1, None))] + y[along(y, axis, slice(None, -1))]) / 2.0).sum(axis)


trapz = trapezoid


def interp(x, xp, fp, left=None, right=None, period=None):
    """Linear interpolation between points with increasing ``xp``."""
    xp, fp = asarray(xp) * 1.0, asarray(fp)
    fp = fp if fp.dtype.kind == "c" else fp * 1.0
    if fp.dtype.kind == "c":
        ends = [(v, v) if v is None else (v.real, v.imag) for v in (left, right)]
        real, imag = (interp(x, xp, part, ends[0][k], ends[1][k], period) for k, part in enumerate((fp.real, fp.imag)))
        made = asarray(real, complex)
        made.imag[...] = imag
        return made if made.ndim else made[()]
    single = not isinstance(x, (ndarray, list, tuple))
    x = asarray(asarray(x) * 1.0)
    if "c" in (x.dtype.kind, xp.dtype.kind):
        raise TypeError("Cannot cast array data from dtype('complex128') to dtype('float64') according to the rule 'safe'")
    if xp.shape != fp.shape and xp.ndim == fp.ndim == 1:
        raise ValueError("fp and xp are not of the same length.")
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("Data points must be 1-D sequences" if period is not None else "object too deep for desired array")
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period = abs(period)
        x, xp = x % period, xp % period
        order = xp.argsort()
        xp, fp = xp[order], fp[order]
        xp = concatenate((xp[-1:] - period, xp, xp[:1] + period))
        fp = concatenate((fp[-1:], fp, fp[:1]))
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    ends = [float(fp[k] if v is None else v) for k, v in ((0, left), (-1, right))]
    made = wrap(_linear(x._j, xp._j, fp._j, *ends))
    return made[()] if single or not made.ndim else made


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector product in three dimensions (or its third component in two); vectors lie along axes of the operands."""
    from ._indexing import axis_of
    from ._axes import moveaxis

    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = asarray(a), asarray(b)
    if not a.ndim or not b.ndim:
        raise ValueError("At least one array has zero dimension")
    a = moveaxis(a, axis_of(axisa, a.ndim, "axisa"), -1)
    b = moveaxis(b, axis_of(axisb, b.ndim, "axisb"), -1)
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    a, b = _in_space(a), _in_space(b)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    parts = [a[..., (k + 1) % 3] * b[..., (k + 2) % 3] - a[..., (k + 2) % 3] * b[..., (k + 1) % 3] for k in range(3)]
    made = stack([asarray(p) for p in parts], -1)
    return moveaxis(made, -1, axis_of(axisc, made.ndim, "axisc"))


def _in_space(a):
    """Vectors of a plane as vectors of space."""
    return a if a.shape[-1] != 2 else concatenate((a, zeros((*a.shape[:-1], 1), a.dtype)), -1)


def kron(a, b):
    """Every element of ``a`` times the whole of ``b``."""
    a, b = asanyarray(a), asanyarray(b)
    if any(type(v) is not ndarray and not hasattr(v, "_mask") for v in (a, b)):
        from ._kept import products

        return products(a, b, kron(asarray(a), asarray(b)))
    rank = max(a.ndim, b.ndim)
    a = a.reshape((1,) * (rank - a.ndim) + a.shape)
    b = b.reshape((1,) * (rank - b.ndim) + b.shape)
    wide = a.reshape([v for n in a.shape for v in (n, 1)]) * b.reshape([v for n in b.shape for v in (1, n)])
    return wide.reshape([m * n for m, n in zip(a.shape, b.shape)])


def _vector(a):
    a = asarray(a)
    if a.ndim > 1:
        raise ValueError("object too deep for desired array")
    return a.ravel()


def convolve(a, v, mode="full"):
    """The discrete convolution of two vectors: 'full', 'same' or 'valid'."""
    a, v = _vector(a), _vector(v)
    if len(a) == 0 or len(v) == 0:
        raise ValueError("v cannot be empty" if len(a) else "a cannot be empty")
    if len(v) > len(a):
        a, v = v, a
    kind = (a[:1] * v[:1]).dtype
    if kind.kind == "f":
        made = wrap(_convolve(a._j, v._j)).astype(kind, copy=False)
        return _part_of(made, a, v, mode)
    made = zeros(len(a) + len(v) - 1, kind)
    for k, weight in enumerate(v):
        made[k : k + len(a)] += a * weight
    return _part_of(made, a, v, mode)


_convolve = guarded(of("Signals").convolve)


def _part_of(made, a, v, mode):
    if mode is None:
        raise TypeError("mode must not be None")
    if mode not in ("full", "same", "valid", 0, 1, 2):
        raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
    mode = {0: "valid", 1: "same", 2: "full"}.get(mode, mode)
    if mode == "same":
        start = (len(v) - 1) // 2
        return made[start : start + len(a)]
    return made if mode == "full" else made[len(v) - 1 : len(a)]


def correlate(a, v, mode="valid"):
    """The cross-correlation of two vectors."""
    if 0 in (asarray(a).ndim, asarray(v).ndim):
        raise ValueError("object of too small depth for desired array")
    a, v = _vector(a), _vector(v)
    if len(a) == 0 or len(v) == 0:
        raise ValueError("first array argument cannot be empty" if len(a) == 0 else "second array argument cannot be empty")
    v = v.conj() if v.dtype.kind == "c" else v
    return convolve(a, v[::-1], mode)


def unwrap(p, discont=None, axis=-1, period=6.283185307179586):
    """Angles without jumps of more than half a period."""
    from ._selection import where

    from ._types import result_type

    p = asarray(p)
    axis = axis_of(axis, p.ndim)
    step = diff(p, axis=axis)
    kind = result_type(step, period)
    half = period // 2 if kind.kind in "iu" else period / 2
    wrapped = (step + half) % period - half
    if kind.kind not in "iu" or period % 2 == 0:
        wrapped = where((wrapped == -half) & (step > 0), half, wrapped)
    correction = where(abs(step) < max(discont or period / 2, period / 2), 0, wrapped - step)
    made = p.astype(kind)
    rest = along(p, axis, slice(1, None))
    made[rest] = p[rest] + correction.cumsum(axis)
    return made


complete(__name__)
