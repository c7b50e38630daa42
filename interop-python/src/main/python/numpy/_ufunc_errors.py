"""The errors of element-wise functions that are not defined for what they got."""


class UFuncTypeError(TypeError):
    """An element-wise function is not defined for the types it got."""


def no_loop(name, *arrays):
    """The error of a function without a formula for some types."""
    kinds = ", ".join(repr(a.dtype) for a in arrays)
    more = ")" if len(arrays) > 1 else ",)"
    return UFuncTypeError(
        f"ufunc '{name}' did not contain a loop with signature matching types ({kinds}{more if len(arrays) == 1 else ')'}"
        " -> None"
    )


def no_common_loop(name, *arrays):
    """As ``no_loop``, of a function that names the kinds of types."""
    kinds = ", ".join(repr(type(a.dtype)) for a in arrays)
    return UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({kinds}) -> None")


def no_loop_of(name, a):
    """As ``no_common_loop``, of a function of one array."""
    return UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types {type(a.dtype)!r} -> None")


def no_chain(name, way, a):
    """The error of texts to be put together one after the other: each step would need more room."""
    longer = repr(a.dtype).replace(str(a.dtype)[2:], str(2 * int(str(a.dtype)[2:])))
    return TypeError(f"the resolved dtypes are not compatible with {name}.{way}. Resolved ({a.dtype!r}, {a.dtype!r}, {longer})")


_ARITHMETIC = frozenset("add subtract multiply divide floor_divide remainder".split())
_COMPARING = frozenset("equal not_equal less less_equal greater greater_equal maximum minimum fmax fmin".split())


def of_times(name, a, b):
    """The error of an operation that times and spans do not have."""
    if name in _ARITHMETIC or name in _COMPARING and a.dtype.kind in "mM" and b.dtype.kind in "mM":
        return UFuncTypeError(f"ufunc '{name}' cannot use operands with types {a.dtype!r} and {b.dtype!r}")
    return no_common_loop(name, a, b) if name in _COMPARING else not_supported(name)


# Functions that ask how a number is stored, and so have no formula for Python objects.
NOT_OF_OBJECTS = frozenset(
    "isnan isinf isfinite signbit copysign nextafter spacing ldexp frexp modf isnat heaviside float_power logaddexp"
    " logaddexp2 divmod".split()
)


def not_supported(name):
    """The error of a function for which the arguments are of the wrong types, and are not to be cast to right ones."""
    return TypeError(
        f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any supported"
        " types according to the casting rule ''safe''"
    )
