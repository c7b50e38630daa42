"""What ``genfromtxt`` returns: the array, or the records, of rows of values."""

from . import _dtypes as D
from ._creation import array
from ._table_types import flatten_dtype, has_nested_fields, renamed


class TableResult:
    """The array of the rows."""

    def __init__(self, table, kind, names, defaultfmt, as_bytes):
        self._table, self._kind, self._names = table, kind, names
        self._defaultfmt, self._as_bytes = defaultfmt, as_bytes

    def of(self, rows, masks):
        made, mask = self._found(rows, masks) if self._kind is None else self._given(rows, masks)
        if masks is None:
            return made
        from .ma import array as masked

        for name, converter in zip(made.dtype.names or (), self._table.converters):
            for word in converter.missing_values - {""}:
                mask[name] |= made[name] == converter(word)
        return masked(made, mask=mask)

    def _found(self, rows, masks):
        """Every column has the type that was found for it."""
        converters = self._table.converters
        kinds = [c.type for c in converters]
        rows = self._with_bytes(rows, kinds) if self._as_bytes else rows
        plain = list(kinds)
        for i, kind in enumerate(kinds):
            if kind.kind in "SU" and kind.itemsize == 0:
                kinds[i] = D.dtype(f"{kind.kind}{max((len(row[i]) for row in rows), default=0) or 1}")
        if self._names is None:
            checked = {kind for c, kind in zip(converters, plain) if c._checked}
            if len(checked) == 1:
                return array(list(map(list, rows)), checked.pop()), None if masks is None else array(masks, bool)
            names = [self._defaultfmt % i for i in range(len(kinds))]
        else:
            names = self._names
        made = array(rows, list(zip(names, kinds)))
        return made, None if masks is None else array(masks, [(name, bool) for name in names])

    def _with_bytes(self, rows, kinds):
        """Texts as byte strings, as long as they are any."""
        texts = [i for i, kind in enumerate(kinds) if kind.kind == "U"]
        if not texts:
            return rows
        import warnings

        from .exceptions import VisibleDeprecationWarning

        warnings.warn("Reading unicode strings without specifying the encoding argument is deprecated. Set the encoding,"
                      " use None for the system default.", VisibleDeprecationWarning, stacklevel=4)
        try:
            rows = [tuple(v.encode("latin1") if i in texts else v for i, v in enumerate(row)) for row in rows]
        except UnicodeEncodeError:
            return rows
        for i in texts:
            kinds[i] = D.dtype("S")
        return rows

    def _given(self, rows, masks):
        kind, names = self._kind, self._names
        if names and kind.names is not None:
            kind = renamed(kind, names)
        flat = flatten_dtype(kind)
        if kind.names is not None and len(flatten_dtype(kind, True)) > 1:
            from ._creation import zeros
            from ._table_words import place

            if any(k.kind == "O" for k in flat):
                if has_nested_fields(kind):
                    raise NotImplementedError("Nested fields involving objects are not supported...")
                made = array(rows, kind)
            else:
                made = zeros(len(rows), kind)
                place(made, iter(zip(*rows)) if rows else iter([()] * len(flatten_dtype(kind, True))))
            return made, None if masks is None else array(masks, [(name, bool) for name in kind.names])
        kind = self._with_users_types(rows, kind)
        made = array(rows, kind) if kind.names is not None else array(list(map(list, rows)), kind)
        if masks is None:
            return made, None
        fields = kind.names
        return made, array(masks if fields else list(map(list, masks)), [(name, bool) for name in fields] if fields else bool)

    def _with_users_types(self, rows, kind):
        """The caller's functions may make something of another type."""
        user = self._table.user
        if not user:
            return kind
        found, same = [], True
        for i, converter in enumerate(self._table.converters):
            own = kind
            if i in user:
                own = converter.type
                same &= own.type is kind.type
                if own.kind in "SU":
                    own = D.dtype(f"{own.kind}{max((len(row[i]) for row in rows), default=1)}")
            found.append(own)
        if same:
            return kind
        return D.dtype([(f"f{i}", k) for i, k in enumerate(found)]) if len(found) > 1 else found[0]
