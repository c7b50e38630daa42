package org.lrptoolbox.kernel;

/**
 * One thread's matrix product C = op(A) op(B) [+ C] on row-major blocks of arrays; {@link MatrixProduct} is the way in.
 *
 * <p>An element of C does not depend on which rows and columns are computed together with it, so that callers may
 * split a product by rows and columns as they like. Zeros are not skipped: 0 * inf is NaN, as IEEE 754 has it.
 */
sealed interface GemmKernel permits VectorGemm, NetlibGemm {

    /**
     * Arguments are as in {@link MatrixProduct#multiply}, checked, with m, n, k all positive.
     */
    void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b, int bOff,
            int ldb, boolean accumulate, double[] c, int cOff, int ldc);

    /** What computes here and, where it is not the fastest, what would bring that about. */
    String describe();

    /** The fastest kernel of this JVM. */
    static GemmKernel best() {
        return Best.KERNEL;
    }

    /** Chooses on first use; VectorGemm is only touched where the module it needs is there. */
    final class Best {
        private static final GemmKernel KERNEL = choose();

        private Best() {}

        private static GemmKernel choose() {
            boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
            return vectors ? new VectorGemm() : new NetlibGemm();
        }
    }
}
