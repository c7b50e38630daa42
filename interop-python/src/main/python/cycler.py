"""Cycles of properties: ``cycler(color=["r", "g"]) + cycler(ls=["-", "--"])``."""

from itertools import cycle, product

__all__ = ["Cycler", "concat", "cycler"]


class Cycler:
    """Settings one after another: ``+`` joins two of one length, ``*`` goes through all pairs; iteration gives dicts."""

    def __init__(self, rows, keys):
        self._rows, self.keys = list(rows), set(keys)

    def __iter__(self):
        return iter([dict(row) for row in self._rows])

    def __call__(self):
        return cycle(self)

    def __len__(self):
        return len(self._rows)

    def __getitem__(self, key):
        if not isinstance(key, slice):
            raise ValueError("Can only use slices with Cycler.__getitem__")
        return Cycler(self._rows[key], self.keys)

    def __add__(self, other):
        if len(self) != len(other):
            raise ValueError(f"Can only add equal length cycles, not {len(self)} and {len(other)}")
        self._apart(other)
        return Cycler([{**a, **b} for a, b in zip(self._rows, other._rows)], self.keys | other.keys)

    def __mul__(self, other):
        if isinstance(other, int):
            return Cycler(self._rows * other, self.keys)
        self._apart(other)
        return Cycler([{**a, **b} for a, b in product(self._rows, other._rows)], self.keys | other.keys)

    __rmul__ = __mul__

    def _apart(self, other):
        if self.keys & other.keys:
            raise ValueError("Can not compose overlapping cycles")

    def by_key(self):
        """The values of each key as a list."""
        return {key: [row[key] for row in self._rows] for key in sorted(self.keys)}

    def concat(self, other):
        """This cycle, then another one of the same keys."""
        if self.keys != other.keys:
            raise ValueError(f"Keys do not match: {sorted(self.keys ^ other.keys)}")
        return Cycler(self._rows + other._rows, self.keys)

    def simplify(self):
        """The same cycle."""
        return Cycler(self._rows, self.keys)

    def __eq__(self, other):
        return isinstance(other, Cycler) and self._rows == other._rows

    __hash__ = None

    def __repr__(self):
        return " + ".join(f"cycler({key!r}, {values!r})" for key, values in self.by_key().items()) or "cycler()"


def cycler(*args, **kwargs):
    """A cycle: ``cycler("color", values)``, ``cycler(color=values, ls=values)`` side by side, or a copy of one."""
    if len(args) == 1 and not kwargs:
        if not isinstance(args[0], Cycler):
            raise TypeError("If only one positional argument given, it must be a Cycler instance.")
        return args[0].simplify()
    if args and kwargs or len(args) > 2 or not args and not kwargs:
        raise TypeError("expected cycler(Cycler), cycler(label, values) or cycler(label=values, ...)")
    made = None
    for key, values in [args] if args else kwargs.items():
        one = Cycler([{key: value} for value in values], [key])
        made = one if made is None else made + one
    return made


def concat(left, right):
    """One cycle after the other."""
    return left.concat(right)
