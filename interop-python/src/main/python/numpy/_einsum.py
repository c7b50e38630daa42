"""Einstein's summation convention."""

from ._creation import asarray
from ._products import matmul

_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def einsum(subscripts, *operands, optimize=False, out=None):
    """Products summed over indices, such as ``einsum('ij,jk->ik', a, b)``; ``...`` stands for further axes."""
    if not isinstance(subscripts, str):
        subscripts, operands = _spelled(subscripts, *operands)
    arrays = [asarray(a) for a in operands]
    inputs, _, output = subscripts.replace(" ", "").partition("->")
    terms = inputs.split(",")
    if len(terms) != len(arrays):
        raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")
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
    arrays = [_stretched(term, a, sizes) for term, a in zip(terms, arrays)]
    label, total = _diagonal(terms[0], arrays[0])
    for k in range(1, len(arrays)):
        wanted = set(output).union(*terms[k + 1 :])
        label, total = _product(label, total, *_diagonal(terms[k], arrays[k]), wanted)
    extra = tuple(n for n, c in enumerate(label) if c not in output)
    if extra:
        total = total.sum(axis=extra)
        label = "".join(c for c in label if c in output)
    made = asarray(total).transpose([label.index(c) for c in output]) if output else asarray(total)[()]
    if out is not None:
        out[...] = made
        return out
    return made


def _stretched(term, a, sizes):
    """An operand whose axes of length 1 are as long as those they meet."""
    wanted = tuple(sizes[c] for c in term)
    if wanted == a.shape:
        return a
    from ._shapes import broadcast_to

    return broadcast_to(a, wanted)


def _spelled(*operands):
    """Operands with lists of numbers between them, as text and operands."""
    pairs = list(zip(operands[::2], operands[1::2]))
    rest = operands[len(pairs) * 2 :]

    def text(numbers):
        return "".join("..." if n is Ellipsis else _letters[n] for n in numbers)

    made = ",".join(text(numbers) for _, numbers in pairs)
    return made + ("->" + text(rest[0]) if rest else ""), [a for a, _ in pairs]


def _without_ellipsis(terms, arrays, output):
    """Every term with letters of its own for the axes behind the dots, and the output worked out."""
    free = [c for c in _letters if not any(c in t for t in terms)]
    most = max((a.ndim - len(t.replace("...", "")) for t, a in zip(terms, arrays) if "..." in t), default=0)
    dots = "".join(free[:most])
    spelled = []
    for term, a in zip(terms, arrays):
        count = a.ndim - len(term.replace("...", ""))
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


def _product(left, a, right, b, wanted):
    """Two operands as one product of stacks of matrices; sums over what nobody wants any more."""
    for c in [c for c in left if c not in right and c not in wanted]:
        a, left = a.sum(axis=left.index(c)), left.replace(c, "")
    for c in [c for c in right if c not in left and c not in wanted]:
        b, right = b.sum(axis=right.index(c)), right.replace(c, "")
    a, b = asarray(a), asarray(b)
    stack = [c for c in left if c in right and c in wanted]
    inner = [c for c in left if c in right and c not in wanted]
    rows = [c for c in left if c not in right]
    columns = [c for c in right if c not in left]
    a = a.transpose([left.index(c) for c in stack + rows + inner])
    b = b.transpose([right.index(c) for c in stack + inner + columns])
    s, r, k = len(stack), len(rows), len(inner)
    shape = [max(m, n) for m, n in zip(a.shape[:s], b.shape[:s])]
    product = matmul(
        a.reshape(a.shape[:s] + (_size(a.shape[s : s + r]), _size(a.shape[s + r :]))),
        b.reshape(b.shape[:s] + (_size(b.shape[s : s + k]), _size(b.shape[s + k :]))),
    )
    return "".join(stack + rows + columns), product.reshape(shape + [*a.shape[s : s + r], *b.shape[s + k :]])


def _size(shape):
    total = 1
    for n in shape:
        total *= n
    return total
