"""Other classes than ``ndarray``: which of them answers for a function, and whose the results are."""

from ._ndarray import ndarray
from ._scalars import generic

NUMBERS = (int, float, bool, complex)


def overridden(function, method, inputs, options, targets=()):
    """Whether another class answers for the call by its ``__array_ufunc__``, and what."""
    candidates = None
    for value in (*inputs, *targets):
        kind = type(value)
        if kind is ndarray or kind in NUMBERS or isinstance(value, generic):
            continue
        answer = getattr(kind, "__array_ufunc__", ndarray.__array_ufunc__)
        if answer is not ndarray.__array_ufunc__:
            candidates = candidates or []
            if not any(type(c) is kind for c in candidates):
                candidates.append(value)
    if candidates is None:
        return False, None
    order = []
    for value in candidates:
        place = next((i for i, c in enumerate(order) if issubclass(type(value), type(c))), len(order))
        order.insert(place, value)
    for value in order:
        if type(value).__array_ufunc__ is None:
            raise TypeError(f"operand '{type(value).__name__}' does not support ufuncs (__array_ufunc__=None)")
        made = value.__array_ufunc__(function, method, *inputs, **options)
        if made is not NotImplemented:
            return True, made
    kinds = ", ".join(repr(type(v).__name__) for v in (*inputs, *targets))
    shown = ", ".join([*map(repr, inputs), *(f"{k}={v!r}" for k, v in options.items())])
    raise TypeError(
        f"operand type(s) all returned NotImplemented from __array_ufunc__({function!r}, {method!r}, {shown}): {kinds}"
    )


def array_ufunc(self, function, method, *inputs, **options):
    """``ndarray.__array_ufunc__``: computes, unless another class has its own."""
    out = options.get("out", ())
    for value in (*inputs, *(out if type(out) is tuple else (out,))):
        other = getattr(type(value), "__array_ufunc__", ndarray.__array_ufunc__)
        if other is not ndarray.__array_ufunc__ and not (isinstance(value, ndarray) and type(value) is type(self)):
            return NotImplemented
    plain = [_plain(v) for v in inputs]
    if "out" in options:
        targets = out if type(out) is tuple else (out,)
        options = {**options, "out": tuple(_plain(t) for t in targets)}
        getattr(function, method)(*plain, **options)
        return targets[0] if len(targets) == 1 else targets
    made = getattr(function, method)(*plain, **options)
    return wrapped(function, inputs, made, inputs) if method == "__call__" else made


def _plain(value):
    if isinstance(value, ndarray) and type(value).__array_ufunc__ is not ndarray.__array_ufunc__:
        return value.view(ndarray)
    return value


def _wrapper(inputs):
    """The argument whose class the results are to have, or None."""
    found, most = None, None
    for value in inputs:
        kind = type(value)
        if kind is ndarray or kind in NUMBERS or isinstance(value, generic) or not hasattr(kind, "__array_wrap__"):
            continue
        priority = getattr(value, "__array_priority__", 0.0)
        if most is None or priority > most:
            found, most = value, priority
    if found is not None and any(type(v) is ndarray and v.__array_priority__ > most for v in inputs):
        return None
    return found


def wrapped(function, inputs, made, args, options=None):
    """Results in the class of the arguments, if that is not the plain one."""
    owner = _wrapper(inputs)
    if owner is None:
        return made
    if type(made) is tuple:
        return tuple(_wrap_one(owner, m, (function, args, k)) for k, m in enumerate(made))
    return _wrap_one(owner, made, (function, args, 0))


def _wrap_one(owner, made, context):
    from ._creation import asarray

    scalar = not isinstance(made, ndarray)
    array = asarray(made)
    try:
        return owner.__array_wrap__(array, context, scalar)
    except TypeError:
        made = owner.__array_wrap__(array, context)
        return made[()] if scalar and isinstance(made, ndarray) and type(made) is ndarray else made
