"""Arrays and numbers as text, by NumPy's rules; the work is done by ``org.lrptoolbox.python.text``."""

import contextlib

from operator import index

import java

from . import _scalars
from ._java import guarded
from ._ndarray import ndarray

_TEXT = "org.lrptoolbox.python.text."
_PrintOptions = java.type(_TEXT + "PrintOptions")
_ArrayText = java.type(_TEXT + "ArrayText")
_FloatText = java.type(_TEXT + "FloatText")
_text = guarded(_ArrayText.text)
_repr = guarded(_ArrayText.repr)
_LARGEST = 2**31 - 1
_MODES = ("fixed", "unique", "maxprec", "maxprec_equal")
_EDITIONS = {False: 2**31 - 1, "1.13": 113, "1.21": 121, "1.25": 125, "2.1": 201, "2.2": 202}

_options = {
    "precision": 8,
    "threshold": 1000,
    "edgeitems": 3,
    "linewidth": 75,
    "suppress": False,
    "nanstr": "nan",
    "infstr": "inf",
    "formatter": None,
    "sign": "-",
    "floatmode": "maxprec",
    "legacy": False,
    "override_repr": None,
}


def _checked(changes):
    """The options which are not None, each of a value that can be printed with."""
    options = {name: value for name, value in changes.items() if value is not None}
    if options.get("floatmode", "fixed") not in _MODES:
        raise ValueError(f"floatmode option must be one of {', '.join(map(repr, _MODES))}")
    if options.get("sign", "-") not in (" ", "+", "-"):
        raise ValueError("sign option must be one of ' ', '+', or '-'")
    threshold = options.get("threshold", 0)
    if not isinstance(threshold, (int, float)):
        raise TypeError("threshold must be numeric")
    if threshold != threshold:
        raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
    if options.get("precision") is not None:
        options["precision"] = index(options["precision"])
    if options.get("legacy", False) not in _EDITIONS:
        import warnings

        known = ", ".join(repr(e) for e in _EDITIONS if e)
        warnings.warn(f"legacy printing option can currently only be {known}, or `False`", stacklevel=3)
        del options["legacy"]
    if options.get("floatmode") == "fixed" and changes.get("precision", 0) is None and _options["precision"] is None:
        raise ValueError("precision cannot be None when floatmode is 'fixed'")
    return options


def _java_options(options):
    precision = options["precision"]
    return _PrintOptions(
        -1 if precision is None else precision,
        int(min(options["threshold"], _LARGEST)),
        options["edgeitems"],
        int(min(options["linewidth"], _LARGEST)),
        bool(options["suppress"]),
        options["floatmode"],
        options["sign"],
        options["nanstr"],
        options["infstr"],
        _EDITIONS[options["legacy"]],
    )


_current = _java_options(_options)


def set_printoptions(
    precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None,
    formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None,
):  # fmt: skip
    """Sets how arrays are printed from now on.

    Parameters
    ----------
    precision : int, the most digits after the point (8)
    threshold : int, the number of elements beyond which only the corners are printed (1000)
    edgeitems : int, how many items of each axis a corner has (3)
    linewidth : int, where lines are wrapped (75)
    suppress : bool, whether small numbers are printed as zero instead of with exponents
    nanstr, infstr : str, how not-a-number and infinity are written
    formatter : dict, functions that write elements, by kind: 'bool', 'int', 'float', 'all', ...
    sign : '-', '+' or ' ', what stands before positive numbers
    floatmode : 'maxprec', 'maxprec_equal', 'fixed' or 'unique'
    legacy : '1.13', '1.21', '1.25', '2.1' or '2.2', the version of NumPy to print as, or False
    """
    options = _checked(dict(locals()))
    # A formatter lasts only until the next call, as in NumPy.
    _now({**_options, "formatter": None, "override_repr": None, **options})


def _now(options):
    """Prints with these options from now on."""
    global _current
    _options.update(options)
    if _options["legacy"] == "1.13":
        _options["sign"] = "-"
    _current = _java_options(_options)
    _scalars.edition = edition()


def edition():
    """The version of NumPy that is printed as, 100 times its number, or one beyond all."""
    return _EDITIONS[_options["legacy"]]


def option(name):
    """One option as it is now."""
    return _options[name]


def get_printoptions():
    """The options of ``set_printoptions`` as they are now."""
    return dict(_options)


@contextlib.contextmanager
def printoptions(*args, **kwargs):
    """``with printoptions(...)``: other options for the time of a block."""
    before = dict(_options)
    try:
        set_printoptions(*args, **kwargs)
        yield get_printoptions()
    finally:
        _now(before)


_KINDS = {
    "c": ("complexfloat", "complex_kind"),
    "M": ("datetime",),
    "m": ("timedelta",),
    "S": ("numpystr", "str_kind"),
    "U": ("numpystr", "str_kind"),
    "O": ("object",),
    "V": ("void",),
    "b": ("bool",),
    "i": ("int", "int_kind"),
    "u": ("int", "int_kind"),
    "f": ("float", "float_kind"),
}


