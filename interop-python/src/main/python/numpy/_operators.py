"""Which operator is which operation, and shortcuts for plain numbers."""

BINARY = {
    "add": "ADD",
    "sub": "SUBTRACT",
    "mul": "MULTIPLY",
    "truediv": "DIVIDE",
    "floordiv": "FLOOR_DIVIDE",
    "mod": "REMAINDER",
    "pow": "POWER",
    "and": "BITWISE_AND",
    "or": "BITWISE_OR",
    "xor": "BITWISE_XOR",
    "lshift": "LEFT_SHIFT",
    "rshift": "RIGHT_SHIFT",
}
COMPARISON = {
    "eq": "EQUAL",
    "ne": "NOT_EQUAL",
    "lt": "LESS",
    "le": "LESS_EQUAL",
    "gt": "GREATER",
    "ge": "GREATER_EQUAL",
}
UNARY = {"neg": "NEGATIVE", "pos": "POSITIVE", "abs": "ABSOLUTE", "invert": "INVERT"}


def quicken(kind, base, friends, make, names):
    """Operators of a scalar with some other types: Python's own arithmetic where it is the same, which saves Java.

    ``base`` is the Python type that computes, ``make`` what becomes of its results.
    """
    for name in names:
        setattr(kind, f"__{name}__", _method(kind, base, friends, make, f"__{name}__"))


def _method(kind, base, friends, make, name):
    plain, slow = getattr(base, name), getattr(kind, name)

    def method(self, other):
        if type(other) in friends:
            value = make(plain(self, other))
            if value is not None:
                return value
        return slow(self, other)

    return method
