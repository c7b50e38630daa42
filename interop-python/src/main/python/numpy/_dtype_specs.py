"""Element types beyond the plain numbers: how they are described, named, put in order and combined."""

import re

from . import _dtypes as D
from ._dtype_sized import _sub, bytes_type, canonical_type, record, swapped, text_type, time_type, void_type
from ._dtypes import dtype
from ._units import canonical, common_unit, finer

_CODE = re.compile(r"([<>|=]?)([A-Za-z?])(\d*)(\[[^\]]*\])?$")
_TIME = re.compile(r"([<>=]?)(datetime64|timedelta64)(?:\[([^\]]*)\])?$")
_SHAPE = re.compile(r"\s*(\([\d,\s]*\)|\d+(?=[<>|=A-Za-z?]))\s*(.*)$")


def parsed(spec, align=False):
    """The dtype that anything but a plain name describes."""
    if spec is None:
        return D.FLOAT64
    if isinstance(spec, bytes):
        if len(spec) == 1 and spec[0] < 24 and any(k.num == spec[0] for k in D._by_java.values()):
            return next(k for k in D._by_java.values() if k.num == spec[0])
        try:
            spec = spec.decode("ascii")
        except UnicodeDecodeError:
            raise TypeError(f"data type {spec!r} not understood") from None
    if isinstance(spec, str):
        return _from_text(spec, align)
    if isinstance(spec, list):
        return _from_list(spec, align)
    if isinstance(spec, dict):
        return _from_dict(spec, align)
    if isinstance(spec, tuple):
        return _from_tuple(spec)
    if spec is dtype:
        raise TypeError("Cannot convert np.dtype into a dtype.")
    if not isinstance(spec, type):
        try:
            found = spec.__numpy_dtype__
        except AttributeError:
            pass
        else:
            if not isinstance(found, dtype):
                raise ValueError(f"{spec!r}.__numpy_dtype__ is not a valid dtype instance")
            return found
    inner = getattr(spec, "dtype", None)
    if isinstance(inner, dtype):
        return inner
    if isinstance(inner, type) and not hasattr(inner, "__get__") and not issubclass(inner, (str, bytes, int, float, complex)):
        raise ValueError(f"{spec!r}.dtype is not a valid dtype instance. Note that `__numpy_dtype__` takes precedence over `.dtype`")
    if isinstance(spec, type):
        if issubclass(spec, dtype) and spec._kind is not None:
            return spec._plain()
        for kind, found in ((bool, D.BOOL), (int, D.INT64), (float, D.FLOAT64), (complex, D.COMPLEX128)):
            if issubclass(spec, kind):
                return found
        if issubclass(spec, str):
            return text_type(0)
        if issubclass(spec, bytes):
            return bytes_type(0)
        if spec.__module__ == "numpy" or inner is not None:
            found = {"void": void_type(0), "datetime64": time_type("M", "generic")}.get(spec.__name__)
            if found is not None or spec.__name__ == "timedelta64":
                return found or time_type("m", "generic")
        if inner is not None and not hasattr(inner, "__get__"):
            return dtype(inner)
        return _of_class(spec)
    if inner is not None and inner is not spec:
        return dtype(inner)
    found = _of_class(type(spec))
    if found.kind != "O":
        return found
    raise TypeError(f"Cannot interpret '{spec!r}' as a data type")


def _of_class(spec):
    """The type of elements that are of some other class: what ``ctypes`` has a size for, or objects."""
    import sys

    if "ctypes" in sys.modules:
        from ._dtype_ctypes import of_ctype

        found = of_ctype(spec)
        if found is not None:
            return found
    records = any(c.__name__ == "void" and c.__module__.startswith("numpy") for c in spec.__mro__)
    return D.with_scalar(void_type(0), spec) if records else D.OBJECT


