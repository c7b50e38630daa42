"""What functions of records share: their fields, the masks of these, and results in the form asked for."""

from .. import ma as _ma


def fields_of(kind):
    return [(name, kind.fields[name][0]) for name in kind.names]


def listed(names):
    return [names] if isinstance(names, str) else list(names)


def shown(made, usemask, asrecarray):
    """The result as masked or plain records, with fields as attributes if asked for."""
    if not usemask:
        made = made.filled() if isinstance(made, _ma.MaskedArray) else made
        from ..rec import recarray

        return made.view(recarray) if asrecarray else made
    made = made if isinstance(made, _ma.MaskedArray) else _ma.array(made)
    if asrecarray:
        from ..ma import mrecords

        return made.view(mrecords.MaskedRecords)
    return made


def mask_kind(kind):
    if kind.names is not None:
        return [(n, mask_kind(k)) for n, k in fields_of(kind)]
    return (bool, kind.shape) if kind.subdtype is not None else bool


def all_true(kind):
    return True if kind.names is None else tuple(all_true(k) for _, k in fields_of(kind))
