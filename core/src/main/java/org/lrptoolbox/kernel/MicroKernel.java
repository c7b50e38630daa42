package org.lrptoolbox.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loop of {@link VectorGemm}: a tile of C, four rows by two vectors, held in registers.
 *
 * <p>Eight chains of multiply-adds keep two units of four cycles' latency busy, and with what they read they fit into
 * the sixteen registers of AVX2 and the thirty-two of AVX-512 and NEON alike. Accumulators are local variables because
 * the compiler keeps those in registers, and arrays of vectors not.
 */
final class MicroKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Doubles in a vector. */
    static final int LANES = SPECIES.length();
    /** Rows of a tile. */
    static final int ROWS = 4;
    /** Columns of a tile. */
    static final int COLUMNS = 2 * LANES;

    private MicroKernel() {}

    /**
     * Computes the tile at {@code c[cOff]} from rows of A and one panel of B.
     *
     * @param rows how many of the rows exist; the last one is computed in place of those that do not, and not stored
     * @param width how many of the columns exist
     * @param depth the number of products in each sum, at least 1
     * @param add whether to add to what the tile holds
     */
    static void tile(int rows, int width, int depth, double[] a, int aOff, int lda, double[] panels, int panel,
            boolean add, double[] c, int cOff, int ldc) {
        int a1 = aOff + Math.min(1, rows - 1) * lda;
        int a2 = aOff + Math.min(2, rows - 1) * lda;
        int a3 = aOff + (rows - 1) * lda;
        if (width > LANES) {
            wide(rows, width - LANES, depth, a, aOff, a1, a2, a3, panels, panel, add, c, cOff, ldc);
        } else {
            narrow(rows, width, depth, a, aOff, a1, a2, a3, panels, panel, add, c, cOff, ldc);
        }
    }

    private static void wide(int rows, int tail, int depth, double[] a, int a0, int a1, int a2, int a3,
            double[] panels, int panel, boolean add, double[] c, int cOff, int ldc) {
        DoubleVector l0 = DoubleVector.zero(SPECIES);
        DoubleVector l1 = l0;
        DoubleVector l2 = l0;
        DoubleVector l3 = l0;
        DoubleVector r0 = l0;
        DoubleVector r1 = l0;
        DoubleVector r2 = l0;
        DoubleVector r3 = l0;
        for (int p = 0; p < depth; p++) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, panels, panel + p * COLUMNS);
            DoubleVector right = DoubleVector.fromArray(SPECIES, panels, panel + p * COLUMNS + LANES);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[a0 + p]);
            l0 = x.fma(left, l0);
            r0 = x.fma(right, r0);
            x = DoubleVector.broadcast(SPECIES, a[a1 + p]);
            l1 = x.fma(left, l1);
            r1 = x.fma(right, r1);
            x = DoubleVector.broadcast(SPECIES, a[a2 + p]);
            l2 = x.fma(left, l2);
            r2 = x.fma(right, r2);
            x = DoubleVector.broadcast(SPECIES, a[a3 + p]);
            l3 = x.fma(left, l3);
            r3 = x.fma(right, r3);
        }
        VectorMask<Double> mask = SPECIES.indexInRange(0, tail);
        store(l0, add, c, cOff);
        store(r0, add, c, cOff + LANES, mask);
        if (rows > 1) {
            store(l1, add, c, cOff + ldc);
            store(r1, add, c, cOff + ldc + LANES, mask);
        }
        if (rows > 2) {
            store(l2, add, c, cOff + 2 * ldc);
            store(r2, add, c, cOff + 2 * ldc + LANES, mask);
        }
        if (rows > 3) {
            store(l3, add, c, cOff + 3 * ldc);
            store(r3, add, c, cOff + 3 * ldc + LANES, mask);
        }
    }

    private static void narrow(int rows, int width, int depth, double[] a, int a0, int a1, int a2, int a3,
            double[] panels, int panel, boolean add, double[] c, int cOff, int ldc) {
        DoubleVector l0 = DoubleVector.zero(SPECIES);
        DoubleVector l1 = l0;
        DoubleVector l2 = l0;
        DoubleVector l3 = l0;
        for (int p = 0; p < depth; p++) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, panels, panel + p * COLUMNS);
            l0 = DoubleVector.broadcast(SPECIES, a[a0 + p]).fma(left, l0);
            l1 = DoubleVector.broadcast(SPECIES, a[a1 + p]).fma(left, l1);
            l2 = DoubleVector.broadcast(SPECIES, a[a2 + p]).fma(left, l2);
            l3 = DoubleVector.broadcast(SPECIES, a[a3 + p]).fma(left, l3);
        }
        VectorMask<Double> mask = SPECIES.indexInRange(0, width);
        store(l0, add, c, cOff, mask);
        if (rows > 1) {
            store(l1, add, c, cOff + ldc, mask);
        }
        if (rows > 2) {
            store(l2, add, c, cOff + 2 * ldc, mask);
        }
        if (rows > 3) {
            store(l3, add, c, cOff + 3 * ldc, mask);
        }
    }

    private static void store(DoubleVector sum, boolean add, double[] c, int at) {
        (add ? DoubleVector.fromArray(SPECIES, c, at).add(sum) : sum).intoArray(c, at);
    }

    private static void store(DoubleVector sum, boolean add, double[] c, int at, VectorMask<Double> mask) {
        (add ? DoubleVector.fromArray(SPECIES, c, at, mask).add(sum) : sum).intoArray(c, at, mask);
    }
}
