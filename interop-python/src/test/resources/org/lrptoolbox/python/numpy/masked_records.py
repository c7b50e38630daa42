# Masked arrays: records some of whose fields are masked, what lies under masks, shared and hard masks, fill values.
import pickle

import numpy as np
from numpy.ma import mrecords

kind = [("a", int), ("b", float), ("c", "S3")]
r = np.ma.array([(1, 2.5, "x"), (4, 5.5, "y"), (7, 8.5, "z")], mask=[(0, 1, 0), (0, 0, 0), (1, 1, 1)], dtype=kind)
print(r)
print(repr(r))
print(r[0], r[1], r["b"], r["a"].fill_value, r.fill_value, r.filled(), r.tolist(), r.recordmask)
r[1] = np.ma.masked
r["a"][0] = 9
r.b = 3  # an attribute of its own, not the field
print(r, r == r, r != r[0])
nested = np.ma.array([(1, (2, 3.0)), (4, (5, 6.0))], mask=[(1, (0, 1)), (0, (1, 0))], dtype=[("x", int), ("y", [("t", int), ("s", float)])])
print(nested, nested[0], nested["y"], np.ma.flatten_mask(nested.mask), np.ma.flatten_structured_array(nested))
print(repr(pickle.loads(pickle.dumps(r))))

a = np.ma.array([1.0, 2, 3, 4], mask=[0, 0, 1, 0])
b = np.ma.array([2.0, 0, 4, 8], mask=[1, 0, 0, 0])
for made in (a / b, a // b, a % b, a**b, a == b, a < b, np.int64(4) == a, a - 2):
    print(getattr(made, "data", made), getattr(made, "mask", None))
print(a.compressed(), np.ma.dot(a, b))
c = a.copy()
c += b
c /= 2
print(c, c.data, c.sum(), c.mean(), c.var(ddof=1), c.std(), c.min(), c.max(), c.ptp(), c.argmax(), c.argsort(), c.cumsum())
view = a[1:]
view[0] = np.ma.masked
print(a, view._sharedmask, a.unshare_mask() is a)
h = np.ma.array([1, 2, 3], mask=[0, 1, 0], hard_mask=True)
h[:] = 9
h.mask = False
print(h, h.soften_mask(), h.mask)
m = np.ma.array(np.arange(12.0).reshape(3, 4), mask=np.arange(12).reshape(3, 4) % 5 == 0, fill_value=-1)
print(m.T, m.ravel("F"), m.reshape(4, 3).mask, m.take([0, 2], axis=1), m[:, 1], m.filled(), m.count(axis=0))
print(np.reshape(m, (2, 6)), np.argsort(m, axis=0), np.argwhere(m > 7).tolist(), np.trace(m), np.sort(m, axis=0))
print(np.ma.median(m, axis=0), np.ma.average(m, axis=1, weights=[1, 2, 3, 4]), np.ma.cov(m).round(3), np.ma.corrcoef(m).round(3))
print(np.ma.mr_[m[0], 5, np.ma.masked], np.ma.diff(m, prepend=0), np.ma.ediff1d(a, to_end=9), np.ma.unique(np.ma.array([3, 1, 3], mask=[0, 1, 0])))
print(np.ma.masked_where(m.data > 8, m).sum(axis=0), np.ma.compress_rowcols(m), np.ma.mask_rows(m[:2]).mask, np.ma.sqrt(a - 2))
print(repr(np.ma.masked), np.ma.masked + 1 is np.ma.masked, repr(np.ma.array(np.ma.masked)), np.ma.array([1, np.ma.masked, 3]))
t = np.ma.array(["2020-01-01", "2021-01-01"], dtype="M8[D]", mask=[0, 1])
print(t.min(), t.max(), t.filled(np.datetime64("1999-01-01")))
records = mrecords.fromarrays([np.ma.array([1, 2], mask=[0, 1]), np.ma.array(["p", "q"], mask=[0, 0])], names="n,s")
records.n = 5
records.s[1] = np.ma.masked
print(records.n, records.s, records.tolist())
