"""Other classes that answer for NumPy's functions by ``__array_function__``: whom they are, and in which order they are asked."""

from ._ndarray import ndarray

_MOST = 64


def implementing(values):
    """The arguments to ask, one of each type: subclasses before what they derive from, otherwise from left to right."""
    order, kinds = [], []
    for value in values:
        kind = type(value)
        if kind in kinds or not hasattr(kind, "__array_function__"):
            continue
        if len(kinds) == _MOST:
            raise TypeError(f"maximum number ({_MOST}) of distinct argument types implementing __array_function__ exceeded")
        place = next((i for i, other in enumerate(kinds) if issubclass(kind, other)), len(kinds))
        order.insert(place, value)
        kinds.insert(place, kind)
    return order


def asked(public, implementation, values, args, kwargs):
    """The answer of the first argument that gives one to ``public(*args, **kwargs)``.

    Parameters
    ----------
    public : the function as it is called, which the arguments are told
    implementation : what arrays answer
    values : those of the arguments that may answer
    """
    order = implementing(values)
    if all(type(value).__array_function__ is ndarray.__array_function__ for value in order):
        return implementation(*args, **kwargs)
    kinds = tuple(type(value) for value in order)
    for value in order:
        made = type(value).__array_function__(value, public, kinds, args, kwargs)
        if made is not NotImplemented:
            return made
    called = f"{public.__module__}.{public.__name__}"
    raise TypeError(
        f"no implementation found for '{called}' on types that implement __array_function__: {list(kinds)}"
    )


def call(public, function, is_maker, of_lists, args, kwargs):
    """A call with arguments of which some are not plain, or with one for ``like``."""
    if is_maker:
        like = kwargs.get("like")
        kwargs = {name: value for name, value in kwargs.items() if name != "like"}
        if like is None:
            return function(*args, **kwargs)
        if not hasattr(type(like), "__array_function__"):
            raise TypeError(
                "The `like` argument must be an array-like that implements the `__array_function__` protocol."
            )
        return asked(public, function, (like,), args, kwargs)
    values = [*args, *kwargs.values()]
    return asked(public, function, _spread(values) if of_lists else values, args, kwargs)


def _spread(values):
    """The values, lists and tuples replaced by what they hold."""
    found = []
    for value in values:
        found.extend(_spread(value) if isinstance(value, (list, tuple)) else (value,))
    return found


def array_function(self, func, types, args, kwargs):
    """``ndarray.__array_function__``: computes where all classes are arrays."""
    if not isinstance(args, tuple):
        raise TypeError("args must be a tuple.")
    if not isinstance(kwargs, dict):
        raise TypeError("kwargs must be a dict.")
    if not all(issubclass(kind, ndarray) for kind in types):
        return NotImplemented
    return getattr(func, "_implementation", func)(*args, **kwargs)
