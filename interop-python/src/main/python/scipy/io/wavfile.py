"""Sound files (WAV): ``read`` and ``write``."""

import struct
import warnings

import numpy as np

__all__ = ["WavFileWarning", "read", "write"]

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class WavFileWarning(UserWarning):
    """Part of a file is not understood, and passed over."""


def read(filename, mmap=False):
    """The samples a second, and the samples: one row each, with a column for each channel if there are several.

    Samples of 8 bits are uint8, of 16 int16, of 24 (in the upper bytes) and 32 int32, of 64 int64, floats float32 or float64.
    """
    if hasattr(filename, "read"):
        return _parsed(filename.read())
    with open(filename, "rb") as stream:
        return _parsed(stream.read())


def _parsed(data):
    order = {b"RIFF": "<", b"RIFX": ">"}.get(data[:4])
    if order is None or data[8:12] != b"WAVE":
        raise ValueError(f"File format {data[:4]!r} not understood. Only 'RIFF', 'RIFX', and 'RF64' supported.")
    at, form = 12, None
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack(order + "I", data[at + 4 : at + 8])[0]
        part = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
        if name == b"fmt ":
            form = _format(part, order)
        elif name == b"data":
            if form is None:
                raise ValueError("No fmt chunk before data")
            return form[2], _samples(part, order, *form)
        elif name not in (b"fact", b"LIST", b"JUNK", b"Fake", b"\x00\x00\x00\x00"):
            warnings.warn("Chunk (non-data) not understood, skipping it.", WavFileWarning, stacklevel=4)
    raise ValueError("No data chunk found")


def _format(part, order):
    tag, channels, rate, _, block, depth = struct.unpack(order + "HHIIHH", part[:16])
    if tag == _EXTENSIBLE and len(part) >= 26:
        tag = struct.unpack(order + "H", part[24:26])[0]
    if tag not in (_PCM, _FLOAT):
        raise ValueError(f"Unknown wave file format: {tag:#06x}. Supported formats: PCM, IEEE_FLOAT")
    return tag, channels, rate, block // channels, depth


def _samples(part, order, tag, channels, rate, width, depth):
    if tag == _FLOAT:
        if depth not in (32, 64):
            raise ValueError(f"Unsupported bit depth: the WAV file has {depth}-bit floating-point data.")
        made = np.frombuffer(part[: len(part) // width * width], f"{order}f{width}")
    elif width == 3:
        packed = np.frombuffer(part[: len(part) // 3 * 3], "u1").reshape(-1, 3)
        whole = np.zeros((len(packed), 4), "u1")
        whole[:, slice(1, 4) if order == "<" else slice(0, 3)] = packed
        made = whole.reshape(-1).view(order + "i4")
    elif depth <= 8:
        made = np.frombuffer(part, "u1")
    elif width in (2, 4, 8):
        made = np.frombuffer(part[: len(part) // width * width], f"{order}i{width}")
    else:
        raise ValueError(f"Unsupported bit depth: the WAV file has {depth}-bit integer data.")
    made = made.astype(made.dtype.newbyteorder("=")) if order == ">" else made.copy()
    return made if channels == 1 else made[: made.size // channels * channels].reshape(-1, channels)


def write(filename, rate, data):
    """Writes samples of whole numbers (8 bits without sign, more with one) or floats as a sound file."""
    data = np.asarray(data)
    kind, width = data.dtype.kind, data.dtype.itemsize
    if kind not in "if" and (kind, width) != ("u", 1) or data.dtype in (np.int8, np.float16):
        raise ValueError(f"Unsupported data type '{data.dtype}'")
    channels = 1 if data.ndim == 1 else data.shape[1]
    form = struct.pack("<HHIIHH", _FLOAT if kind == "f" else _PCM, channels, rate, width * channels * rate, width * channels,
                       8 * width)  # fmt: skip
    fact = b""
    if kind == "f":
        form += b"\x00\x00"
        fact = b"fact" + struct.pack("<II", 4, data.shape[0])
    body = data.astype(data.dtype.newbyteorder("<")).tobytes()
    rest = b"WAVEfmt " + struct.pack("<I", len(form)) + form + fact + b"data" + struct.pack("<I", len(body)) + body
    whole = b"RIFF" + struct.pack("<I", len(rest)) + rest
    if hasattr(filename, "write"):
        filename.write(whole)
        filename.seek(0)
        return
    with open(filename, "wb") as stream:
        stream.write(whole)
