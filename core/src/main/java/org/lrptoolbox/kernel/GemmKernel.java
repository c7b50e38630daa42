package org.lrptoolbox.kernel;

/**
 * One thread's matrix product C = op(A) op(B) [+ C] on row-major blocks of arrays; {@link MatrixProduct} is the way in,
 * {@link Kernels} chooses.
 *
 * <p>Zeros are not skipped: 0 * inf is NaN, as IEEE 754 has it. In the kernels in Java an element of C does not depend
 * on which rows and columns are computed together with it; in a native one its last bits may.
 */
interface GemmKernel {

    /**
     * Arguments are as in {@link MatrixProduct#multiply}, checked, with m, n, k all positive.
     */
    void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b, int bOff,
            int ldb, boolean accumulate, double[] c, int cOff, int ldc);

    /** What computes here. */
    String describe();
}
