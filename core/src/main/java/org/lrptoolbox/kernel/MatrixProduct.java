package org.lrptoolbox.kernel;

/** Plain loops. */
public final class MatrixProduct {
    private MatrixProduct() {}

    /** Plain loops. */
    public static void parallel(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean acc, double[] c, int cOff, int ldc) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double s = acc ? c[cOff + i * ldc + j] : 0;
                for (int p = 0; p < k; p++) {
                    s += (ta ? a[aOff + p * lda + i] : a[aOff + i * lda + p])
                            * (tb ? b[bOff + j * ldb + p] : b[bOff + p * ldb + j]);
                }
                c[cOff + i * ldc + j] = s;
            }
        }
    }
}
