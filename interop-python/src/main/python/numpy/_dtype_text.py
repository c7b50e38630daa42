"""Element types as text: ``repr``, ``str``, and the list of fields that makes them again."""


def descr(kind):
    """The fields as a list that ``dtype`` takes again."""
    if kind.names is None:
        return [("", kind.str)] if kind.subdtype is None else [("", kind.subdtype[0].str, kind.subdtype[1])]
    out, end = [], 0
    for name in sorted(kind.names, key=lambda n: kind.fields[n][1]):
        field, start, *title = kind.fields[name]
        if start > end:
            out.append(("", f"|V{start - end}"))
        elif start < end:
            raise ValueError("dtype.descr is not defined for types with overlapping or out-of-order fields")
        shown = (title[0], name) if title else name
        base = field.base
        what = descr(base) if base.names is not None else base.str
        out.append((shown, what, field.shape) if field.shape else (shown, what))
        end = start + field.itemsize
    if kind.itemsize > end:
        out.append(("", f"|V{kind.itemsize - end}"))
    return out


def _plain_layout(kind):
    end = 0
    for name in kind.names:
        field, start = kind.fields[name][:2]
        step = field.base.alignment if kind.isalignedstruct else 1
        end = -(-end // step) * step
        if start != end:
            return False
        end += field.itemsize
    step = kind.alignment
    return -(-end // step) * step == kind.itemsize


def _inside(kind, whole=False, said=False):
    """A record's fields as its text shows them; as a list where that says all, unless it is to stand for itself.

    That it is aligned may be ``said`` already, behind it.
    """
    if _plain_layout(kind) and not (whole and kind.isalignedstruct):
        parts = []
        for name in kind.names:
            field, _, *title = kind.fields[name]
            shown = repr((title[0], name)) if title else repr(name)
            base = field.base
            what = _inside(base) if base.names is not None else repr(_short(base))
            parts.append(f"({shown}, {what}, {field.shape})" if field.shape else f"({shown}, {what})")
        return "[" + ", ".join(parts) + "]"
    formats = ", ".join(_item(kind.fields[n][0]) for n in kind.names)
    offsets = [kind.fields[n][1] for n in kind.names]
    titles = [kind.fields[n][2] if len(kind.fields[n]) > 2 else None for n in kind.names]
    shown = f", 'titles': {titles}" if any(t is not None for t in titles) else ""
    aligned = ", 'aligned': True" if kind.isalignedstruct and not said else ""
    text = (
        f"{{'names': {list(kind.names)}, 'formats': [{formats}], 'offsets': {offsets}{shown},"
        f" 'itemsize': {kind.itemsize}{aligned}}}"
    )
    from ._scalars import edition

    return text if edition > 121 else text.replace("': ", "':")


def _item(kind):
    base = kind.base
    what = _inside(base) if base.names is not None else repr(_short(base))
    return f"({what}, {kind.shape})" if kind.shape else what


def _short(kind):
    if kind.kind == "O":
        return "O"
    if kind.kind == "b":
        return "?"
    return kind.str.lstrip("|")


def representation(kind):
    """``repr`` of a dtype."""
    if kind.kind == "T":
        return kind.name
    if kind.names is not None and kind._scalar is not None:
        return f"dtype({text(kind)})"
    if kind.names is not None:
        return f"dtype({_inside(kind, said=True)}{', align=True' if kind.isalignedstruct else ''})"
    if kind.subdtype is not None:
        return f"dtype({_item(kind)})"
    if kind.kind == "O":
        return "dtype('O')"
    if kind.kind in "SUVmM" or not kind.isnative:
        shown = kind.str.rstrip("0") if kind.kind in "SUV" and kind.itemsize == 0 else kind.str
        return f"dtype('{shown.replace('|', '') if kind.kind in 'SV' else shown}')"
    return f"dtype('{kind.name}')"


def text(kind):
    """``str`` of a dtype."""
    if kind.names is not None and kind._scalar is not None:
        return f"({kind._scalar.__module__}.{kind._scalar.__name__}, {_inside(kind, True)})"
    if kind.names is not None:
        return _inside(kind, True)
    if kind.subdtype is not None:
        return f"({_item(kind.subdtype[0])}, {kind.subdtype[1]})"
    return kind.str if kind.kind in "SUV" or not kind.isnative else kind.name


def class_name(kind):
    """The class that messages name."""
    return repr(type(kind))


def printed_length(kind):
    """How many characters an element needs at most."""
    if kind.kind in "SU":
        return kind.itemsize // (4 if kind.kind == "U" else 1)
    if kind.kind == "M":
        from ._iso import width

        return width(kind.unit) if kind.unit != "generic" else 22
    lengths = {"b": 5, "i": {1: 4, 2: 6, 4: 11, 8: 21}, "u": {1: 3, 2: 5, 4: 10, 8: 20}, "f": 32, "c": 64, "m": 21}
    found = lengths[kind.kind]
    return found[kind.itemsize] if isinstance(found, dict) else found