def _from_text(spec, align):
    found = D._by_spec.get(spec.strip())
    if found is not None:
        return found
    named = {"str": text_type(0), "str_": text_type(0), "unicode": text_type(0), "bytes": bytes_type(0),
             "bytes_": bytes_type(0), "void": void_type(0)}.get(spec)  # fmt: skip
    if named is not None:
        return named
    if spec in ("T", "|T16"):
        from ._string_type import string_type

        return string_type()
    matched = _TIME.match(spec)
    if matched:
        letter = "M" if matched.group(2) == "datetime64" else "m"
        return time_type(letter, canonical(matched.group(3)), ">" if matched.group(1) == ">" else "=")
    matched = _CODE.match(spec)
    if matched:
        made = _from_code(*matched.groups())
        if made is not None:
            return made
    if "," in spec or _SHAPE.match(spec):
        return _from_commas(spec, align)
    if spec in ("int0", "uint0", "bool8", "str0", "bytes0", "object0", "void0"):
        raise TypeError(f"data type {spec!r} not understood: `{spec}` was removed in NumPy 2.0")
    raise TypeError(f"data type {spec!r} not understood")


def _from_code(order, letter, digits, unit):
    order = ">" if order == ">" else "="
    if letter in "Mm" and digits in ("", "8"):
        return time_type(letter, canonical(unit and unit[1:-1]), order)
    if unit:
        return None
    if letter in "SUVa":
        length = int(digits or 0)
        if letter == "U":
            return text_type(length, order if length else "=")
        return void_type(length) if letter == "V" else bytes_type(length)
    if letter == "c" and not digits:
        return bytes_type(1)
    found = D._by_spec.get(letter + digits)
    return found and (swapped(found, ">") if order == ">" else found)


def _from_commas(spec, align):
    parts = []
    depth = start = 0
    for i, c in enumerate(spec + ","):
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append(spec[start:i].strip())
            start = i + 1
    if parts and parts[-1] == "":
        parts.pop()
        single = False
    else:
        single = len(parts) == 1
    kinds = []
    for part in parts:
        matched = _SHAPE.match(part)
        if matched and (part not in D._by_spec):
            shape = matched.group(1)
            if re.fullmatch(r"\(\s*\d+\s*\)", shape):
                if part == spec:
                    raise TypeError(f"data type {spec!r} not understood")
                _warn_of_repeats()
            shape = tuple(int(n) for n in re.findall(r"\d+", shape)) if shape.startswith("(") else (int(shape),)
            kinds.append(_sub(dtype(matched.group(2), align), shape))
        elif not part or part == spec:
            raise TypeError(f"data type {spec!r} not understood")
        else:
            kinds.append(dtype(part, align))
    if single:
        return kinds[0]
    return record([f"f{i}" for i in range(len(kinds))], kinds, None, None, align)


def _warn_of_repeats():
    import warnings

    warnings.warn(
        "Passing in a parenthesized single number for repeats is deprecated; pass either a single number or indicate a tuple with"
        " a comma, like '(2,)'.", DeprecationWarning, stacklevel=6,
    )  # fmt: skip


def _from_tuple(spec):
    if len(spec) != 2:
        raise TypeError(f"Tuple must have size 2, but has size {len(spec)}")
    first, second = spec
    base = dtype(first)
    if base._scalar is not None:
        return D.with_scalar(void_type(second) if hasattr(second, "__index__") else dtype(second), base._scalar)
    if isinstance(second, (int,)) or hasattr(second, "__index__"):
        n = second.__index__()
        if base.itemsize == 0 and base.names is None:
            return text_type(n) if base.kind == "U" else bytes_type(n) if base.kind == "S" else void_type(n)
        return _sub(base, (n,))
    if isinstance(second, (tuple, list)) and all(hasattr(n, "__index__") for n in second):
        return _sub(base, tuple(n.__index__() for n in second))
    if isinstance(second, (list, dict, dtype, str)):
        found = dtype(second)
        same = base.kind == "O" and len(found) == 1 and found[0].kind == "O"
        if (base.hasobject or found.hasobject) and not same:
            raise ValueError("dtypes of the form (old_dtype, new_dtype) containing the object dtype are not supported")
        if base.itemsize != found.itemsize and (base.itemsize or base.names is not None):
            raise ValueError("mismatch in size of old and new data-descriptor")
        return found
    return base


