"""Einstein's summation convention."""

from functools import reduce
from operator import mul

from ._creation import asarray
from ._dtypes import dtype as _dtype
from ._java import complete, guarded, of
from ._ndarray import wrap
from ._types import can_cast, result_type

_einsum = guarded(of("Products").einsum)
_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def einsum(*operands, out=None, optimize=False, dtype=None, order="K", casting="safe"):
    """Products summed over indices, such as ``einsum('ij,jk->ik', a, b)``; ``...`` stands for further axes.

    Parameters
    ----------
    operands : a text and arrays, or arrays with a list of numbers behind each
    dtype : the type to compute in; by default what holds all operands
    casting : which casts to that type, and to that of ``out``, are allowed
    """
    subscripts, operands = _taken(*operands)
    if order not in ("K", "A", "C", "F", "k", "a", "c", "f", None):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
    if out is not None and not hasattr(out, "_j"):
        raise TypeError(f"out must be an array, not {type(out).__name__}")
    arrays = [asarray(a) for a in operands]
    kind = result_type(*arrays) if dtype is None else _dtype(dtype)
    for given, wanted in [(a.dtype, kind) for a in arrays] + ([] if out is None else [(kind, out.dtype)]):
        if not can_cast(given, wanted, casting):
            raise TypeError(f"Cannot cast einsum operand from {given!r} to {wanted!r} according to the rule '{casting}'")
    made = _summed(subscripts, [a if a.dtype == kind else a.astype(kind) for a in arrays])
    if not hasattr(made, "dtype"):  # a Python object
        if out is None:
            return made
        made = asarray(made, object)
    made = made if made.dtype == kind else made.astype(kind)
    if out is not None:
        out[...] = made
        return out
    return made if order is None or order in "Kk" or not made.ndim else asarray(made, order=order.upper())


def _taken(*operands):
    """The text and the operands, of either way to give them."""
    if len(operands) < 2:
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand and"
                         " its corresponding subscripts list")
    if isinstance(operands[0], bytes):
        operands = (operands[0].decode("latin1"), *operands[1:])
    if isinstance(operands[0], str):
        return operands[0].replace(" ", ""), operands[1:]
    return _spelled(*operands)


def checked_path(*operands):
    """The number of operands, if they are such that ``einsum`` takes them."""
    subscripts, operands = _taken(*operands)
    _labelled(subscripts, [asarray(a) for a in operands])
    return len(operands)


def parsed(*operands):
    """The operands' letters with commas between, the result's, and the operands as arrays; dots are letters of their own."""
    subscripts, operands = _taken(*operands)
    arrays = [asarray(a) for a in operands]
    terms, output, _ = _labelled(subscripts, arrays)
    return ",".join(terms), output, arrays


def _checked(terms, output):
    """Refuses what is no index."""
    for term in terms + ([] if output is None else [output]):
        rest = term.replace("...", "", 1)
        if "." in rest:
            raise ValueError("einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...')")
        for c in rest:
            if c not in _letters:
                raise ValueError(f"invalid subscript '{c}' in einstein sum subscripts string, subscripts must be letters")
    if output is not None:
        for c in output.replace("...", ""):
            if output.count(c) > 1:
                raise ValueError(f"einstein sum subscripts string includes output subscript '{c}' multiple times")
            if not any(c in term for term in terms):
                raise ValueError(f"einstein sum subscripts string included output subscript '{c}' which never appeared in an input")


