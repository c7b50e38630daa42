"""MATLAB files of version 4: matrices of numbers and texts, one behind the other."""

import struct

import numpy as np

_KINDS = ("f8", "f4", "i4", "i2", "u2", "u1")
_FULL, _TEXT, _SPARSE = 0, 1, 2


def is_version_4(path):
    """Whether a file begins as one of version 4 does: version 5 begins with text, which has no byte 0 in it."""
    with open(path, "rb") as stream:
        head = stream.read(20)
    if len(head) < 20 or 0 not in head[:4]:
        return False
    return any(_is_header(struct.unpack(order + "5i", head)) for order in "<>")


def _is_header(head):
    machine, kind, content = head[0] // 1000, head[0] // 10 % 10, head[0] % 10
    return 0 <= head[0] < 5000 and machine < 5 and kind < 6 and content < 3 and head[3] in (0, 1) and 0 < head[4] < 1000


def read(path, chosen, squeeze, strings):
    """The variables of a file."""
    with open(path, "rb") as stream:
        data = stream.read()
    found, at = {}, 0
    while at + 20 <= len(data):
        order = "<" if _is_header(struct.unpack("<5i", data[at : at + 20])) else ">"
        head = struct.unpack(order + "5i", data[at : at + 20])
        rows, columns, imaginary, length = head[1:]
        at += 20
        name = data[at : at + length].rstrip(b"\0").decode("latin1")
        at += length
        kind = np.dtype(order + _KINDS[head[0] // 10 % 10])
        size = rows * columns * kind.itemsize
        parts = [np.frombuffer(data[at + k * size : at + (k + 1) * size], kind) for k in range(1 + imaginary)]
        at += size * (1 + imaginary)
        if chosen is None or name in chosen:
            made = _value(parts, rows, columns, head[0] % 10, strings)
            found[name] = _squeezed(made) if squeeze else made
    return found


def _value(parts, rows, columns, content, strings):
    parts = [p.astype(p.dtype.newbyteorder("=")) for p in parts]
    if content == _TEXT:
        lines = parts[0].astype(int).reshape(columns, rows).T.tolist()
        if strings:
            return np.array(["".join(map(chr, line)) for line in lines])
        return np.array([[chr(c) for c in line] for line in lines])
    values = parts[0] if len(parts) == 1 else parts[0] + 1j * parts[1]
    made = values.reshape(columns, rows).T.copy()
    if content == _SPARSE:
        from scipy.sparse import csc_matrix

        shape = tuple(made[-1, :2].real.astype(int).tolist())
        entries = made[:-1]
        data = entries[:, 2] if made.shape[1] == 3 else entries[:, 2] + 1j * entries[:, 3]
        return csc_matrix((data, (entries[:, 0].astype(int) - 1, entries[:, 1].astype(int) - 1)), shape=shape)
    return made


def _squeezed(made):
    if not isinstance(made, np.ndarray):
        return made
    made = made.squeeze()
    return made.item() if made.ndim == 0 else made


def write(file, variables, oned_as):
    """Writes arrays of numbers and texts; a name that begins with an underscore is written, too."""
    whole = b"".join(_matrix(name, value, oned_as) for name, value in variables.items())
    if hasattr(file, "write"):
        file.write(whole)
        return
    with open(file, "wb") as stream:
        stream.write(whole)


def _matrix(name, value, oned_as):
    array = np.asarray(value)
    kind = array.dtype.kind
    if kind in "VO":
        raise TypeError(f"Cannot save {'object arrays' if kind == 'O' else 'structs'} in version 4: variable {name!r}")
    if kind in "SU":
        lines = array.astype(str).reshape(-1).tolist()
        width = max(map(len, lines), default=0)
        codes = np.array([[ord(c) for c in line.ljust(width)] for line in lines], "u1").reshape(len(lines), width)
        return _header(name, 50 + _TEXT, codes.shape, False) + codes.T.tobytes()
    if array.ndim > 2:
        raise ValueError("Matlab 4 files cannot store arrays with more than 2 dimensions")
    if array.ndim < 2:
        array = array.reshape(-1, 1) if oned_as == "column" else array.reshape(1, -1)
    parts = [array.real, array.imag] if kind == "c" else [array]
    code = parts[0].dtype.str[1:]
    code = code if code in _KINDS else "f8"
    body = b"".join(p.astype("<" + code).T.tobytes() for p in parts)
    return _header(name, 10 * _KINDS.index(code), array.shape, kind == "c") + body


def _header(name, kind, shape, imaginary):
    label = name.encode("latin1") + b"\0"
    return struct.pack("<5i", kind, *shape, int(imaginary), len(label)) + label
