"""TIFF files: one picture, not compressed (TIFF 6.0)."""

import struct

#: Modes that are stored as they are.
PLAIN = ("L", "RGB", "RGBA", "I;16")

_SHORT, _LONG = 3, 4


def tiff(image):
    """The bytes of a file that holds a picture of one of the modes ``PLAIN``."""
    pixels = image._pixels
    height, width, channels = pixels.shape
    data = pixels.tobytes()
    data += b"\0" * (len(data) % 2)
    bits = 8 * pixels.dtype.itemsize
    after = 8 + len(data)
    bits_place = struct.pack(f"<{channels}H", *[bits] * channels)
    tags = [(256, _LONG, 1, width), (257, _LONG, 1, height), (258, _SHORT, channels, bits if channels == 1 else after),
            (259, _SHORT, 1, 1), (262, _SHORT, 1, 1 if channels == 1 else 2), (273, _LONG, 1, 8),
            (277, _SHORT, 1, channels), (278, _LONG, 1, height), (279, _LONG, 1, pixels.nbytes)]  # fmt: skip
    if channels == 4:
        tags.append((338, _SHORT, 1, 2))
    if channels > 1:
        data += bits_place
    fields = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return struct.pack("<2sHI", b"II", 42, 8 + len(data)) + data + struct.pack("<H", len(tags)) + fields + b"\0\0\0\0"
