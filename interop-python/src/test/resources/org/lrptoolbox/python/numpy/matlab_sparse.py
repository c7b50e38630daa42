"""Sparse variables of a MATLAB file. Runs in an empty folder."""

import struct
import zlib

import numpy as np
from scipy.io import loadmat, savemat
from scipy.sparse import issparse


def element(kind, data):
    return struct.pack("<II", kind, len(data)) + data + b"\0" * (-len(data) % 8)


def sparse(name):
    """[0 1 0; 2 0 3], written as MATLAB does."""
    parts = element(6, struct.pack("<II", 5, 3)) + element(5, struct.pack("<ii", 2, 3)) + element(1, name)
    parts += element(5, struct.pack("<3i", 1, 0, 1)) + element(5, struct.pack("<4i", 0, 1, 2, 3))
    return element(14, parts + element(9, struct.pack("<3d", 2, 1, 3)))


with open("a.mat", "wb") as file:
    packed = zlib.compress(sparse(b"packed"))
    file.write(b"MATLAB 5.0 MAT-file".ljust(124) + b"\0\1IM" + sparse(b"plain") + struct.pack("<II", 15, len(packed)) + packed)

found = loadmat("a.mat")
for name in "plain", "packed":
    print(type(found[name]).__name__, issparse(found[name]), found[name].shape, found[name].nnz, found[name].dtype)
    print(found[name].toarray(), found[name] @ np.ones(3))
print(type(loadmat("a.mat", spmatrix=False)["plain"]).__name__)

savemat("b.mat", {"double": np.array([[1.0, 2.5]]), "bytes": np.uint8([[3]])})
for setting in False, True:
    found = loadmat("b.mat", mat_dtype=setting)
    print(found["double"].dtype, found["bytes"].dtype)
