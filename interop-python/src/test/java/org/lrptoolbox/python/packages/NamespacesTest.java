package org.lrptoolbox.python.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** Libraries that wrap all of NumPy, as autograd does, find every function in the modules' dictionaries. */
class NamespacesTest {
    @Test
    void dictionariesHaveWhatIsLoadedWhenAskedFor() {
        assertEquals("", Python
                .run("""
                        import numpy as np, scipy.linalg
                        for module, names in ((np, 'tanh einsum percentile int64 pi'), (np.linalg, 'solve outer matmul'),
                                              (np.random, 'rand normal RandomState'), (scipy.linalg, 'expm sqrtm lu_factor')):
                            known = module.__dict__
                            missing = [n for n in names.split() if n not in known]
                            assert not missing, (module.__name__, missing)
                            assert all(known[n] is getattr(module, n) for n in names.split()), module.__name__
                            assert set(names.split()) <= set(dir(module)), module.__name__
                        assert vars(np)['sum'] is np.sum
                        from numpy.linalg._linalg import EigResult, SlogdetResult
                        assert isinstance(np.linalg.slogdet(np.eye(2)), SlogdetResult)
                        from numpy._core.einsumfunc import _parse_einsum_input
                        terms, output, operands = _parse_einsum_input(('ij,jk', np.eye(2), np.eye(2)))
                        assert (terms, output, len(operands)) == ('ij,jk', 'ik', 2)
                        for made in (np.zeros(np.array([2, 3])), np.ones(6).reshape(np.array([2, 3])), np.resize(1, np.array([2, 3]))):
                            assert made.shape == (2, 3), made.shape
                        assert np.ones(3).reshape(np.array([3])).shape == (3,)
                        """));
    }

    /** The laws of each function, on matrices of which one has dependent eigenvectors. */
    @Test
    void functionsOfMatrices() {
        assertEquals("", Python
                .run("""
                        import numpy as np, scipy.linalg as L
                        r = np.random.RandomState(0); a, q = r.randn(5, 5), r.randn(5, 5); s = a @ a.T + np.eye(5)
                        def near(found, expected, tolerance=1e-11):
                            assert np.abs(found - expected).max() < tolerance * max(1, np.abs(expected).max()), (found, expected)
                        jordan = np.array([[1.0, 2.0], [0.0, 1.0]])
                        for m in (s, jordan, a):
                            near(L.sqrtm(m) @ L.sqrtm(m), m)
                        assert not np.iscomplexobj(L.sqrtm(s)) and not np.iscomplexobj(L.sqrtm(jordan))
                        near(L.sqrtm(np.diag([-4.0, 9.0])), np.diag([2j, 3.0]))
                        near(L.sqrtm(jordan), np.array([[1.0, 1.0], [0.0, 1.0]])); near(L.logm(jordan), np.array([[0.0, 2.0], [0.0, 0.0]]))
                        near(L.expm(L.logm(s)), s)
                        from scipy.spatial.distance import mahalanobis
                        near(np.array([mahalanobis([3.], [1.], 4.)]), np.array([4.]))
                        p, low, up = L.lu(a); near(p @ low @ up, a); near(np.tril(low) - low, 0 * a); near(np.triu(up) - up, 0 * a)
                        near(L.lu(a, permute_l=True)[0] @ up, a)
                        for trans, m in ((0, a), (1, a.T)):
                            near(m @ L.lu_solve(L.lu_factor(a), q, trans), q)
                        x = L.solve_sylvester(a, s, q); near(a @ x + x @ s, q)
                        x = L.solve_continuous_lyapunov(a, q); near(a @ x + x @ a.T, q)
                        x = L.solve_discrete_lyapunov(a / 5, q); near(a @ x @ a.T / 25 - x + q, 0 * a)
                        near(L.solve_banded((1, 1), [[0, 1, 1], [4, 4, 4], [1, 1, 0]], [6.0, 12.0, 14.0]), np.array([1.0, 2.0, 3.0]))
                        near(np.sort(np.linalg.eigvals(L.companion([1.0, -3.0, 2.0]))), np.array([1.0, 2.0])); near(L.hilbert(2), np.array([[1, 1 / 2], [1 / 2, 1 / 3]]))
                        """));
    }

    /** Exponentials whose entries are known: exact for powers that vanish, diagonals of triangles by their own exponentials, many at once. */
    @Test
    void exponentialsOfMatrices() {
        assertEquals("", Python
                .run("""
                        import numpy as np, scipy.linalg as L
                        for step in (0.5, 0.25, 2.0):
                            power = np.eye(3) + step * np.eye(3, k=1) + step**2 / 2 * np.eye(3, k=2)
                            for a in (np.eye(3, k=1), -np.eye(3, k=1), np.eye(3, k=-1)):
                                sign = np.sign(a.sum()); expected = power if a[1, 0] == 0 else power.T
                                found = L.expm(a * step)
                                assert (found == np.where(np.abs(np.subtract.outer(range(3), range(3))) == 1, sign, 1) * expected).all(), found
                        r = np.random.RandomState(0)
                        for n in (2, 5, 9):
                            for size in (0.01, 0.3, 2.0, 40.0):
                                v = r.randn(n); base = np.eye(n) + r.rand(n, n) / (2 * n); a = base @ np.diag(v * size) @ np.linalg.inv(base)
                                expected = base @ np.diag(np.exp(v * size)) @ np.linalg.inv(base)
                                assert np.abs(L.expm(a) - expected).max() < 1e-12 * np.abs(expected).max() * max(1, size), (n, size)
                        steep = np.array([[1.0, 1e6, 3.0], [0.0, -1.0, -1e6], [0.0, 0.0, -1.0]])
                        for a in (steep, steep.T):
                            assert np.allclose(np.diag(L.expm(a)), np.exp(np.diag(a)), rtol=1e-14, atol=0)
                        many = r.randn(2, 3, 4, 4) + 1j
                        assert L.expm(many).shape == many.shape and (L.expm(many)[1, 2] == L.expm(many[1, 2])).all()
                        assert (L.expm(np.diag([1.0, 2.0])) == np.diag(np.exp([1.0, 2.0]))).all() and L.expm(np.zeros((2, 0, 0))).shape == (2, 0, 0)
                        assert L.expm(np.ones((2, 2), np.float32)).dtype == np.float32 and L.expm([[0, 1], [0, 0]]).dtype == np.float64
                        assert L.expm(3.0) == np.exp(3.0) and np.isnan(L.expm([[np.nan, 1.0], [1.0, 1.0]])).all()
                        for wrong in ([1.0, 2.0], [[1.0, 2.0, 3.0]]):
                            try:
                                L.expm(wrong)
                            except np.linalg.LinAlgError:
                                continue
                            raise AssertionError(wrong)
                        """));
    }
}
