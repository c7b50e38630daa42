"""Iterators inside each other."""

from ._nditer import nditer
from ._nditer_operands import operand_flags


def nested_iters(op, axes, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", buffersize=0):
    """Iterators inside each other: each begins anew along its axes where the one around it stands."""
    axes = [list(a) for a in axes]
    if len(axes) < 2:
        raise ValueError("axes must have at least 2 entries for nested iteration")
    listed = [x for a in axes for x in a]
    if min(listed, default=0) < 0:
        raise ValueError("An axis is out of bounds")
    if len(set(listed)) < len(listed):
        raise ValueError("An axis is used more than once")
    arrays = list(op) if isinstance(op, (list, tuple)) else [op]
    outer_flags = [f for f in flags or () if f not in ("external_loop", "buffered", "delay_bufalloc", "growinner")]
    each = operand_flags(op_flags, arrays)
    made = []
    for k, own in enumerate(axes):
        last = k == len(axes) - 1
        types = op_dtypes if last or k == 0 and "buffered" not in (flags or ()) else None
        made.append(
            nditer(arrays, flags if last else outer_flags, each, types, order, casting, [own] * len(arrays), None, buffersize)
        )
        arrays = list(made[0].operands)
        each = [f - {"copy", "updateifcopy", "allocate", "common_dtype"} for f in each]
    for outer, inner in zip(made, made[1:]):
        outer._child = inner
    made[0]._go(0)
    return tuple(made)
