# Sparse matrices, as SciPy has them.
import numpy as np
from scipy import sparse

random = np.random.RandomState(7)
found = {}
dense = random.randint(-3, 4, (5, 4)) * (random.rand(5, 4) < 0.5)
other = random.randint(-3, 4, (4, 6)) * (random.rand(4, 6) < 0.5)


def keep(name, made):
    if sparse.issparse(made):
        made = made.toarray()
    found[name] = np.asarray(made)


for kind in (sparse.csr_matrix, sparse.csc_matrix, sparse.coo_matrix, sparse.csr_array):
    n = kind.__name__
    m, o = kind(dense), kind(other)
    keep(n, m)
    keep(n + "T", m.T)
    keep(n + "product", m @ o)
    keep(n + "vector", m @ np.arange(4.0))
    keep(n + "block", m @ np.arange(8.0).reshape(4, 2))
    keep(n + "left", np.arange(5.0) @ m)
    keep(n + "sum", m + m)
    keep(n + "less", m - 2 * m)
    keep(n + "half", m / 2)
    keep(n + "times", m.multiply(kind(dense[::-1])))
    keep(n + "scaled", m.multiply(np.arange(4)))
    keep(n + "dense", m + np.ones((5, 4)))
    for axis in (None, 0, 1):
        keep(f"{n}sum{axis}", m.sum(axis))
        keep(f"{n}mean{axis}", m.mean(axis))
        keep(f"{n}max{axis}", m.max(axis))
    keep(n + "diagonal", m.diagonal(1))
    keep(n + "nnz", m.count_nonzero())
    keep(n + "nonzero", np.array(m.nonzero()))
    keep(n + "abs", abs(-m))
    keep(n + "float", m.astype("f4"))
    if m.format != "coo":
        keep(n + "arrays", np.concatenate([m.data, m.indices, m.indptr]))
        keep(n + "element", m[2, 1])
        keep(n + "rows", m[1:4])
        keep(n + "picked", m[[3, 0, 3]])
        keep(n + "columns", m[:, [2, 2, 0]])
        keep(n + "part", m[::2, 1:3])
        keep(n + "some", m[[0, 1, 4], [3, 2, 1]])
        keep(n + "filter", m[np.array([True, False, True, False, True])])
        keep(n + "row", m[1])
        written = m.copy()
        written[0, 0] = 9
        keep(n + "written", written)
keep("matrix_product", sparse.csr_matrix(dense) * sparse.csr_matrix(other))
keep("matrix_power", sparse.csr_matrix(dense[:4]) ** 3)
keep("array_product", sparse.csr_array(dense) * sparse.csr_array(dense))
keep("repeated", sparse.coo_matrix(([1, 2, 3.5], ([0, 0, 1], [1, 1, 0])), (2, 3)))
keep("repeated_csr", sparse.csr_matrix(([1, 2, 3.5], ([0, 0, 1], [1, 1, 0])), (2, 3)))
keep("compressed", sparse.csr_matrix(([1, 2, 3], [2, 0, 1], [0, 1, 1, 3])))
keep("empty", sparse.csr_matrix((2, 3)))
keep("eye", sparse.eye(3, 4, 1))
keep("identity", sparse.identity(3))
keep("diags", sparse.diags([[1, 2, 3], [4, 5]], [0, 1], format="csr"))
keep("band", sparse.diags([-1, 2, -1], [-1, 0, 1], (4, 4), format="csr"))
keep("stacked", sparse.vstack([sparse.csr_matrix(dense), sparse.csr_matrix(dense[:1])]))
keep("beside", sparse.hstack([sparse.csr_matrix(dense), sparse.eye(5)]))
keep("diagonal", sparse.block_diag([dense, [[1, 2]]]))
keep("kron", sparse.kron(dense[:2], other[:2]))
keep("lower", sparse.tril(dense, -1))
keep("upper", sparse.triu(sparse.csr_matrix(dense)))
keep("found", np.array(sparse.find(sparse.csr_matrix(dense))))
keep("equal", (sparse.csr_matrix(dense) != sparse.csr_matrix(dense * 1)).nnz)
for kind in (sparse.csr_matrix, sparse.csc_matrix, sparse.coo_matrix, sparse.csc_array):
    sparse.save_npz("sparse.npz", kind(dense))
    back = sparse.load_npz("sparse.npz")
    assert type(back) is kind, type(back)
    keep("file" + kind.__name__, back)
np.savez(r"FILE", **found)
