"""Which types element-wise functions are defined for."""

# Groups of letters that a function treats alike, each with the one that is tried.
_GROUPS = (("?", "?"), ("bBhHiIlLqQ", "i"), ("efdg", "d"), ("FDG", "D"))

_types = {}


def types(function):
    """The types a function is defined for, as NumPy lists them."""
    known = _types.get(function.__name__)
    if known is None:
        known = _types[function.__name__] = tuple(_listed(function))
    return list(known)


def _listed(function):
    nin, nout = function.nin, function.nout
    for letters, tried in _GROUPS:
        found = (tried,) * nout if function.signature is not None else _tried(function, tried)
        # Whole numbers that are computed with in floating point are cast first, and not listed.
        if found is None or tried in "?i" and found[0] == "d" and function.__name__ != "divide":
            continue
        for letter in letters:
            results = "".join(letter if c == tried else letter.lower() if tried == "D" and c == "d" else c for c in found)
            yield letter * nin + "->" + results
    from ._ufunc_errors import NOT_OF_OBJECTS

    if function.__name__ not in NOT_OF_OBJECTS:
        yield "O" * nin + "->" + "O" * nout


def _tried(function, letter):
    """The types of the results for one type, None if there are none."""
    from ._creation import ones

    try:
        made = function._compute(*[ones(1, letter)] * function.nin)
    except (TypeError, ValueError):
        return None
    return tuple(m.dtype.char for m in (made if type(made) is tuple else (made,)))
