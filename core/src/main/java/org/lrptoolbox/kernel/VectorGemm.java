package org.lrptoolbox.kernel;

/**
 * A blocked product on vector registers, after Goto and van de Geijn, "Anatomy of high-performance matrix
 * multiplication" (ACM TOMS 34, 2008).
 *
 * <p>B is packed into panels as wide as a register tile, of which one stays in the first-level cache while a block of
 * A, which stays in the second-level cache, streams past it. Each element of C is one chain of fused multiply-adds in
 * ascending order of k within a block of {@link #DEPTH}, and the blocks are added in order: the same wherever the
 * element lies in a tile.
 */
final class VectorGemm implements GemmKernel {
    /** Depth of a block, at most: a panel of B takes 34 KB, most of a first-level cache. */
    static final int DEPTH = 272;
    /** Elements of a block of A: 512 KB of the second-level cache. */
    private static final int LEFT_BLOCK = 64 * 1024;
    /** Columns of B packed at a time: another 512 KB. */
    private static final int COLUMNS = 256;
    /** Rows of B packed at a time: as many memory streams. */
    private static final int PACKED_ROWS = 16;

    @Override
    public void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        // Blocks of about equal depth: a shallow last one would visit all of C for little.
        int blocks = (k + DEPTH - 1) / DEPTH;
        int deepest = (k + blocks - 1) / blocks;
        for (int j = 0; j < n; j += COLUMNS) {
            int columns = Math.min(COLUMNS, n - j);
            for (int p = 0; p < k; p += deepest) {
                int depth = Math.min(deepest, k - p);
                double[] panels = tb
                        ? packTransposed(depth, columns, b, bOff + j * ldb + p, ldb)
                        : pack(depth, columns, b, bOff + p * ldb + j, ldb);
                boolean add = accumulate || p > 0;
                int block = Math.max(MicroKernel.ROWS, LEFT_BLOCK / depth / MicroKernel.ROWS * MicroKernel.ROWS);
                for (int i = 0; i < m; i += block) {
                    int rows = Math.min(block, m - i);
                    int at = cOff + i * ldc + j;
                    if (ta) {
                        double[] left = transpose(rows, depth, a, aOff + p * lda + i, lda);
                        sweep(rows, columns, depth, left, 0, depth, panels, add, c, at, ldc);
                    } else {
                        sweep(rows, columns, depth, a, aOff + i * lda + p, lda, panels, add, c, at, ldc);
                    }
                }
            }
        }
    }

    private static void sweep(int rows, int columns, int depth, double[] a, int aOff, int lda, double[] panels,
            boolean add, double[] c, int cOff, int ldc) {
        double[] tile = new double[MicroKernel.ROWS * MicroKernel.COLUMNS];
        for (int j = 0; j < columns; j += MicroKernel.COLUMNS) {
            int width = Math.min(MicroKernel.COLUMNS, columns - j);
            for (int i = 0; i < rows; i += MicroKernel.ROWS) {
                MicroKernel.tile(Math.min(MicroKernel.ROWS, rows - i), width, depth, a, aOff + i * lda, lda, panels,
                        j * depth, tile, add, c, cOff + i * ldc + j, ldc);
            }
        }
    }

    /** Panel after panel, each holding {@code depth} rows of full width; columns past the last one are zero. */
    private static double[] pack(int depth, int columns, double[] b, int bOff, int ldb) {
        double[] panels = panels(depth, columns);
        for (int first = 0; first < depth; first += PACKED_ROWS) {
            int rows = Math.min(PACKED_ROWS, depth - first);
            for (int j = 0; j < columns; j += MicroKernel.COLUMNS) {
                int width = Math.min(MicroKernel.COLUMNS, columns - j);
                MicroKernel.pack(rows, width, b, bOff + first * ldb + j, ldb, panels,
                        j * depth + first * MicroKernel.COLUMNS);
            }
        }
        return panels;
    }

    private static double[] packTransposed(int depth, int columns, double[] b, int bOff, int ldb) {
        double[] panels = panels(depth, columns);
        for (int j = 0; j < columns; j += MicroKernel.COLUMNS) {
            for (int lane = 0; lane < MicroKernel.COLUMNS; lane++) {
                int to = j * depth + lane;
                if (j + lane < columns) {
                    int from = bOff + (j + lane) * ldb;
                    for (int p = 0; p < depth; p++) {
                        panels[to + p * MicroKernel.COLUMNS] = b[from + p];
                    }
                } else {
                    for (int p = 0; p < depth; p++) {
                        panels[to + p * MicroKernel.COLUMNS] = 0;
                    }
                }
            }
        }
        return panels;
    }

    private static double[] panels(int depth, int columns) {
        int whole = (columns + MicroKernel.COLUMNS - 1) / MicroKernel.COLUMNS * MicroKernel.COLUMNS;
        return Scratch.RIGHT.get(depth * whole);
    }

    private static double[] transpose(int rows, int depth, double[] a, int aOff, int lda) {
        double[] left = Scratch.LEFT.get(rows * depth);
        // By eight rows: the cache line read for the first of them holds the others too.
        for (int i = 0; i < rows; i += 8) {
            for (int r = i; r < Math.min(i + 8, rows); r++) {
                for (int p = 0; p < depth; p++) {
                    left[r * depth + p] = a[aOff + p * lda + r];
                }
            }
        }
        return left;
    }

    @Override
    public String describe() {
        return "Vector API, " + MicroKernel.LANES + " doubles per instruction";
    }
}
