"""Arrays of records with masks, whose fields are attributes."""

import numpy as np
from numpy import rec

from . import _masks
from ._array import MaskedArray, array, masked, masked_array
from ._filling import check_fill_value
from ._masks import getdata, getmaskarray, nomask

__all__ = ["MaskedRecords", "mrecarray", "fromarrays", "fromrecords", "fromtextfile", "addfield"]


class MaskedRecords(MaskedArray):
    """Records, each field of which may be masked."""

    def __new__(cls, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None,
                byteorder=None, aligned=False, mask=nomask, hard_mask=False, fill_value=None, keep_mask=True, copy=False,
                **options):  # fmt: skip
        made = rec.recarray(
            shape, dtype=dtype, buf=buf, offset=offset, strides=strides, formats=formats, names=names, titles=titles,
            byteorder=byteorder, aligned=aligned,
        ).view(cls)  # fmt: skip
        kind = _masks.make_mask_descr(made.dtype)
        if mask is nomask or np.size(mask) == 0:
            made._mask = np.zeros(made.shape, kind)
        else:
            given = _masks.of_records(mask, kind)
            made._mask = given if given.shape == made.shape else np.resize(given, made.shape)
        made._hardmask = hard_mask
        return made

    def __array_finalize__(self, obj):
        MaskedArray.__array_finalize__(self, obj)
        if self.dtype.names is not None and self._mask is nomask:
            self.__dict__["_mask"] = _masks.make_mask_none(self.shape, self.dtype)
        self.__dict__["_baseclass"] = rec.recarray

    @property
    def _data(self):
        return np.ndarray.view(self, rec.recarray)

    @property
    def _fieldmask(self):
        return self._mask

    @property
    def recordmask(self):
        mask = self._mask
        if mask.ndim == 0:
            return nomask if not any(mask.tolist()) else bool(all(mask.tolist()))
        return MaskedArray.recordmask.fget(self)

    def __len__(self):
        return len(self.dtype) if self.ndim == 0 else len(self._data)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"record array has no attribute {name}")
        kind = np.ndarray.dtype.__get__(self)
        if kind.names is None or name not in kind.names:
            raise AttributeError(f"record array has no attribute {name}")
        return self[name]

    def __setattr__(self, name, value):
        if name in ("mask", "fieldmask"):
            self.__setmask__(value)
            return
        if not name.startswith("_"):
            names = np.ndarray.dtype.__get__(self).names
            if names is not None and name in names:
                self[name] = value
                return
        MaskedArray.__setattr__(self, name, value)

    def __getitem__(self, key):
        if isinstance(key, str):
            made = np.ndarray.view(self, np.ndarray)[key].view(MaskedArray)
            made._mask = np.asarray(self._mask)[key]
            if made._mask.shape != made.shape:
                made._mask = made._mask.reshape(made.shape)
            made._sharedmask = True
            if self._fill_value is not None:
                made._of_field(key, self._fill_value)
            if not made.ndim:
                return masked if np.any(made._mask) else made[()]
            return made
        made = np.asarray(np.ndarray.view(self, np.ndarray)[key]).view(type(self))
        made._mask = np.asarray(self._mask[key])
        made._fill_value = self._fill_value
        return made

    def __setitem__(self, key, value):
        if isinstance(key, str):
            if value is masked:
                self._mask[key] = True
                return
            np.ndarray.view(self, np.ndarray)[key] = getdata(value)
            self._mask[key] = getmaskarray(value) if hasattr(value, "_mask") else False
            return
        MaskedArray.__setitem__(self, key, value)

    def view(self, dtype=None, type=None):
        """The same records as another type; arrays of anything else are plain masked ones."""
        if dtype is None or type is not None or isinstance(dtype, _Class) and issubclass(dtype, np.ndarray):
            return MaskedArray.view(self, dtype, type)
        kind = np.dtype(dtype)
        if kind.names is None:
            return _plain(self, kind)
        made = np.ndarray.view(self, kind)
        made._fill_value = None
        return made

    def copy(self, *args, **kwargs):
        """A copy, with its mask."""
        made = np.ndarray.view(self, np.ndarray).copy().view(type(self))
        made._mask = self._mask.copy()
        made._fill_value = self._fill_value
        return made

    def filled(self, fill_value=None):
        """Plain records with values in the place of masked fields."""
        made = np.ndarray.view(self, np.ndarray).view(MaskedArray)
        made._mask, made._fill_value = self._mask, self._fill_value
        return np.asarray(made.filled(fill_value))

    def tolist(self, fill_value=None):
        """Lists of Python's own values; None, or another value, for what is masked."""
        if fill_value is not None:
            return self.filled(fill_value).tolist()
        from ._values import hidden

        made = hidden(np.ndarray.view(self, np.ndarray).tolist(), self._mask.tolist())
        return made if type(made) is tuple else [list(row) for row in made]

    def __str__(self):
        if self.size > 1 or self.ndim:
            rows = ["(" + ",".join(str(v) for v in row) + ")" for row in zip(*[getattr(self, f) for f in self.dtype.names])]
            return f"[{', '.join(rows)}]"
        return "(" + ",".join(str(self[f]) for f in self.dtype.names) + ")"

    def __repr__(self):
        width = max(map(len, (*self.dtype.names, "fill_value")))
        lines = [f"{n.rjust(width)} : {getattr(self, n)}" for n in self.dtype.names]
        return "\n".join(["masked_records(", *lines, f"{'fill_value'.rjust(width)} : {self.fill_value}", "              )"])


