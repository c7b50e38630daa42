# Memory of arrays as Python's buffers: written to files, hashed, unpacked, read into and viewed without a copy.
import array
import gzip
import hashlib
import io
import struct
import zlib

import numpy as np

a = np.arange(6.0)
b = np.arange(12, dtype="u1").reshape(3, 4)

view = memoryview(a)
view[0] = 7
a[1] = 8
print(view[1], view.format, view.itemsize, view.nbytes, view.readonly, view.obj is a, a)
for kind in "? b B h H i I l L e f d >i4 c16 S3 U3".split():
    print(kind, memoryview(np.zeros(2, kind)).format, end="; ")
print()

print(memoryview(b).tobytes(), memoryview(a[::2]).tobytes() == a[::2].tobytes(), memoryview(b.T).tobytes())
print(bytes(b), bytearray(b), b"".join([b, b[0]]), bytes(np.float32(3)), bytes(np.int16(3)))
print(hashlib.sha256(b).hexdigest(), zlib.crc32(a), zlib.decompress(zlib.compress(b)), gzip.decompress(gzip.compress(b[0])))
print(struct.unpack("<6d", a), struct.unpack_from(">H", b, 2), int.from_bytes(b[0], "big"))

with open("numbers.bin", "wb") as file:
    print(file.write(a), file.write(b))
with open("numbers.bin", "rb") as file:
    into = np.zeros(6)
    print(file.readinto(into), into, np.fromfile(file, "u1"))
into = np.zeros((2, 2), "u1")
print(io.BytesIO(b"abcd").readinto(into), into.tolist())
struct.pack_into("<I", into, 0, 258)
print(into.tolist(), array.array("d", a))

shared = np.frombuffer(a, "i8")
a[2] = 0
print(shared[2], np.frombuffer(view[1:3]), np.array(memoryview(b)).shape, np.frombuffer(b"abcd", "u1").flags.writeable)
for refused in (
    lambda: hashlib.md5(b.T),
    lambda: memoryview(np.zeros(2, "M8[s]")),
    lambda: memoryview([1]),
    lambda: np.frombuffer(b"abc", "i2"),
):
    try:
        print(refused())
    except Exception as error:
        print(type(error).__name__, error)
