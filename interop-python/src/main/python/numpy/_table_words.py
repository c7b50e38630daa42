"""What the words of a table are worth as elements of a type."""

from . import _dtypes as D


def reader(kind):
    """The function that makes an element of a word; ValueError for what is none."""
    if kind.kind == "b":
        return lambda word: whole(word) != 0
    if kind.kind in "iu":
        bits = 8 * kind.itemsize
        low, high = (-1 << (bits - 1), 1 << (bits - 1)) if kind.kind == "i" else (0, 1 << bits)

        def integer(word):
            value = whole(word)
            if not low <= value < high:
                raise ValueError(f"{value} is out of bounds for {kind.name}")
            return value

        return integer
    if kind.kind == "f":
        return _float
    if kind.kind == "c":
        return _complex
    if kind.kind == "S":
        return lambda word: word.encode("latin1")
    return str


def whole(word):
    if "_" in word:
        raise ValueError(f"no whole number: {word!r}")
    return int(word)


def _float(word):
    if "_" in word:
        raise ValueError(f"no number: {word!r}")
    return float(word)


def _complex(word):
    word = word.strip()
    if word[:1] == "(" and word[-1:] == ")":
        word = word[1:-1].strip()
    if "_" in word or "(" in word:
        raise ValueError(f"no complex number: {word!r}")
    return complex(word.replace("+-", "-"))


def leaves(kind):
    """The types of the columns that a record is made of, fields of fields and of shapes in order."""
    if kind.subdtype is not None:
        base, shape = kind.subdtype
        count = 1
        for n in shape:
            count *= n
        return leaves(base) * count
    if kind.names is None:
        return [kind]
    return [leaf for name in kind.names for leaf in leaves(kind.fields[name][0])]


def place(records, columns):
    """Puts columns of values, in the order of ``leaves``, into the fields of an array of records."""
    from ._creation import array
    from ._functional import ndindex

    kind = records.dtype
    if kind.names is not None:
        for name in kind.names:
            field = records[name]
            for index in ndindex(*field.shape[records.ndim :]):
                place(field[(..., *index)] if index else field, columns)
        return
    records[...] = array(next(columns), kind if kind.itemsize else D.dtype(kind.kind))
