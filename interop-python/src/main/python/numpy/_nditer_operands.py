"""The operands of ``nditer``: what is asked of each, in which type it is seen, and the copies and new arrays that this takes."""

from . import _dtypes as D
from ._creation import asarray, empty
from ._ndarray import ndarray
from ._types import can_cast, result_type

_GLOBAL = frozenset(
    """buffered c_index copy_if_overlap common_dtype delay_bufalloc external_loop f_index growinner multi_index ranged
    refs_ok reduce_ok zerosize_ok""".split()
)
_ACCESS = ("readonly", "readwrite", "writeonly")
_EACH = frozenset(
    """aligned allocate arraymask contig copy nbo no_broadcast no_subtype overlap_assume_elementwise readonly readwrite
    updateifcopy virtual writemasked writeonly""".split()
)


def _words(given, known, what):
    words = {w.decode() if isinstance(w, bytes) else w for w in given}
    for word in words:
        if word not in known:
            raise ValueError(f'Unexpected {what} flag "{word}"')
    return frozenset(words)


def global_flags(given):
    """The iterator's own flags as a set."""
    flags = _words(given or (), _GLOBAL, "iterator global")
    if {"c_index", "f_index"} <= flags:
        raise ValueError("Iterator flags C_INDEX and F_INDEX cannot both be specified")
    if "external_loop" in flags:
        if flags & {"c_index", "f_index", "multi_index"}:
            raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
        if "ranged" in flags and "buffered" not in flags:
            raise ValueError("Iterator flag RANGED cannot be used with the flag EXTERNAL_LOOP unless BUFFERED is also enabled")
    return flags


def operand_flags(given, arrays):
    """The set of flags of each operand; one list of flags may stand for all."""
    if given is None:
        return [frozenset(("writeonly", "allocate") if a is None else ("readonly",)) for a in arrays]
    given = list(given)
    if given and all(isinstance(g, (str, bytes)) for g in given):
        given = [given] * len(arrays)
    if len(given) != len(arrays) or any(isinstance(g, int) or any(isinstance(w, int) for w in g) for g in given):
        raise ValueError("op_flags must be a tuple or array of per-op flag-tuples")
    return [_checked(_words(g, _EACH, "per-op iterator"), a is None) for g, a in zip(given, arrays)]


def _checked(flags, absent):
    access = flags.intersection(_ACCESS)
    if not access:
        raise ValueError("None of the iterator flags READWRITE, READONLY, or WRITEONLY were specified for an operand")
    if len(access) > 1:
        raise ValueError("Only one of the iterator flags READWRITE, READONLY, and WRITEONLY may be specified for an operand")
    if absent and "allocate" not in flags:
        raise ValueError("Iterator operand was NULL, but neither the ALLOCATE nor the VIRTUAL flag was specified")
    if absent and "readonly" in flags:
        raise ValueError("Automatic allocation was requested for an iterator operand, but it wasn't flagged for writing")
    if "writemasked" in flags and ("readonly" in flags or "arraymask" in flags):
        raise ValueError("The iterator flag WRITEMASKED may only be used with writeable operands that are no ARRAYMASK")
    return flags


def check_masks(all_flags):
    """One mask where something is written under a mask, and none elsewhere."""
    masks = sum("arraymask" in f for f in all_flags)
    masked = any("writemasked" in f for f in all_flags)
    if masks > 1:
        raise ValueError("Only one iterator operand may receive an ARRAYMASK flag")
    if masked and not masks:
        raise ValueError("An iterator operand was flagged as WRITEMASKED, but no ARRAYMASK operand was given to supply the mask")
    if masks and not masked:
        raise ValueError("An iterator operand was flagged as the ARRAYMASK, but no WRITEMASKED operands were given to use the mask")


def check_one_mask(shape, columns, all_flags):
    """Whether each element that is written under a mask has one element of the mask."""
    mask = next((c for c, f in zip(columns, all_flags) if "arraymask" in f), None)
    for column, flags in zip(columns, all_flags):
        if "writemasked" in flags and any(n > 1 and not s and m for n, s, m in zip(shape, column, mask)):
            raise ValueError(
                "Iterator reduction operand is WRITEMASKED, but also broadcasts to multiple mask values. There can be only"
                " one mask value per WRITEMASKED element."
            )


def as_operand(value, flags):
    """The array of an operand, which may be written to if that is asked for."""
    if "readonly" not in flags:
        if not isinstance(value, ndarray):
            raise TypeError("Iterator operand is flagged as writeable, but is an object which cannot be written back to via WRITEBACKIFCOPY")
        if not value.flags.writeable:
            raise ValueError("output array is read-only")
    return value if isinstance(value, ndarray) else asarray(value)