def _from_list(spec, align):
    names, kinds, titles = [], [], []
    for i, item in enumerate(spec):
        if not isinstance(item, tuple) or not 2 <= len(item) <= 3:
            raise TypeError(f"Field elements must be 2- or 3-tuples, got '{item!r}'")
        name = item[0]
        title = None
        if isinstance(name, tuple):
            title, name = name
        if not isinstance(name, str):
            raise TypeError(f"Field name must be a str, got {type(name).__name__}")
        kind = dtype(item[1], align)
        if len(item) == 3 and hasattr(item[2], "__index__") and not kind.itemsize:
            kind = _from_tuple((kind, item[2]))
        elif len(item) == 3:
            shape = item[2]
            kind = _sub(kind, tuple(n.__index__() for n in shape) if hasattr(shape, "__len__") else (shape.__index__(),))
        names.append(name or f"f{i}")
        kinds.append(kind)
        titles.append(title)
    return record(names, kinds, None, None, align, titles)


def _from_dict(spec, align):
    if "names" not in spec:
        if not all(isinstance(v, (tuple, list)) and 2 <= len(v) <= 3 and hasattr(v[1], "__index__") for v in spec.values()):
            raise ValueError("entry not a 2- or 3- tuple")
        names = sorted(spec, key=lambda n: spec[n][1])
        kinds = [dtype(spec[n][0], align) for n in names]
        return record(names, kinds, [spec[n][1] for n in names], None, align)
    for key in ("names", "formats"):
        if isinstance(spec.get(key), (set, str)):
            raise TypeError(f"{key!r} must be a sequence of {'names' if key == 'names' else 'types'}, not {spec[key]!r}")
    align = align or spec.get("aligned", False)
    kinds = [dtype(f, align) for f in spec["formats"]]
    return record(list(spec["names"]), kinds, spec.get("offsets"), spec.get("itemsize"), align, spec.get("titles"))


def from_java(e):
    """The dtype of a Java type that was not met before."""
    plain, order = e.plain(), ">" if e.isBigEndian() else "="
    label, size = str(e.label()), e.bytes()
    if label in D._by_java:
        return swapped(D._by_java[label], ">") if order == ">" else D._by_java[label]
    if label == "str":
        return text_type(size // 4, order)
    if label == "bytes":
        return bytes_type(size)
    if label == "void":
        return D._by_java.get(plain.name()) or void_type(size)
    return time_type("M" if label == "datetime64" else "m", str(e.detail()), order)


def common(a, b):
    """The type that holds elements of both, where at least one is no number."""
    if D._key(a) == D._key(b):
        return canonical_type(a)
    if "O" in (a.kind, b.kind):
        return D.OBJECT
    if "T" in (a.kind, b.kind):
        from ._string_type import common as texts

        made = texts(a, b)
        if made is not None:
            return made
    if a.kind == b.kind and a.kind in "SU":
        return canonical_type(a if a.itemsize >= b.itemsize else b)
    if {a.kind, b.kind} == {"S", "U"}:
        length = max(k.itemsize if k.kind == "S" else k.itemsize // 4 for k in (a, b))
        return text_type(length)
    if a.kind in "SU" or b.kind in "SU":
        texts, other = (a, b) if a.kind in "SU" else (b, a)
        if other.kind in "biufcmM":
            from ._dtype_text import printed_length

            length = max(printed_length(other), texts.itemsize // (4 if texts.kind == "U" else 1))
            return text_type(length) if texts.kind == "U" else bytes_type(length)
    if a.kind in "mM" and b.kind in "mM" and a.kind == b.kind:
        return time_type(a.kind, (common_unit if a.kind == "m" else finer)(a.unit, b.unit))
    if {a.kind, b.kind} == {"m", "M"}:
        return time_type("M", finer(a.unit, b.unit))
    if {a.kind, b.kind} <= set("miub") and "m" in (a.kind, b.kind):
        return a if a.kind == "m" else b
    if a.kind == b.kind == "V" and a.names is not None and a.names == b.names:
        return record(list(a.names), [D.promoted(a.fields[n][0], b.fields[n][0]) for n in a.names])
    from ._dtype_text import class_name
    from .exceptions import DTypePromotionError

    raise DTypePromotionError(
        f"The DType {class_name(a)} could not be promoted by {class_name(b)}. This means that no common DType exists"
        " for the given inputs. For example they cannot be stored in a single array unless the dtype is `object`. The"
        f" full list of DTypes is: ({class_name(a)}, {class_name(b)})"
    )
