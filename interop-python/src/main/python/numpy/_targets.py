"""Where results are put: into a target that exists already, and only where a condition holds."""

from ._ndarray import ndarray
from ._scalars import generic


def condition_of(where):
    """Where to work: truth values, or whatever is no array yet and can be taken for them."""
    from ._creation import asarray

    if not isinstance(where, (ndarray, generic)):
        return asarray(where, bool)
    if where.dtype.kind != "b":
        raise TypeError(f"Cannot cast array data from {where.dtype!r} to dtype('bool') according to the rule 'safe'")
    return asarray(where)


def stored(name, made, target, where, casting):
    """A result in its target, where a condition holds."""
    from ._creation import asarray, empty
    from ._types import can_cast

    value = asarray(made)
    if where is not True:
        condition = condition_of(where)
    if target is None:
        from ._selection import where as choose

        if where is True:
            return made
        from ._broadcasting import broadcast_shapes

        target = empty(broadcast_shapes(value.shape, condition.shape), value.dtype)
        target[...] = choose(condition, value, target)
        return target if target.ndim else target[()]
    if not can_cast(value.dtype, target.dtype, casting):
        from ._ufunc_errors import UFuncTypeError

        raise UFuncTypeError(
            f"Cannot cast ufunc '{name}' output from {value.dtype!r} to {target.dtype!r} with casting rule '{casting}'"
        )
    _fits(value.shape, target.shape)
    if where is True:
        target[...] = value
        return target
    from ._selection import where as choose
    from ._broadcasting import broadcast_to

    _fits(condition.shape, target.shape)
    plain = target.view(ndarray) if type(target) is not ndarray else target
    plain[...] = choose(broadcast_to(condition, target.shape), value.astype(target.dtype), plain)
    return target


def _fits(shape, target):
    """A result may be stretched to its target, never the target."""
    padded = (1,) * (len(target) - len(shape)) + tuple(shape)
    if len(padded) != len(target) or any(n != 1 and n != m for n, m in zip(padded, target)) or any(
        m == 1 and n > 1 for n, m in zip(padded, target)
    ):
        raise ValueError(
            f"non-broadcastable output operand with shape {_text(target)} doesn't match the broadcast shape {_text(shape)}"
        )


def _text(shape):
    return "(" + ",".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"
