"""Connected regions and what can be said of them; shapes made thicker and thinner."""

import builtins

import numpy as np

from ._filters import _neighbours, maximum_filter, minimum_filter


def generate_binary_structure(rank, connectivity):
    """The neighbours that differ in at most ``connectivity`` axes."""
    if rank < 1:
        return np.array(True)
    distance = np.abs(np.indices([3] * rank) - 1).sum(axis=0)
    return distance <= max(connectivity, 1)


def label(input, structure=None, output=None):
    """Numbers the connected regions of what is not zero; returns the numbers and how many there are."""
    a = np.asarray(input) != 0
    structure = generate_binary_structure(a.ndim, 1) if structure is None else np.asarray(structure, bool)
    if structure.ndim != a.ndim or any(n != 3 for n in structure.shape):
        raise ValueError("structure dimensions must be equal to 3")
    padded = np.pad(a, 1)
    strides = [int(np.prod(padded.shape[i + 1:])) for i in range(a.ndim)]
    before = [builtins.sum((k - 1) * s for k, s in zip(place, strides)) for place in np.argwhere(structure).tolist()]
    before = [step for step in before if step < 0]
    inside = padded.ravel()
    places = np.flatnonzero(inside).tolist()
    names, parent = {}, [0]

    def root(name):
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for place in places:
        found = 0
        for step in before:
            name = names.get(place + step)
            if name is not None:
                name = root(name)
                if not found:
                    found = name
                elif name != found:
                    parent[max(name, found)] = found = min(name, found)
        if not found:
            found = len(parent)
            parent.append(found)
        names[place] = found
    final, numbers = {}, []
    for place in places:
        numbers.append(final.setdefault(root(names[place]), len(final) + 1))
    flat = np.zeros(inside.size, np.int32)
    flat[places] = numbers
    made = flat.reshape(padded.shape)[tuple(slice(1, -1) for _ in a.shape)].copy()
    if isinstance(output, np.ndarray):
        output[...] = made
        return len(final)
    return (made if output is None else made.astype(output)), len(final)


def find_objects(input, max_label=0):
    """The slices that hold each region; None for numbers that are not there."""
    a = np.asarray(input)
    found = []
    for number in range(1, (max_label or int(a.max(initial=0))) + 1):
        where = np.nonzero(a == number)
        found.append(None if not where[0].size else tuple(slice(int(w.min()), int(w.max()) + 1) for w in where))
    return found


def _measured(function):
    def measure(input, labels=None, index=None):
        a = np.asarray(input)
        if labels is None:
            return function(a, np.ones(a.shape, bool))
        labels = np.broadcast_to(np.asarray(labels), a.shape)
        if index is None:
            return function(a, labels > 0)
        if not np.iterable(index):
            return function(a, labels == index)
        return [function(a, labels == i) for i in np.asarray(index).tolist()]

    return measure


def _array_of(function, name, doc):
    measure = _measured(function)

    def measured(input, labels=None, index=None):
        found = measure(input, labels, index)
        return np.array(found) if isinstance(found, list) else found

    measured.__name__, measured.__doc__ = name, doc
    return measured


sum_labels = sum = _array_of(lambda a, m: a[m].sum(), "sum", "The sum over each region.")
mean = _array_of(lambda a, m: a[m].mean(), "mean", "The mean over each region.")
maximum = _array_of(lambda a, m: a[m].max(), "maximum", "The greatest value of each region.")
minimum = _array_of(lambda a, m: a[m].min(), "minimum", "The least value of each region.")


def _centre(a, inside):
    weights = np.where(inside, a, 0).astype(float)
    total = weights.sum()
    return tuple(float((weights * grid).sum() / total) for grid in np.indices(a.shape))


center_of_mass = _measured(_centre)
center_of_mass.__doc__ = "The mean place of each region, weighted by the input."
maximum_position = _measured(lambda a, m: tuple(int(i) for i in np.unravel_index(
    int(np.argmax(np.where(m, a.astype(float), -np.inf))), a.shape)))


def _step(a, structure, border, origin, erode):
    structure = structure if erode else structure[tuple(slice(None, None, -1) for _ in structure.shape)]
    stack = _neighbours(a, structure, "constant", border, origin)
    made = stack[0]
    for other in stack[1:]:
        made = made & other if erode else made | other
    return made


def _repeated(input, structure, iterations, mask, border_value, origin, erode):
    a = np.asarray(input) != 0
    structure = generate_binary_structure(a.ndim, 1) if structure is None else np.asarray(structure, bool)
    while True:
        made = _step(a, structure, bool(border_value), origin, erode)
        if mask is not None:
            made = np.where(mask, made, a)
        iterations -= 1
        if iterations == 0 or iterations < 0 and (made == a).all():
            return made
        a = made


def binary_erosion(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0,
                   brute_force=False):
    """Takes away what is not surrounded."""
    return _repeated(input, structure, iterations, mask, border_value, origin, True)


def binary_dilation(input, structure=None, iterations=1, mask=None, output=None, border_value=0, origin=0,
                    brute_force=False):
    """Adds what touches."""
    return _repeated(input, structure, iterations, mask, border_value, origin, False)


def binary_opening(input, structure=None, iterations=1, output=None, origin=0, mask=None, border_value=0,
                   brute_force=False):
    """Erosion, then dilation."""
    thin = binary_erosion(input, structure, iterations, mask, None, border_value, origin)
    return binary_dilation(thin, structure, iterations, mask, None, border_value, origin)


def binary_closing(input, structure=None, iterations=1, output=None, origin=0, mask=None, border_value=0,
                   brute_force=False):
    """Dilation, then erosion."""
    thick = binary_dilation(input, structure, iterations, mask, None, border_value, origin)
    return binary_erosion(thick, structure, iterations, mask, None, border_value, origin)


def binary_fill_holes(input, structure=None, output=None, origin=0):
    """Adds what cannot be reached from outside."""
    outside = np.asarray(input) == 0
    return ~binary_dilation(np.zeros(outside.shape, bool), structure, -1, outside, None, 1, origin)


def grey_erosion(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The least neighbour."""
    return minimum_filter(input, size, footprint, output, mode, cval, origin)


def grey_dilation(input, size=None, footprint=None, structure=None, output=None, mode="reflect", cval=0.0, origin=0):
    """The greatest neighbour."""
    return maximum_filter(input, size, footprint, output, mode, cval, origin)