def types(arrays, flags, asked, common):
    """In which type each operand is seen."""
    asked = list(asked) if isinstance(asked, (list, tuple)) and not _is_one_type(asked, len(arrays)) else [asked] * len(arrays)
    if len(asked) != len(arrays):
        raise ValueError("op_dtypes must be a tuple/list matching the number of ops")
    kinds = [None if k is None else D.dtype(k) for k in asked]
    for i, a in enumerate(arrays):
        if kinds[i] is None and a is not None and not common:
            kinds[i] = a.dtype.newbyteorder("=") if "nbo" in flags[i] else a.dtype
    if all(k is not None for k in kinds):
        return kinds
    read = [a for a, f in zip(arrays, flags) if a is not None and (common or "writeonly" not in f)]
    if not read:
        raise TypeError("no arrays or types available to calculate result type")
    shared = read[0].dtype if len(read) == 1 and not common else result_type(*(a.dtype for a in read))
    return [shared if k is None else k for k in kinds]


def _is_one_type(asked, count):
    """Whether a list is the type of records (or of sub-arrays) and no list of types."""
    return len(asked) != count or isinstance(asked, list) and all(isinstance(k, tuple) and len(k) > 1 and isinstance(k[0], str) for k in asked)


def check_cast(i, a, kind, flags, casting):
    """Whether the elements may be read, and written, under the rule of casting."""
    if "writeonly" not in flags and not can_cast(a.dtype, kind, casting):
        raise TypeError(f"Iterator operand {i} dtype could not be cast from {a.dtype!r} to {kind!r} according to the rule {casting!r}")
    if "readonly" not in flags and not can_cast(kind, a.dtype, casting):
        raise TypeError(f"Iterator requested dtype could not be cast from {kind!r} to {a.dtype!r}, the operand {i} dtype, according to the rule {casting!r}")
    if "arraymask" in flags and kind.name not in ("bool", "uint8"):
        raise TypeError("Iterator mask operand must have the type bool or uint8")


def check_reduction(axes, a, shape, flags, allowed):
    """Whether an operand that is written to has an element for each step; several steps on one are a reduction."""
    lengths = [None if x is None else a.shape[x] for x in axes]
    if "no_broadcast" in flags and (None in lengths or lengths != list(shape)):
        text = ["(" + ",".join(map(str, s)) + (",)" if len(s) == 1 else ")") for s in (a.shape, shape)]
        raise ValueError(f"non-broadcastable operand with shape {text[0]} doesn't match the broadcast shape {text[1]}")
    if "readonly" in flags:
        return
    for length, n, x in zip(lengths, shape, axes):
        if n == 1 or length not in (None, 1):
            continue
        if not allowed:
            raise ValueError(
                f"output operand requires a reduction along dimension {-1 if x is None else x}, but the reduction is not enabled."
                f" The dimension size of {length or 1} does not match the expected output shape."
            )
        if "writeonly" in flags:
            raise ValueError("output operand requires a reduction, but is flagged as write-only, not read-write")
        if "arraymask" in flags:
            raise ValueError("output operand requires a reduction, but is flagged as the ARRAYMASK operand which is not permitted to be the result of a reduction")


def overlapping(i, arrays, flags):
    """Whether what is written to operand i would be read from another one."""
    from ._logic import shares_memory

    def same(j):
        both = all("overlap_assume_elementwise" in flags[k] for k in (i, j))
        a, b = arrays[i], arrays[j]
        return both and a._j.offset() == b._j.offset() and (a.shape, a.strides, a.dtype) == (b.shape, b.strides, b.dtype)

    return any(
        j != i and b is not None and "writeonly" not in flags[j] and shares_memory(arrays[i], b) and not same(j)
        for j, b in enumerate(arrays)
    )


def allocated(axes, shape, perm, kind, flags, reduce_ok):
    """A new array whose elements lie in the order of the iteration."""
    mine = {x: d for d, x in enumerate(axes) if x is not None}
    for x in mine:
        if not 0 <= x < len(axes):
            raise ValueError(
                "automatically allocated output array specified with an inconsistent axis mapping; the axis mapping cannot"
                f" include dimension {x} which is too large for the iterator dimension of {len(axes)}."
            )
    for x in range(len(mine)):
        if x not in mine:
            raise ValueError(f"automatically allocated output array specified with an inconsistent axis mapping; the axis mapping is missing an entry for dimension {x}.")
    lengths = [shape[mine[x]] for x in range(len(mine))]
    inner = [axes[d] for d in perm if axes[d] is not None]
    made = in_order(lengths, inner, kind)
    check_reduction(axes, made, shape, flags - {"no_broadcast"}, reduce_ok)
    return made


def in_order(lengths, order, kind):
    """A new array whose axes lie in memory in this order, the outermost first."""
    made = empty([*(lengths[x] for x in order), *kind.shape], kind.base)
    places = [order.index(x) for x in range(len(order))]
    return made.transpose(places + list(range(len(places), made.ndim)))
