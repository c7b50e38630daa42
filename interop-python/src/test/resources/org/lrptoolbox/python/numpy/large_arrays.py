"""Arrays of several blocks, for which the frequent operations have loops of their own."""

import warnings

import numpy as np

r = np.random.RandomState(3)
N = 5003
a = r.rand(N) * 8 - 4
f = a.astype("f4")
i = r.randint(-50, 50, N)
M = a[:4900].reshape(70, 70)

print("sums", repr(a.sum()), repr(a[::3].sum()), repr(f[1:].sum()), repr(f[::-2].sum()), i.sum(), i[::7].sum())
print("spread", repr(a.std()), repr(a[7:].var(ddof=1)), repr(M.std()), M.var(keepdims=True).shape, np.ones(1).var())
print("extremes", a.max(), a.min(), a[::3].max(), i.max(), i.min(), M.T.max(), a.argmax(), a.argmin(), f.argmax(), (-a).argmax())
b = a.copy()
b[2000] = np.nan
print("not a number", b.max(), b.min(), b.argmax(), b.argmin(), b[:2000].max(), b[2000:].min())
b[4000] = -np.inf
print("tests", np.isnan(b).nonzero()[0], np.isinf(b).nonzero()[0], np.isfinite(b).sum(), np.isnan(b).any(), np.isnan(a).any(), np.isfinite(b[5:]).argmin())
print("huge", np.isfinite(np.full(3000, 1e308)).all(), np.full(3000, -1e308).max())
for v in (i, i.astype("i1"), i > 3, np.abs(i).astype("u2"), i * 10**15, np.repeat([7], 300), (i * 2**60).astype("i8")):
    values, first, inverse, counts = np.unique(v, True, True, True)
    print("unique", values.dtype, len(values), values[:3], first[:3], inverse[:5], counts[:3], (values[inverse] == v).all())
print("rounded", np.round(a, 2)[:4], np.round(a[3:9], 1), np.round(M, 3)[2, :2], np.round(a[::2], 2)[:3], np.round(b, 1)[1999:2002])
print("taken", np.take(a, i)[:3], a[i][-2:], f[i[:4]], i[np.array([[0, -1], [5, -N]])], M[:, 3][i[:3]], a[::-1][i][:2])
for wrong in (N, -N - 1):
    try:
        a[np.array([0, wrong])]
    except IndexError as e:
        print(e)
for n in (1, 3, 9, 40):
    for m in (1, 2, 8, 10, 50):
        x, w = i[:n] * 0.5, i[100 : 100 + m] * 1.0
        print("convolved", n, m, [float(v) for v in np.convolve(x, w)][-4:], np.convolve(x, w, "same").sum(), len(np.convolve(x, w, "valid")))
counts = np.zeros(100)
np.add.at(counts, i, 1.0)
np.subtract.at(counts, i[:9], i[:9])
whole = np.zeros(100, int)
np.maximum.at(whole, i, 3)
np.add.at(whole, i, i)
print("added at places", counts.sum(), counts[-50:-45], whole.sum(), whole[:5])
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    big = np.full(3000, 3e38, "f4")
    print("single", (big + big)[2999], (f + f)[:2], (f * 2)[-1], (1 / f)[:2], (f - f[::-1])[:2])
    print([str(w.message) for w in heard])
F = (i[:4900] * 0.25).astype("f4").reshape(70, 70)
print("products", (F @ F).dtype, (F @ F)[3, :4], (F.T @ F)[5, 5], (F[:, :40] @ F[:40])[-1, -1], (F[::2] @ F.T)[1, 2], F[0] @ F[1])
print("whole", (i + 1)[:3], (i[3:] * i[:-3])[-2:], (-i)[:2], (~i)[:2], (a[1:] > a[:-1]).sum(), (a > 0.5).sum(), (0.5 <= a).sum(), (i == 3).sum())
print("numbers", (a * 2 - 1)[-2:], (1 - a[5:])[:2], (2 / a[3:])[:2], (a[7:] / 3)[-1], (i * 3 - 7)[-2:], (i[9:] - 1)[:2], -0.0 - np.zeros(1500)[:2], (np.zeros(1500) - 0.0)[:2])
c = a.copy()
c[1:] += 2
c[::2] *= 3
c -= c[:1]
print("in place", c[:3], c[-3:], (a[::3] + 1)[-2:], i.astype("f4")[2:4], f.astype(float)[-2:], a.astype("f4")[5:7], (f + a)[:2], i.astype(float)[-2:])
print("rows", repr(M.sum(0)[3]), repr(M[:67, 1:].sum(0)[-1]), repr(M.T.sum(1)[5]), repr(M.mean(0)[0]), repr(M[:3].sum(0)[7]))
