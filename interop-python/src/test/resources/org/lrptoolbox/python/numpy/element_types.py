# Types of elements: texts of any length, records in another order of bytes, some of a record's fields.
import pickle

import numpy as np

a = np.array(["abc", "de", ""], dtype=np.dtypes.StringDType())
print(repr(a), a.dtype, a[0], a[1:], a.tolist(), a.shape, a.itemsize, np.dtype("T") == np.dtypes.StringDType())
a[1] = "a longer text than before"
print(a, a == "abc", a + "!", a * 2, np.sort(a), np.unique(a), a.astype("U4"), a.astype(object), np.concatenate([a, ["z"]]).dtype)
print(np.strings.upper(a), np.strings.str_len(a), np.strings.find(a, "t"), np.strings.replace(a, "a", "xy"), np.strings.partition(a, np.array("o", "T"))[0])
print(np.array([1, 2.5], dtype="T"), np.array(["1", "2"], dtype="T").astype(int), np.zeros(2, "T"), np.where(a == "", a, "q"))
n = np.array(["a", np.nan], dtype=np.dtypes.StringDType(na_object=np.nan))
print(repr(n), n == "a", n == n, repr(pickle.loads(pickle.dumps(a))))
try:
    np.array([1], dtype=np.dtypes.StringDType(coerce=False))
except ValueError as error:
    print(error)

s = np.array([(1, 2.5)], dtype=[("a", "<i4"), ("b", "<f4")])
t = s.astype([("a", ">i4"), ("b", ">f8")])
print(t["a"], t["b"], t == s, t.dtype)
r = np.ones(3, dtype=[("a", "i4"), ("b", "f4"), ("c", "u4")])
v = r[["a", "c"]]
v[:] = (4, 5)
v[1] = (7, 8)
print(r, v, v.dtype)
q = np.rec.array([(1, "x"), (2, "y")], dtype=[("n", int), ("s", "U1")])
q[0].n = 5
print(q.n, q[0])
for spec in ([("a", "f4", 1)], "(1,)i4", ("f8", 1), [(("title", "n"), "i4"), ("m", "f8")]):
    print(np.dtype(spec), np.zeros(2, spec).shape)
aligned = np.dtype([("a", "i1"), ("b", "f8"), ("c", "i2")], align=True)
print(aligned[["b", "c"]], aligned.newbyteorder(), np.dtype("2i4").alignment)
for wrong in ({"names": ["a"], "formats": {"i4"}}, {"a": "i4"}, [("a", "f4", 2**31)], "int0"):
    try:
        print(np.dtype(wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
x = np.array(["p", "q", "r"])
np.copyto(x, "z", where=[True, False, True])
print(x, np.where(True, None, 1), pickle.loads(pickle.dumps(np.arange(3, dtype=">i4"))).dtype)
