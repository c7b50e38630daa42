# Transforms, integrals, splines and matrices, as SciPy has them.
import numpy as np
from scipy import fft, integrate, interpolate, linalg

random = np.random.RandomState(5)
found = {}
rows = random.randn(3, 7)
for kind in (2, 3):
    for norm in (None, "ortho", "forward"):
        found[f"dct{kind}{norm}"] = fft.dct(rows, kind, norm=norm)
        found[f"idct{kind}{norm}"] = fft.idct(rows, kind, norm=norm)
found["dctn"] = fft.dctn(rows, norm="ortho")
found["rfft"] = np.abs(fft.rfft(rows))
found["lengths"] = np.array([fft.next_fast_len(n) for n in (7, 13, 97, 1021)])
x = np.cumsum(random.rand(8) + 0.1)
for n in (2, 3, 4, 7, 8):
    found[f"simpson{n}"] = integrate.simpson(random.randn(2, n), x[:n])
found["cumulative"] = integrate.cumulative_trapezoid(random.randn(2, 8), x, initial=0)
quads = [(np.sin, 0, np.pi), (lambda t: np.exp(-t * t), -np.inf, np.inf), (lambda t: t**2, 3, 1)]
found["quad"] = np.array([integrate.quad(*q)[0] for q in quads])
y, at = random.randn(8, 2), np.linspace(x[0] - 0.3, x[-1] + 0.3, 17)
for ends in ("not-a-knot", "natural", "clamped"):
    for n in (3, 4, 8):
        found[f"spline{ends}{n}"] = interpolate.CubicSpline(x[:n], y[:n], bc_type=ends)(at)
found["slopes"] = interpolate.CubicSpline(x, y)(at, 1)
found["area"] = interpolate.CubicSpline(x, y).integrate(x[0], x[-1])
found["pchip"] = interpolate.PchipInterpolator(x, y)(at)
for kind in ("linear", "nearest", "previous", "next", "cubic"):
    found[f"interp1d{kind}"] = interpolate.interp1d(x, y, kind, axis=0, bounds_error=False, fill_value=0.0)(at)
a, b = random.randn(4, 4), random.randn(4, 2)
good = a @ a.T + np.eye(4)
found["triangular"] = linalg.solve_triangular(a, b)
found["positive"] = linalg.solve(good, b, assume_a="pos")
found["cholesky"] = linalg.cholesky(good)
found["cho"] = linalg.cho_solve(linalg.cho_factor(good), b)
found["q"], found["r"] = linalg.qr(random.randn(5, 3), mode="economic")
found["pair"] = linalg.eigvalsh(a + a.T, good)
found["expm"], found["expm20"] = linalg.expm(a), linalg.expm(a * 3) / 1e3
found["blocks"] = linalg.block_diag(a, [1, 2], 3)
found["toeplitz"], found["hankel"] = linalg.toeplitz([1, 2, 3], [1, 4, 5]), linalg.hankel([1, 2, 3], [3, 4, 5])
np.savez(r"FILE", **found)
