"""Types of elements as the formats of buffers (PEP 3118) write them."""

from .. import _dtypes as D

_NATIVE = {"?": "?", "c": "c", "n": "i8", "N": "u8", **{c: c for c in "bBhHiIlLqQefdgO"}}
_STANDARD = {**_NATIVE, "i": "i4", "I": "u4", "l": "i4", "L": "u4", "q": "i8", "Q": "u8"}
_TEXTS = {"s": "S", "p": "S", "w": "U"}
_ORDERS = "@=<>^!"


class _Reader:
    """What is left of a format, and the byte order it is in."""

    def __init__(self, text):
        self.text, self.at, self.order = text, 0, "@"

    def next(self):
        return self.text[self.at : self.at + 1]

    def taken(self, letters):
        """The next characters, as long as they are among the letters."""
        start = self.at
        while self.next() and self.next() in letters:
            self.at += 1
        return self.text[start : self.at]

    def until(self, end):
        found, _, _ = self.text[self.at :].partition(end)
        self.at += len(found) + 1
        return found


def _dtype_from_pep3118(spec):
    """The type that a buffer's format describes: ``"i"``, ``"(2,3)d"``, ``"T{i:count:d:value:}"``.

    ``@`` (the start) aligns fields as C does, ``^`` has the same sizes without, ``=``, ``<`` and ``>`` have standard sizes.
    """
    return _read(_Reader(spec), False)[0]


def _read(reader, inside):
    """A type up to the end, or inside braces up to the closing one, and its alignment."""
    fields, offset, most, aligned = [], 0, 1, False
    while reader.next() and reader.next() != "}":
        shape = None
        if reader.next() == "(":
            reader.at += 1
            shape = tuple(int(n) for n in reader.until(")").split(",") if n.strip())
        order = reader.taken(_ORDERS)
        if order:
            reader.order = {"!": ">"}.get(order[-1], order[-1])
        digits = reader.taken("0123456789")
        count = int(digits) if digits else 1
        if reader.next() == "x":
            reader.at += 1
            offset += count
            continue
        kind, alignment, is_text = _element(reader, count)
        if digits and not is_text:
            shape = (count, *(shape or ()))
        kind = kind if shape is None else D.dtype((kind, shape))
        if reader.order == "@":
            aligned, most = True, max(most, alignment)
            offset += -offset % alignment
        name = None
        if reader.next() == ":":
            reader.at += 1
            name = reader.until(":")
        fields.append((name, kind, offset))
        offset += kind.itemsize
    if inside:
        reader.at += 1
    if aligned:
        offset += -offset % most
    if len(fields) == 1 and fields[0][0] is None and fields[0][2] == 0 and offset == fields[0][1].itemsize and not (inside):
        return fields[0][1], most
    return _record(fields, offset), most


def _element(reader, count):
    """The type of one element, its alignment, and whether it took the count as its length."""
    letter = reader.next()
    reader.at += 1
    if letter == "T" and reader.next() == "{":
        reader.at += 1
        before = reader.order
        kind, alignment = _read(reader, True)
        reader.order = before
        return kind, alignment, False
    if letter == "Z":
        letter = {"f": "F", "d": "D", "g": "G"}.get(reader.next(), "Z")
        reader.at += 1
        kind = D.dtype(letter)
    elif letter in _TEXTS:
        kind = D.dtype(f"{_TEXTS[letter]}{count}")
    else:
        known = _NATIVE if reader.order in "@^" else _STANDARD
        if letter not in known:
            raise ValueError(f"Unknown PEP 3118 data type specifier {reader.text[reader.at - 1 :]!r}")
        kind = D.dtype(known[letter])
    if reader.order in "<>":
        kind = kind.newbyteorder(reader.order)
    return kind, kind.alignment, letter in _TEXTS


def _record(fields, size):
    """The type of records; fields without a name are f0, f1 and so on."""
    told, names, number = {name for name, _, _ in fields}, [], 0
    for name, _, _ in fields:
        if name is None:
            while f"f{number}" in told:
                number += 1
            name = f"f{number}"
            number += 1
        elif name in names:
            raise ValueError(f"Duplicate field name '{name}' in PEP3118 format")
        names.append(name)
    return D.dtype({"names": names, "formats": [k for _, k, _ in fields], "offsets": [at for _, _, at in fields], "itemsize": size})  # fmt: skip
