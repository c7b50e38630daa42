"""Shapes and grey values made thicker and thinner (Serra 1982)."""

import numpy as np

from ._filters import _given, _neighbours, maximum_filter, minimum_filter, per_axis
from ._regions import generate_binary_structure

__all__ = """
    binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss binary_opening binary_propagation
    black_tophat grey_closing grey_dilation grey_erosion grey_opening iterate_structure morphological_gradient
    morphological_laplace white_tophat
    """.split()


def iterate_structure(structure, iterations, origin=None):
    """A structure dilated by itself; with ``origin`` also the origins multiplied."""
    structure = np.asarray(structure)
    if iterations < 2:
        return structure.copy()
    rounds = iterations - 1
    made = np.pad(structure != 0, [(rounds * (n // 2),) * 2 for n in structure.shape])
    made = binary_dilation(made, structure, rounds)
    return made if origin is None else (made, [iterations * o for o in per_axis(origin, structure.ndim)])


def _step(a, structure, border, origin, erode):
    structure = structure if erode else structure[tuple(slice(None, None, -1) for _ in structure.shape)]
    if not erode:
        origin = [-o - (1 - n % 2) for o, n in zip(per_axis(origin, a.ndim), structure.shape)]
    stack = _neighbours(a, structure, "constant", border, origin)
    made = np.full(a.shape, erode)
    for other in stack:
        made = made & other if erode else made | other
    return made


def _repeated(input, structure, iterations, mask, border_value, origin, erode, output=None):
    a = np.asarray(input)
    if a.dtype.kind == "c":
        raise TypeError("Complex type not supported")
    a = a != 0
    structure = generate_binary_structure(a.ndim, 1) if structure is None else np.asarray(structure, bool)
    if structure.ndim != a.ndim:
        raise RuntimeError(f"structure and input must have same dimensionality, they have {structure.ndim} and {a.ndim} axes")
    while True:
        made = _step(a, structure, bool(border_value), origin, erode)
        if mask is not None:
            made = np.where(mask, made, a)
        iterations -= 1
        if iterations == 0 or iterations < 0 and (made == a).all():
            return made if output is None else _given(output, made, made)
        a = made


def binary_erosion(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0,
                   brute_force=False):
    """Takes away what is not surrounded."""
    return _repeated(input, structure, iterations, mask, border_value, origin, True, output)


def binary_dilation(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0,
                    brute_force=False):
    """Adds what touches."""
    return _repeated(input, structure, iterations, mask, border_value, origin, False, output)


def binary_opening(input, structure=None, iterations=1, output=None, origin=0, mask=None, border_value=0,
                   brute_force=False):
    """Erosion, then dilation."""
    thin = binary_erosion(input, structure, iterations, mask, None, border_value, origin)
    return binary_dilation(thin, structure, iterations, mask, output, border_value, origin)


def binary_closing(input, structure=None, iterations=1, output=None, origin=0, mask=None, border_value=0,
                   brute_force=False):
    """Dilation, then erosion."""
    thick = binary_dilation(input, structure, iterations, mask, None, border_value, origin)
    return binary_erosion(thick, structure, iterations, mask, output, border_value, origin)


def binary_propagation(input, structure=None, mask=None, output=None, border_value=0, origin=0):
    """Dilation within ``mask`` until nothing changes."""
    return binary_dilation(input, structure, -1, mask, output, border_value, origin)


def binary_fill_holes(input, structure=None, output=None, origin=0):
    """Adds what cannot be reached from outside."""
    outside = np.asarray(input) == 0
    made = ~binary_dilation(np.zeros(outside.shape, bool), structure, -1, outside, None, 1, origin)
    return made if output is None else _given(output, made, made)


def binary_hit_or_miss(input, structure1=None, structure2=None, output=None, origin1=0, origin2=None):
    """Where ``structure1`` is all there and ``structure2``, by default all else, not at all."""
    a = np.asarray(input)
    hit = generate_binary_structure(a.ndim, 1) if structure1 is None else np.asarray(structure1, bool)
    miss = ~hit if structure2 is None else np.asarray(structure2, bool)
    made = binary_erosion(a, hit, origin=origin1)
    made &= binary_erosion(a == 0, miss, border_value=1, origin=origin1 if origin2 is None else origin2)
    return made if output is None else _given(output, made, made)


def _mirrored(origin, shape):
    return [-o - (1 - n % 2) for o, n in zip(per_axis(origin, len(shape)), shape)]


def grey_erosion(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The least neighbour, less the structure's value there."""
    if structure is None:
        return minimum_filter(input, size, footprint, output, mode, cval, origin)
    return _with_heights(input, footprint, structure, output, mode, cval, origin, np.minimum, np.subtract)


def grey_dilation(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The greatest neighbour, plus the structure's value there."""
    if size is None and footprint is None and structure is None:
        raise ValueError("size, footprint, or structure must be specified")

    def turned(part):
        return None if part is None else np.asarray(part)[tuple(slice(None, None, -1) for _ in np.shape(part))]

    given = structure if structure is not None else footprint
    shape = per_axis(size, np.ndim(input)) if given is None else np.shape(given)
    origin = _mirrored(origin, shape)
    if structure is None:
        return maximum_filter(input, size, turned(footprint), output, mode, cval, origin)
    return _with_heights(input, turned(footprint), turned(structure), output, mode, cval, origin, np.maximum, np.add)


def _with_heights(input, footprint, structure, output, mode, cval, origin, choose, add):
    a, heights = np.asarray(input), np.asarray(structure, float)
    footprint = np.ones(heights.shape, bool) if footprint is None else np.asarray(footprint, bool)
    stack = _neighbours(a.astype(float), footprint, mode, cval, origin)
    heights = heights[footprint]
    if a.dtype.kind in "iu":
        heights[1:] = np.trunc(heights[1:])  # as SciPy, which adds all but the first in the input's type
    made = add(stack[0], heights[0])
    for height, neighbours in zip(heights[1:], stack[1:]):
        made = choose(made, add(neighbours, height))
    return _given(output, made, a)


def grey_opening(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """Erosion, then dilation: without what is bright and small."""
    thin = grey_erosion(input, size, footprint, structure, None, mode, cval, origin)
    return grey_dilation(thin, size, footprint, structure, output, mode, cval, origin)


def grey_closing(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """Dilation, then erosion: without what is dark and small."""
    thick = grey_dilation(input, size, footprint, structure, None, mode, cval, origin)
    return grey_erosion(thick, size, footprint, structure, output, mode, cval, origin)


def _both(input, settings, output):
    a = np.asarray(input)
    kind = a.dtype if output is None else output.dtype if isinstance(output, np.ndarray) else output
    size, footprint, structure, mode, cval, origin = settings
    return a, [f(a, size, footprint, structure, kind, mode, cval, origin) for f in (grey_dilation, grey_erosion)]


def morphological_gradient(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """Dilation less erosion."""
    a, (thick, thin) = _both(input, (size, footprint, structure, mode, cval, origin), output)
    return _given(output, thick - thin, a)


def morphological_laplace(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """Dilation plus erosion less twice the input."""
    a, (thick, thin) = _both(input, (size, footprint, structure, mode, cval, origin), output)
    return _given(output, thick + thin - 2 * a, a)


def _difference(a, b):
    return a ^ b if a.dtype == b.dtype == bool else a - b


def white_tophat(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The input less its opening: what is bright and small."""
    a = np.asarray(input)
    return _given(output, _difference(a, grey_opening(a, size, footprint, structure, None, mode, cval, origin)), a)


def black_tophat(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The closing less the input: what is dark and small."""
    a = np.asarray(input)
    return _given(output, _difference(grey_closing(a, size, footprint, structure, None, mode, cval, origin), a), a)
