"""The same bytes as elements of another type, and the fields of records."""

from . import _dtypes as D
from ._java import guarded, of

_Reinterpretation = of("Reinterpretation")


def field(a, key):
    """``a['name']`` and ``a[['name', ...]]``: views of fields of records."""
    from ._dtype_fields import selected
    from ._ndarray import wrap

    kind = a.dtype
    if kind.names is None:
        raise IndexError(
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are"
            " valid indices"
        )
    if isinstance(key, list):
        return view(a, selected(kind, key))
    if key not in kind.fields:
        raise ValueError(f"no field of name {key}")
    own, start = kind.fields[key][:2]
    return part_of(a, own, start)


def part_of(a, own, start):
    """The bytes from one on of every element as elements of another type."""
    from ._ndarray import wrap

    base = own.base
    return wrap(guarded(_Reinterpretation.field)(a._j, base._e, base.byteorder == ">", start, *own.shape))


def view(a, kind):
    """The same bytes as elements of another type."""
    from ._ndarray import wrap

    base = kind.base
    if kind.subdtype is not None:
        made = view(a, D.dtype(f"V{kind.itemsize}"))
        return part_of(made, kind, 0)
    if kind.names == () and a.dtype.itemsize:
        raise ValueError("When changing to a smaller dtype, its size must be a divisor of the size of original dtype")
    if kind.itemsize == 0 and kind.kind in "SUV":
        from . import _dtype_specs as S

        size = a.dtype.itemsize
        kind = S.text_type(size // 4) if kind.kind == "U" else S.bytes_type(size) if kind.kind == "S" else S.void_type(size)
    return wrap(guarded(_Reinterpretation.view)(a._j, kind._e, kind.byteorder == ">"))


def byteswap(a, inplace=False):
    """The elements with their bytes in the other order: other numbers of the same type."""
    kind = a.dtype
    if kind.kind == "O" or kind.itemsize == 1:
        return a.copy()
    made = a.view(kind.newbyteorder("S")).astype(kind)
    made = a._wrap(made._j)
    if inplace:
        a[...] = made
        return a
    return made
