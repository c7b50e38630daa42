package org.lrptoolbox.python.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lrptoolbox.python.testing.Python;

/** {@code scipy.sparse.linalg}, {@code scipy.cluster.vq} and {@code leastsq}: by the laws of what they compute, and SciPy's draws. */
class SparseEquationsTest {
    private static final String START = """
            import numpy as np
            def near(found, expected, tolerance=1e-11):
                assert np.allclose(found, expected, rtol=0, atol=tolerance), f'found {found}, expected {expected}'
            """;

    private static void run(String script) {
        assertEquals("", Python.run(START + script));
    }

    @Test
    void equationsAndEigenvaluesOfSparseMatrices() {
        run("""
                import scipy.sparse as S, scipy.sparse.linalg as L
                full = np.diag(np.arange(1.0, 9)) + np.diag(np.full(7, 0.3), 1) + np.diag(np.full(7, 0.3), -1)
                A, b = S.csr_matrix(full), np.arange(8.0)
                near(A @ L.spsolve(A, b), b)
                steps = []
                x, info = L.cg(A, b, rtol=1e-12, callback=steps.append)
                near(A @ x, b, 1e-10); assert info == 0 and 1 < len(steps) <= 9, (info, len(steps))
                assert L.cg(A, b, rtol=1e-12, maxiter=2)[1] == 2
                every = np.linalg.eigvalsh(full)
                for which, wanted in (('LM', every[-3:]), ('SM', every[:3]), ('LA', every[-3:]), ('SA', every[:3]), ('BE', every[[0, -2, -1]])):
                    values, vectors = L.eigsh(A, k=3, which=which)
                    near(values, wanted); near(A @ vectors, vectors * values)
                near(L.eigsh(A, k=2, sigma=3.1, return_eigenvectors=False), sorted(every[np.argsort(abs(every - 3.1))[:2]]))
                u, s, vt = L.svds(S.csr_matrix(full[:5]), k=5)
                near((u * s) @ vt, full[:5]); assert (np.diff(s) > 0).all()
                try:
                    L.eigsh(A, k=9)
                except ValueError as e:
                    assert '8' in str(e) and '9' in str(e)
                else:
                    raise AssertionError('more eigenvalues than there are')
                """);
    }

    @Test
    void groupsOfPointsBySciPysDraws() {
        run("""
                from scipy.cluster import vq as V
                r = np.random.RandomState(0); X = np.concatenate([r.randn(30, 2) + m for m in (0, 8, -8)])
                near(V.whiten(X).std(axis=0), 1)
                np.random.seed(3); codes, distance = V.kmeans(X, 3)
                labels, far = V.vq(X, codes)
                near(np.sort(codes[:, 0]), np.sort([X[k:k + 30, 0].mean() for k in (0, 30, 60)])); near(far.mean(), distance)
                assert sorted(np.bincount(labels).tolist()) == [30, 30, 30]
                np.random.seed(3); start = X[np.random.choice(90, size=3, replace=False)]
                np.random.seed(3); codes, labels = V.kmeans2(X, 3, minit='points')
                near(codes, V.kmeans2(X, start, minit='matrix')[0])
                """);
    }

    @Test
    void leastSquaresOfLineAreTheExactOnes() {
        run("""
                from scipy.optimize import leastsq
                t = np.linspace(0, 1, 20); y = 3 * t + 1 + 0.1 * np.sin(40 * t)
                x, ending = leastsq(lambda p, t, y: p[0] * t + p[1] - y, [0, 0], args=(t, y))
                near(x, np.polyfit(t, y, 1), 1e-9); assert ending in (1, 2, 3, 4)
                x, covariance, info, message, ending = leastsq(lambda p: p[0] * t + p[1] - y, [0, 0], full_output=True)
                J = np.stack([t, np.ones(20)], axis=1); near(covariance, np.linalg.inv(J.T @ J), 1e-6); near(info['fvec'], J @ x - y)
                """);
    }

    /** Against SciPy 1.17's numbers; a sample against itself; all orders of three and two numbers. */
    @Test
    void samplesAreCompared() {
        run("""
                from scipy.stats import ks_2samp, shapiro
                r = np.random.RandomState(0); a, b = r.randn(30), r.randn(40) + 0.3
                found = ks_2samp(a, b)
                near((*found, found.statistic_location), (0.3, 0.0762046102472055, -0.002302750575335577), 1e-13); assert found.statistic_sign == -1
                near(ks_2samp(a, b, 'less').pvalue, 0.0381033421577663, 1e-13); near(ks_2samp(a, a).pvalue, 1)
                near(ks_2samp([1, 2, 3], [4, 5]), (1, 2 / 10), 1e-15); near(ks_2samp([1, 2, 3], [4, 5], 'greater')[1], 1 / 10, 1e-15)
                near(shapiro(a), (0.9694928401706201, 0.5253924062862247), 1e-10)
                near(shapiro([1.0, 2.0, 3.0]), (1, 1), 1e-9); assert shapiro(np.exp(3 * a)).pvalue < 1e-6
                """);
    }
}
