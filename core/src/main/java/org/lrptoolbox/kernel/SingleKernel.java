package org.lrptoolbox.kernel;

/** One thread's matrix product in float32, for kernels that have one. */
interface SingleKernel {
    /**
     * C = op(A) op(B), arguments as in {@link GemmKernel#multiply}.
     *
     * @return false, with C as it was, where there is no such product
     */
    boolean multiply(boolean ta, boolean tb, int m, int n, int k, float[] a, int aOff, int lda, float[] b, int bOff,
            int ldb, float[] c, int cOff, int ldc);
}
