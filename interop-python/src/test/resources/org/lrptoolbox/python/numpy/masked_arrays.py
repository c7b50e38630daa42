# Masked arrays in NumPy's own functions: what is masked, or outside the domain, is masked in the result.
import numpy as np

a = np.ma.array([1.0, -4, 9], mask=[0, 0, 1], dtype="f4")
b = np.ma.array([1, 0, 3], mask=[1, 0, 0])
for made in (
    np.sqrt(a), np.log(a), np.isnan(a), np.add(a, b), np.divide(b, a), np.abs(a), np.negative(b), np.multiply(a, 2),
    np.add(b, np.ones(3)), np.add(np.ones(3), b), np.isfinite(b), np.maximum(a, b), np.equal(a, 1), np.floor(a), np.sign(b),
    np.power(b, 2), a + 1, 2 * a, b // 2, a == b, ~(b > 0), np.clip(b, 0, 2), np.round(a), np.cumsum(b), np.sqrt(a[0]),
    np.modf(a)[1], np.ma.array(np.zeros(2, "i1"), mask=[0, 1]), np.ma.array(np.zeros(2, "M8[D]"), mask=[0, 1]),
):  # fmt: skip
    print(repr(made))
print(np.mean(b), np.sum(b), np.max(b), np.std(b), np.var(b), np.argmax(b), np.ptp(b), repr(b.count()))
print(np.var([1.0, 2, 5], where=[True, False, True]), np.std([1.0, 2, 5], mean=2.0))
