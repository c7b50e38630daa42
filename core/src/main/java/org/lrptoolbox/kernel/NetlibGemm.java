package org.lrptoolbox.kernel;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;

/** The product of netlib's BLAS in plain Java, for JVMs which run without the Vector API. */
final class NetlibGemm implements GemmKernel {
    // Kept, because a logger that nobody holds forgets its level.
    private static final Logger LOGGER = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");

    private final BLAS blas;

    NetlibGemm() {
        // It would warn that it finds no native library and no vectors, neither of which is asked for here.
        LOGGER.setLevel(Level.SEVERE);
        blas = JavaBLAS.getInstance();
    }

    @Override
    public void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        // Netlib insists on a last row as long as the others with the gap behind it: copy where the array ends before.
        if (aOff + (ta ? k : m) * (long) lda > a.length) {
            double[] copy = Arrays.copyOfRange(a, aOff, aOff + (ta ? k : m) * lda);
            multiply(ta, tb, m, n, k, copy, 0, lda, b, bOff, ldb, accumulate, c, cOff, ldc);
        } else if (bOff + (tb ? n : k) * (long) ldb > b.length) {
            double[] copy = Arrays.copyOfRange(b, bOff, bOff + (tb ? n : k) * ldb);
            multiply(ta, tb, m, n, k, a, aOff, lda, copy, 0, ldb, accumulate, c, cOff, ldc);
        } else if (cOff + m * (long) ldc > c.length) {
            double[] copy = new double[m * n];
            copyRows(m, n, c, cOff, ldc, copy, 0, n);
            multiply(ta, tb, m, n, k, a, aOff, lda, b, bOff, ldb, accumulate, copy, 0, n);
            copyRows(m, n, copy, 0, n, c, cOff, ldc);
        } else {
            // BLAS is column-major: what it sees of our arrays are the transposes, and C' = B' A'.
            blas.dgemm(tb ? "T" : "N", ta ? "T" : "N", n, m, k, 1, b, bOff, ldb, a, aOff, lda, accumulate ? 1 : 0, c,
                    cOff, ldc);
        }
    }

    private static void copyRows(int rows, int columns, double[] from, int at, int ld, double[] to, int toAt,
            int toLd) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, at + i * ld, to, toAt + i * toLd, columns);
        }
    }

    @Override
    public String describe() {
        return "portable Java; start the JVM with --add-modules jdk.incubator.vector for the fast kernel";
    }
}