def _formatter(array, formatters):
    """The function that writes the elements of an array, or None."""
    others = array.dtype.kind not in "biufc"
    if not formatters:
        return _other_words(array) if others else None
    if array.dtype.names and "void" not in formatters and "all" not in formatters:
        return _other_words(array, formatters)
    for name in (*_KINDS[array.dtype.kind], "all"):
        function = formatters.get(name)
        if function is not None:
            if others or array.dtype.kind == "c":
                from ._more_scalars import element

                j = array._j if array.dtype.kind != "c" or not array._j.type().isPacked() else array.copy()._j
                if array.dtype.kind == "c":
                    from ._scalars import result

                    return lambda place: str(function(result(_box(j, place))))
                return lambda place: str(function(element(j, place)))
            kind = array.dtype.type
            return lambda value: str(function(kind(value)))
    return _other_words(array) if others else None


def _box(j, place):
    from ._java import of

    return of("Scalars").item(of("Reinterpretation").element(j, place))


def _other_words(array, formatters=None):
    """How elements are written which are no numbers."""
    from ._more_scalars import element

    j, kind = array._j, array.dtype
    if kind.kind == "V":
        if kind.names is None:
            return lambda place: str(element(j, place))
        from ._record_text import words as records

        return records(array, formatters)
    if kind.kind in "mM":
        from ._datetimes import counts
        from ._iso import text_of
        from ._units import NAT

        words = {n: text_of(kind, n) for n in set(counts(array))}
        quoted = {n: repr(w) if kind.kind == "M" else "'NaT'" if n == NAT else w for n, w in words.items()}
        width = max(map(len, quoted.values()), default=0) if edition() > 113 else 0
        return lambda place: quoted[element(j, place)._count].rjust(width)
    if kind.kind in "OT":
        return lambda place: _object_text(element(j, place))
    return lambda place: repr(element(j, place).item())


_shown = set()


def _object_text(value):
    if id(value) in _shown:
        return "..."  # it holds itself
    _shown.add(id(value))
    try:
        text = repr(value)
    finally:
        _shown.discard(id(value))
    return f"list({text})" if type(value) is list else text


def type_text(kind):
    """The element type as it stands in the text of an array."""
    if kind.kind in "biufcOT" and kind.isnative:
        return kind.name
    if kind.kind in "mM" and kind.isnative:
        return f"'{kind.name}'" if "[" in kind.name else kind.name
    return f"'{kind.str}'" if kind.names is None and kind.subdtype is None else str(kind)


def array2string(
    a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None,
    threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None,
):  # fmt: skip
    """The text of an array, with other options than those set; see ``set_printoptions``.

    Parameters
    ----------
    separator : str, what stands between elements
    prefix, suffix : str, what the caller will put around the text, which decides on indentation and line ends
    """
    from ._creation import asarray

    a = asarray(a)
    changes = _checked({
        "linewidth": max_line_width, "precision": precision, "suppress": suppress_small, "formatter": formatter,
        "threshold": threshold, "edgeitems": edgeitems, "sign": sign, "floatmode": floatmode, "legacy": legacy,
    })  # fmt: skip
    options = {**_options, **changes}
    if options["legacy"] == "1.13" and not a.ndim and a.dtype.names is None:
        return repr(a.item())
    a = _aside(a)
    if changes and a.dtype.names:
        with printoptions(**changes):  # the texts of fields are made with them as well
            return _text(a._j, _current, separator, prefix, suffix, _formatter(a, options["formatter"]))
    function = _formatter(a, options["formatter"])
    return _text(a._j, _java_options(options) if changes else _current, separator, prefix, suffix, function)


def _aside(a):
    """Records that lie side by side, so that a place tells which one it is."""
    return a.copy() if a.dtype.names and not a._j.isContiguous() else a


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    """What ``repr`` gives for an array."""
    if _options["override_repr"] is not None:
        return _options["override_repr"](arr)
    changes = _checked({"linewidth": max_line_width, "precision": precision, "suppress": suppress_small})
    name = "array" if type(arr).__name__ == "ndarray" else type(arr).__name__
    if edition() <= 113 and not arr.ndim and arr.dtype.names is None:
        implied = arr.dtype.kind in "ifc" and arr.dtype.itemsize in (8, 16) and arr.dtype.isnative
        return f"{name}({arr.item()!r}{'' if implied else f', dtype={type_text(arr.dtype)}'})"
    arr = _aside(arr)
    options = _java_options({**_options, **changes}) if changes else _current
    text = type_text(arr.dtype)
    return _repr(arr._j, options, name, _formatter(arr, _options["formatter"]), text)


def format_half(value):
    """What ``str`` gives for a float16."""
    return str(_FloatText.halfStr(value))


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    """What ``str`` gives for an array."""
    if a.ndim == 0:
        return str(ndarray.__getitem__(a, ()) if edition() > 113 or a.dtype.names else a.item())
    return array2string(a, max_line_width, precision, suppress_small)
