package org.lrptoolbox.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/** The matrix product C = op(A) op(B) on row-major float32 arrays, added up in float32 as NumPy does, by a native library. */
public final class SingleProduct {
    private SingleProduct() {}

    /**
     * Multiplies on all cores; arguments as in {@link MatrixProduct#parallel}, matrices have to lie within their arrays.
     *
     * @return false, with C undefined, where no library has such a product or it is too small for one: then
     *     {@link MatrixProduct} serves, in float64
     */
    public static boolean parallel(boolean ta, boolean tb, int m, int n, int k, float[] a, int aOff, int lda, float[] b,
            int bOff, int ldb, float[] c, int cOff, int ldc) {
        if (m == 0 || n == 0 || k == 0 || !(Kernels.forShape(m, n, k) instanceof SingleKernel kernel)) {
            return false;
        }
        MatrixProduct.check("A", ta ? k : m, ta ? m : k, a.length, aOff, lda);
        MatrixProduct.check("B", tb ? n : k, tb ? k : n, b.length, bOff, ldb);
        MatrixProduct.check("C", m, n, c.length, cOff, ldc);
        AtomicBoolean made = new AtomicBoolean(true);
        Parallel.forEach(MatrixProduct.pieces(m, n, k),
                number -> MatrixProduct.piece(number, m, n, k, (row, rows, column, columns) -> {
                    if (!kernel.multiply(ta, tb, rows, columns, k, a, aOff + (ta ? row : row * lda), lda, b,
                            bOff + (tb ? column * ldb : column), ldb, c, cOff + row * ldc + column, ldc)) {
                        made.set(false);
                    }
                }));
        return made.get();
    }
}
