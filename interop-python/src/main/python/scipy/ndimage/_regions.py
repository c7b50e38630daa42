"""Connected regions."""

import numpy as np


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
    before = [sum((k - 1) * s for k, s in zip(place, strides)) for place in np.argwhere(structure).tolist()]
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
