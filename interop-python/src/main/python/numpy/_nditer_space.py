"""The space that ``nditer`` walks: which axes all operands have together, in which order they are walked, which are walked as one."""


def space(operands, op_axes, itershape):
    """The shape of the iteration, and for each operand which of its axes each axis of the iteration is (None: it has none)."""
    shapes = [None if a is None else a.shape for a in operands]
    if op_axes is not None:
        return _mapped(shapes, op_axes, itershape)
    ndim = max((len(s) for s in shapes if s is not None), default=0)
    if itershape is not None:
        if ndim > len(itershape):
            raise ValueError("input operand has more dimensions than allowed by the axis remapping")
        ndim = len(itershape)
    maps = [None if s is None else [d - ndim + len(s) if d >= ndim - len(s) else None for d in range(ndim)] for s in shapes]
    shape = _broadcast(shapes, maps, itershape, ndim, itershape is not None)
    return shape, [m if m is not None else list(range(ndim)) for m in maps]


def _mapped(shapes, op_axes, itershape):
    if len(op_axes) != len(shapes):
        raise ValueError("op_axes must be a tuple/list matching the number of ops")
    given = [None if axes is None else [None if x is None or x == -1 else int(x) for x in axes] for axes in op_axes]
    lengths = {len(axes) for axes in given if axes is not None} | ({len(itershape)} if itershape is not None else set())
    if len(lengths) > 1:
        raise ValueError("Each entry of op_axes must have the same size")
    ndim = lengths.pop() if lengths else max((len(s) for s in shapes if s is not None), default=0)
    maps = []
    for i, (shape, axes) in enumerate(zip(shapes, given)):
        for d, x in enumerate(axes or ()):
            if x is not None and shape is not None and not 0 <= x < len(shape):
                raise ValueError(f"Iterator input op_axes[{i}][{d}] (=={x}) is not a valid axis of op[{i}], which has {len(shape)} dimensions ")
            if x is not None and x in axes[:d]:
                raise ValueError(f"The 'op_axes' provided to the iterator constructor for operand {i} contained duplicate value {x}")
        if axes is None and shape is not None:
            axes = [d - ndim + len(shape) if d >= ndim - len(shape) else None for d in range(ndim)]
        maps.append(axes)
    shape = _broadcast(shapes, maps, itershape, ndim, True)
    return shape, [m if m is not None else list(range(ndim)) for m in maps]


def _broadcast(shapes, maps, itershape, ndim, remapped):
    shape = [1] * ndim if itershape is None else [1 if n == -1 else n for n in itershape]
    fixed = [itershape is not None and itershape[d] != -1 for d in range(ndim)]
    for own, axes in zip(shapes, maps):
        for d, x in enumerate(axes or ()):
            if own is None or x is None or own[x] == 1:
                continue
            if shape[d] == 1 and not fixed[d]:
                shape[d] = own[x]
            elif shape[d] != own[x]:
                raise ValueError(_mismatch(shapes, maps, itershape, remapped))
    return tuple(shape)


def _mismatch(shapes, maps, itershape, remapped):
    def text(shape):
        return "(" + ",".join("newaxis" if n is None else str(n) for n in shape) + (",)" if len(shape) == 1 else ")")

    there = [(s, m) for s, m in zip(shapes, maps) if s is not None]
    if not remapped:
        return "operands could not be broadcast together with shapes " + "".join(text(s) + " " for s, _ in there)
    listed = "".join(f"{text(s)}->{text([None if x is None else s[x] for x in m])} " for s, m in there)
    asked = "" if itershape is None else f" and requested shape {text(itershape)}"
    return f"operands could not be broadcast together with remapped shapes [original->remapped]: {listed}{asked}"


def ordering(shape, columns, arrays, order, may_flip):
    """The axes from the outermost to the innermost, and those that are walked backwards; ``columns``: an operand's strides by axis."""
    ndim = len(shape)
    if order == "A":
        flags = [a.flags for a in arrays if a is not None]
        order = "F" if flags and all(f.f_contiguous for f in flags) and not all(f.c_contiguous for f in flags) else "C"
    if order in "CF":
        return list(range(ndim)) if order == "C" else list(range(ndim))[::-1], set()
    back = set()
    if may_flip:
        along = [[c[d] for c in columns] for d in range(ndim)]
        back = {d for d in range(ndim) if all(s <= 0 for s in along[d]) and any(along[d])}
    inner_first = []
    for d in reversed(range(ndim)):
        place = len(inner_first)
        for k in reversed(range(len(inner_first))):
            pairs = [(abs(c[d]), abs(c[inner_first[k]])) for c in columns if c[d] and c[inner_first[k]]]
            if pairs and all(mine < other for mine, other in pairs):
                place = k
            elif pairs:
                break
        inner_first.insert(place, d)
    return inner_first[::-1], back


def coalesced(dims, columns):
    """Neighbouring axes that can be walked as one, by all columns of strides, made one: new lengths and columns."""
    dims, columns = list(dims), [list(c) for c in columns]
    k = len(dims) - 1
    while k > 0:
        inner, outer = dims[k], dims[k - 1]
        if all(
            inner == 1 and c[k] == 0 or outer == 1 and c[k - 1] == 0 or c[k] * inner == c[k - 1]
            for c in columns
        ):
            dims[k - 1 : k + 1] = [inner * outer]
            for c in columns:
                c[k - 1 : k + 1] = [c[k] or c[k - 1]]
        k -= 1
    return dims, columns


def place_of(index, dims):
    """The place of an index in C order."""
    place = 0
    for i, n in zip(index, dims):
        place = place * n + i
    return place


def index_of(place, dims):
    """The index of a place in C order."""
    index = []
    for n in reversed(dims):
        place, i = divmod(place, n)
        index.append(i)
    return index[::-1]
