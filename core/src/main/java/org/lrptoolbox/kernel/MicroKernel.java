package org.lrptoolbox.kernel;

import java.util.Arrays;

import jdk.incubator.vector.DoubleVector;
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
     * @param tile room for a tile
     * @param add whether to add to what C holds
     */
    static void tile(int rows, int width, int depth, double[] a, int aOff, int lda, double[] panels, int panel,
            double[] tile, boolean add, double[] c, int cOff, int ldc) {
        int a1 = aOff + Math.min(1, rows - 1) * lda;
        int a2 = aOff + Math.min(2, rows - 1) * lda;
        int a3 = aOff + (rows - 1) * lda;
        if (width > LANES) {
            wide(depth, a, aOff, a1, a2, a3, panels, panel, tile);
        } else {
            narrow(depth, a, aOff, a1, a2, a3, panels, panel, tile);
        }
        store(rows, width, tile, add, c, cOff, ldc);
    }

    /** Copies rows of B into a panel; columns that do not exist become zero. */
    static void pack(int rows, int width, double[] b, int bOff, int ldb, double[] panels, int panel) {
        if (width == COLUMNS) {
            for (int p = 0; p < rows; p++) {
                DoubleVector.fromArray(SPECIES, b, bOff + p * ldb).intoArray(panels, panel + p * COLUMNS);
                DoubleVector.fromArray(SPECIES, b, bOff + p * ldb + LANES).intoArray(panels,
                        panel + p * COLUMNS + LANES);
            }
        } else {
            for (int p = 0; p < rows; p++) {
                System.arraycopy(b, bOff + p * ldb, panels, panel + p * COLUMNS, width);
                Arrays.fill(panels, panel + p * COLUMNS + width, panel + (p + 1) * COLUMNS, 0);
            }
        }
    }

    private static void wide(int depth, double[] a, int a0, int a1, int a2, int a3, double[] panels, int panel,
            double[] tile) {
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
        l0.intoArray(tile, 0);
        r0.intoArray(tile, LANES);
        l1.intoArray(tile, COLUMNS);
        r1.intoArray(tile, COLUMNS + LANES);
        l2.intoArray(tile, 2 * COLUMNS);
        r2.intoArray(tile, 2 * COLUMNS + LANES);
        l3.intoArray(tile, 3 * COLUMNS);
        r3.intoArray(tile, 3 * COLUMNS + LANES);
    }

    private static void narrow(int depth, double[] a, int a0, int a1, int a2, int a3, double[] panels, int panel,
            double[] tile) {
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
        l0.intoArray(tile, 0);
        l1.intoArray(tile, COLUMNS);
        l2.intoArray(tile, 2 * COLUMNS);
        l3.intoArray(tile, 3 * COLUMNS);
    }

    /** The detour by way of a small array keeps vectors out of branches and masks, where the compiler boxes them. */
    private static void store(int rows, int width, double[] tile, boolean add, double[] c, int cOff, int ldc) {
        for (int r = 0; r < rows; r++) {
            int at = cOff + r * ldc;
            int t = r * COLUMNS;
            if (add) {
                for (int j = 0; j < width; j++) {
                    c[at + j] += tile[t + j];
                }
            } else {
                System.arraycopy(tile, t, c, at, width);
            }
        }
    }
}