_Class = type
mrecarray = MaskedRecords


def _plain(records, kind):
    made = np.ndarray.view(records, np.ndarray).view(MaskedArray)
    made._mask = records._mask
    return made.view(kind)


def fromarrays(arraylist, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None,
               fill_value=None):  # fmt: skip
    """Records whose fields are the given arrays, with their masks."""
    data, masks = [getdata(x) for x in arraylist], [np.atleast_1d(getmaskarray(x)) for x in arraylist]
    made = rec.fromarrays(
        data, dtype=dtype, shape=shape, formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder
    ).view(mrecarray)
    for name, mask in zip(made.dtype.names, masks):
        made._mask[name] = mask.reshape(made.shape) if mask.size == made.size else mask
    if fill_value is not None:
        made.fill_value = fill_value
    return made


def fromrecords(reclist, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None,
                fill_value=None, mask=nomask):  # fmt: skip
    """Records of a list of them."""
    own = getattr(reclist, "_mask", None)
    if isinstance(reclist, np.ndarray):
        if isinstance(reclist, MaskedRecords) or isinstance(reclist, MaskedArray):
            reclist = reclist.filled().view(np.ndarray)
        shape, dtype = reclist.shape if shape is None else shape, reclist.dtype if dtype is None else dtype
        reclist = reclist.tolist()
    made = rec.fromrecords(
        reclist, dtype=dtype, shape=shape, formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder
    ).view(mrecarray)
    if fill_value is not None:
        made.fill_value = fill_value
    if mask is not nomask:
        given = np.asarray(mask)
        made._mask[...] = given if given.dtype.names is not None else _rows(given, made)
    if own is not None:
        made._mask[:] = own
    return made


def _rows(given, made):
    if given.ndim == 2:
        return np.array([tuple(row) for row in given.tolist()], made._mask.dtype)
    return _masks.of_records(given.astype(bool), made._mask.dtype)


def _guessed(texts):
    """The types that the words of a line are read as."""
    kinds = []
    for text in texts:
        for read, kind in ((int, int), (float, float), (complex, complex)):
            try:
                read(text)
            except ValueError:
                continue
            kinds.append(np.dtype(kind))
            break
        else:
            kinds.append(np.array(text).dtype)
    return kinds


def openfile(fname):
    """An open text file of a name, or the file itself."""
    if hasattr(fname, "readline"):
        return fname
    made = open(fname)
    if made.readline()[:2] != "\\x":
        made.seek(0)
        return made
    made.close()
    raise NotImplementedError("Wow, binary file")


def fromtextfile(fname, delimiter=None, commentchar="#", missingchar="", varnames=None, vartypes=None):
    """Records of a table in a text file, masked where a word is missing."""
    with openfile(fname) as source:
        while True:
            line = source.readline()
            head = line[: line.find(commentchar)].strip() if commentchar in line else line.strip()
            names = head.split(delimiter)
            if len(names) > 1:
                break
        if varnames is None:
            varnames = names
        rows = masked_array([
            line.strip().split(delimiter) for line in source if line[0] != commentchar and len(line) > 1
        ])  # fmt: skip
    kinds = _guessed(rows._data[0]) if vartypes is None else [np.dtype(v) for v in vartypes]
    dtype = list(zip(varnames, kinds))
    fills = [check_fill_value(None, kind) for kind in kinds]
    columns = []
    for words, kind, fill in zip(rows._data.T, kinds, fills):
        missing = words == missingchar
        values = [fill.item() if gone else kind.type(w) for w, gone in zip(words.tolist(), missing.tolist())]
        columns.append(array(np.array(values, kind), mask=missing, fill_value=fill.item()))
    return fromarrays(columns, dtype=dtype)


def addfield(mrecord, newfield, newfieldname=None):
    """The records with one field more."""
    data, mask = np.ndarray.view(mrecord, np.ndarray), mrecord._mask
    if newfieldname is None or newfieldname in mrecord.dtype.names:
        newfieldname = f"f{len(mrecord.dtype)}"
    newfield = array(newfield)
    kind = np.dtype([*((n, data.dtype.fields[n][0]) for n in data.dtype.names), (newfieldname, newfield.dtype)])
    made = np.empty(data.shape, kind).view(MaskedRecords)
    plain = np.ndarray.view(made, np.ndarray)
    for name in data.dtype.names:
        plain[name] = data[name]
        made._mask[name] = mask[name]
    plain[newfieldname] = newfield._data
    made._mask[newfieldname] = getmaskarray(newfield)
    return made
