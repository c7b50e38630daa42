"""Arrays in files and streams: .npy, .npz, text, raw bytes. Runs in an empty folder."""

import io
import os
import pathlib
import warnings

import numpy as np

a = np.arange(6.0).reshape(2, 3)
np.save("a", a)
np.save(pathlib.Path("b.npy"), a.T)
print([name for name in sorted(os.listdir(".")) if name.endswith(".npy")], np.load("a.npy"), np.load(pathlib.Path("b.npy")).shape)

np.savez("c", a, y=np.arange(3))
with np.load("c.npz") as z:
    print(z.files, z["arr_0"], z["y.npy"], z.f.y, "y" in z, "no" in z, len(z), z)
    print([(name, array.shape) for name, array in z.items()])
np.savez_compressed("d.npz", q=np.zeros(10000))
print(os.path.getsize("d.npz") < 1000, np.load("d.npz")["q"].sum())

with open("two.npy", "wb") as f:
    np.save(f, a)
    np.save(f, 2 * a)
with open("two.npy", "rb") as f:
    print(np.load(f)[1], np.load(f)[1])
stream = io.BytesIO()
np.savez(stream, q=a)
stream.seek(0)
print(np.load(stream)["q"].sum())

import zipfile

with zipfile.ZipFile("c.npz", "a") as z:
    z.writestr("notes.txt", "no array")
with np.load("c.npz") as z:
    print(sorted(z.files), z["notes.txt"], z["y"])

# An array of objects of Python 2, as the first versions of NumPy named what makes it: None and the text e with an accent.
pickled = (
    b"cnumpy.core._internal\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR"
    b"(I1\n(I2\ntcnumpy\ndtype\n(S'O8'\nI0\nI1\ntR(I3\nS'|'\nNNNI-1\nI-1\nI63\ntbI00\n(lNaS'\\xe9'\natb."
)
member = b"\x93NUMPY\x01\x00\x46\x00{'descr': '|O8', 'fortran_order': False, 'shape': (2,), }            \n" + pickled
with open("two.npy", "wb") as f:
    f.write(member)
with zipfile.ZipFile("two.npz", "w") as z:
    z.writestr("x.npy", member)
print(np.load("two.npy", allow_pickle=True, encoding="latin1"))
print(np.load("two.npz", allow_pickle=True, encoding="latin1")["x"])
for attempt in (lambda: np.load("two.npz")["x"], lambda: np.load("two.npz", allow_pickle=True)["x"]):
    try:
        attempt()
    except ValueError as error:
        print("refused")

np.savetxt("t.txt", a, header="h\nk", footer="end", fmt="%.2f")
with open("t.txt") as f:
    print(f.read(), np.loadtxt("t.txt"))
np.savetxt("t.csv", a, delimiter=",", fmt=["%d", "%5.1f", "%s"], newline="\r\n")
with open("t.csv") as f:
    print(f.read(), np.loadtxt("t.csv", delimiter=",", usecols=(0, -1), unpack=True))
np.savetxt("t.gz", a)
print(np.loadtxt("t.gz").shape)
text = io.StringIO()
np.savetxt(text, a[0])
np.savetxt(text, a[:1], fmt="%d|%d|%d")
print(text.getvalue())
print(np.loadtxt(io.StringIO("1 2\n3 4"), dtype=int), np.loadtxt(["1,x"], delimiter=",", converters={1: lambda s: 7.0}))
print(np.loadtxt(["1 2 3"]).shape, np.loadtxt(["1", "2"], ndmin=2).shape, np.loadtxt(["5"]), np.loadtxt(["5"], ndmin=1))
print(np.loadtxt(["% x", "1 2 % y", "", "3 4"], comments="%", max_rows=1), np.loadtxt(["a", "1 2"], skiprows=1))
print(np.genfromtxt(io.StringIO("1,,3\n4,5,x"), delimiter=","))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(np.loadtxt([]).shape, len(caught))

a.tofile("raw")
print(np.fromfile("raw").sum(), np.fromfile("raw", count=2, offset=8), np.fromstring("1 2 3", sep=" "))

open("empty.npy", "wb").close()
with open("other.npy", "wb") as f:
    f.write(b"something else")
for attempt in (
    lambda: np.load("nope.npy"),
    lambda: np.load("empty.npy"),
    lambda: np.load("other.npy"),
    lambda: np.load("c.npz")["no"],
    lambda: np.savetxt("x.txt", np.zeros((1, 1, 1))),
    lambda: np.savetxt("x.txt", a, fmt="%d %d"),
    lambda: np.loadtxt(["1 2", "3"]),
    lambda: np.loadtxt(["1 x"]),
    lambda: np.loadtxt("nope.txt"),
    lambda: np.savez("e", a, arr_0=a),
):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, str(error)[:60])

mapped = np.memmap("mapped.bin", dtype="f4", mode="w+", offset=8, shape=(2, 3))
mapped[0] = [1, 2, 3]
again = np.memmap("mapped.bin", dtype="f4", mode="r+", offset=8)
print(type(mapped[1:]).__name__, type(mapped + 1).__name__, type(mapped.sum(0)).__name__, again, mapped.mode, again.offset)
again[3:] = 7
again.flush()
print(np.fromfile("mapped.bin", "f4"), np.memmap("mapped.bin", "f4", "c", shape=2).flags.writeable)
files = np.lib.format.open_memmap("mapped.npy", mode="w+", dtype="i2", shape=(2, 2), fortran_order=True)
files[...] = [[1, 2], [3, 4]]
del files
loaded = np.load("mapped.npy", mmap_mode="r")
print(loaded, loaded.flags.f_contiguous, loaded.flags.writeable)
with open("mapped.npy", "rb") as f:
    print(np.lib.format.read_magic(f), np.lib.format.read_array_header_1_0(f), f.tell())
for attempt in (
    lambda: np.memmap("mapped.bin", shape=99, mode="r"),
    lambda: np.memmap("new.bin", mode="w+"),
    lambda: np.memmap("mapped.bin", "f4", "q"),
    lambda: np.memmap("mapped.bin", "f8", "r", offset=3),
):
    try:
        attempt()
    except ValueError as error:
        print(str(error)[:60])
