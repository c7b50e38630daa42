"""Which types element-wise functions are defined for."""

# Groups of letters that a function treats alike, each with the one that is tried.
_GROUPS = (("?", "?"), ("bBhHiIlLqQ", "i"), ("efdg", "d"), ("FDG", "D"))
# Functions of which one operand is of another kind, or that are defined for fewer types than they compute in here.
_OWN = {
    "ldexp": ("ei->e", "fi->f", "el->e", "fl->f", "di->d", "dl->d", "gi->g", "gl->g"),
    "float_power": ("dd->d", "gg->g", "DD->D", "GG->G"),
    "isnat": (),
}
_REAL = frozenset(("signbit", "frexp"))
COMPARING = frozenset("equal not_equal less less_equal greater greater_equal".split())

_types = {}


def types(function):
    """The types a function is defined for, as NumPy lists them."""
    known = _types.get(function.__name__)
    if known is None:
        known = _types[function.__name__] = _OWN.get(function.__name__) or tuple(_listed(function))
    return list(known)


def _listed(function):
    name, nin, nout = function.__name__, function.nin, function.nout
    if name in _OWN:
        return
    for letters, tried in _GROUPS:
        if name in _REAL and tried != "d":
            continue
        found = (tried,) * nout if function.signature is not None else _tried(function, tried)
        # What is cast before it is computed with has no formula of its own.
        if found is None or tried == "?" and found[0] != "?" or tried == "i" and found[0] == "d":
            continue
        for letter in letters:
            results = "".join(letter if c == tried else letter.lower() if tried == "D" and c == "d" else c for c in found)
            yield letter * nin + "->" + results
    from ._ufunc_errors import NOT_OF_OBJECTS

    if name in COMPARING:
        yield "OO->?"
    if name not in NOT_OF_OBJECTS:
        yield "O" * nin + "->" + "O" * nout


def _tried(function, letter):
    """The types of the results for one type, None if there are none."""
    from ._creation import ones

    try:
        made = function._compute(*[ones(1, letter)] * function.nin)
    except (TypeError, ValueError):
        return None
    return tuple(m.dtype.char for m in (made if type(made) is tuple else (made,)))