def _labelled(subscripts, arrays):
    """The letters of the operands' axes, those of the result's, and how long the axes are."""
    inputs, _, output = subscripts.partition("->")
    terms = inputs.split(",")
    if len(terms) != len(arrays):
        few = "fewer" if len(arrays) < len(terms) else "more"
        raise ValueError(f"{few} operands provided to einstein sum function than specified in the subscripts string")
    _checked(terms, output if "->" in subscripts else None)
    terms, output = _without_ellipsis(terms, arrays, output if "->" in subscripts else None)
    for term, a in zip(terms, arrays):
        if len(term) != a.ndim:
            raise ValueError(f"einstein sum subscripts string '{term}' does not fit an operand with {a.ndim} axes")
    sizes = {}
    for k, (term, a) in enumerate(zip(terms, arrays)):
        own = {}
        for c, n in zip(term, a.shape):
            if own.setdefault(c, n) != n:
                raise ValueError(f"dimensions in operand {k} for collapsing index '{c}' don't match ({own[c]} != {n})")
            if n != 1 and sizes.get(c, 1) not in (1, n):
                raise ValueError("operands could not be broadcast together with remapped shapes: index "
                                 f"'{c}' has sizes {sizes[c]} and {n}")
            sizes[c] = n if sizes.get(c, 1) == 1 else sizes[c]
    return terms, output, sizes


def _summed(subscripts, arrays):
    terms, output, sizes = _labelled(subscripts, arrays)
    arrays = [_stretched(term, a, sizes) for term, a in zip(terms, arrays)]
    if arrays[0].dtype.kind == "O":
        return _of_objects(terms, output, arrays)
    made = wrap(_einsum(",".join(terms), output, *[a._j for a in arrays]))
    return made if output else made[()]


def _stretched(term, a, sizes):
    """An operand whose axes of length 1 are as long as those they meet."""
    wanted = tuple(sizes[c] for c in term)
    if wanted == a.shape:
        return a
    from ._broadcasting import broadcast_to

    return broadcast_to(a, wanted)


def _spelled(*operands):
    """Operands with lists of numbers between them, as text and operands."""
    pairs = list(zip(operands[::2], operands[1::2]))
    rest = operands[len(pairs) * 2 :]

    def text(numbers):
        if not hasattr(numbers, "__iter__"):
            raise TypeError("subscripts must be a string, or a list of numbers behind each operand")
        return "".join("..." if n is Ellipsis else letter(n) for n in numbers)

    def letter(n):
        if not 0 <= n < 52:
            raise ValueError("subscript is not within the valid range [0, 52)")
        return _letters[n]

    made = ",".join(text(numbers) for _, numbers in pairs)
    return made + ("->" + text(rest[0]) if rest else ""), [a for a, _ in pairs]


def _without_ellipsis(terms, arrays, output):
    """Every term with letters of its own for the axes behind the dots, and the output worked out."""
    free = [c for c in _letters if not any(c in t for t in terms)]
    most = max((a.ndim - len(t.replace("...", "")) for t, a in zip(terms, arrays) if "..." in t), default=0)
    dots = "".join(free[:most])
    spelled = []
    for term, a in zip(terms, arrays):
        count = max(a.ndim - len(term.replace("...", "")), 0)
        spelled.append(term.replace("...", dots[most - count :] if count else ""))
    if output is None:
        every = "".join(spelled)
        output = dots + "".join(sorted(c for c in set(every) if every.count(c) == 1 and c not in dots))
    return spelled, output.replace("...", dots)


def _diagonal(term, a):
    """An index named twice means the diagonal."""
    for c in term:
        while term.count(c) > 1:
            i = term.index(c)
            j = term.index(c, i + 1)
            a = a.diagonal(0, i, j)
            term = term[:i] + term[i + 1 : j] + term[j + 1 :] + c
    return term, a


def _of_objects(terms, output, arrays):
    """All products, every axis its own, and then the sums."""
    terms, arrays = zip(*map(_diagonal, terms, arrays))
    letters = output + "".join(sorted(set("".join(terms)) - set(output)))
    wide = []
    for term, a in zip(terms, arrays):
        order = sorted(term, key=letters.index)
        lengths = dict(zip(term, a.shape))
        wide.append(a.transpose([term.index(c) for c in order]).reshape([lengths.get(c, 1) for c in letters]))
    total = reduce(mul, wide)
    extra = tuple(range(len(output), len(letters)))
    return asarray(total.sum(axis=extra) if extra else total, object)[() if not output else ...]


complete(__name__)
