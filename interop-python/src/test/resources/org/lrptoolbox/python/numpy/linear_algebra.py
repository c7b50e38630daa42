# Decompositions of real and complex matrices, with NumPy's signs and order.
import numpy as np

random = np.random.RandomState(3)


def show(name, *arrays):
    print(name, *[(a.dtype.name, (np.round(a, 4) + 0).tolist()) for a in map(np.asarray, arrays)])


for kind in ("f8", "c16"):
    for shape in ((3, 3), (4, 2), (2, 4)):
        a = random.randn(*shape).astype(kind)
        a = a + 1j * random.randn(*shape) if kind == "c16" else a
        show("svd", *np.linalg.svd(a), *np.linalg.svd(a, full_matrices=False), np.linalg.svd(a, compute_uv=False))
        show("qr", *np.linalg.qr(a), *np.linalg.qr(a, "complete"), np.linalg.qr(a, "r"))
        show("lstsq", *np.linalg.lstsq(a, np.ones(shape[0]), rcond=None))
        if shape == (3, 3):
            both = a + a.conj().T
            show("eig", *np.linalg.eig(a), *np.linalg.eigh(both), *np.linalg.eigh(both, "U"))
            show("solve", np.linalg.inv(a), np.linalg.solve(a, np.arange(3.0)), np.linalg.cholesky(both @ both + np.eye(3)))
show("roots", np.roots([1j, 2, 3]), np.roots([1, -6, 11, -6]))
show("normal", random.multivariate_normal([0, 1, 2], np.cov(random.randn(3, 9)), 2))
show("normal", np.random.default_rng(1).multivariate_normal([0, 1], [[2, 0.5], [0.5, 1]], 2))
for refused in (
    lambda: np.linalg.inv(np.ones((2, 2))),
    lambda: np.linalg.cholesky(-np.eye(2)),
    lambda: np.linalg.svd([[np.nan, 1], [1, 2]]),
):
    try:
        print(refused())
    except np.linalg.LinAlgError as error:
        print(error)
print(np.linalg.qr([[0.5, 0, 1], [1e-3, 0, -7]]), np.linalg.svd(np.zeros((0, 2))))
