package org.lrptoolbox.kernel;

import java.util.Arrays;

/**
 * The product in plain Java, fast in every stage of the JVM's compilation: a loop over one row of partial sums to which
 * eight rows of a packed strip are added at a time. The first compiler makes 5 GFLOP/s of it as soon as it is called,
 * the second one turns it into vector instructions (20 to 30 GFLOP/s on a processor whose OpenBLAS does 45).
 *
 * <p>Each element of C is the same chain of fused multiply-adds as in {@link VectorGemm}, so that one may stand in for
 * the other at any time: the results agree bit for bit.
 */
final class PlainGemm implements GemmKernel {
    /** Partial sums of a row: with the strip below 18 KB, which stay in the first-level cache. */
    private static final int LANES = 256;
    /** Rows of partial sums: 256 KB of the second-level cache. */
    private static final int ROWS = 128;
    /** Rows of a strip. */
    private static final int STRIP = 8;
    /** Below this many columns of C, vectors run along its rows instead. */
    private static final int NARROW = 64;

    @SuppressWarnings("ThreadLocalUsage") // one, and this is as good as a constant
    private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(Room::new);

    @Override
    public void multiply(boolean ta, boolean tb, int m, int n, int k, double[] a, int aOff, int lda, double[] b,
            int bOff, int ldb, boolean accumulate, double[] c, int cOff, int ldc) {
        Factor left = new Factor(a, aOff, m, ta ? 1 : lda, ta ? lda : 1);
        Factor right = new Factor(b, bOff, n, tb ? ldb : 1, tb ? 1 : ldb);
        Room room = rooms.get();
        if (n >= NARROW || n >= m) {
            room.multiply(right, left, k, accumulate, c, cOff, 1, ldc);
        } else {
            room.multiply(left, right, k, accumulate, c, cOff, ldc, 1);
        }
    }

    @Override
    public String describe() {
        return "plain Java, vectorised by the JVM's compiler";
    }

    /**
     * One factor of the product, seen from the sums: {@code size} lines of k numbers.
     *
     * @param step from one line to the next
     * @param depthStep from one number of a line to the next
     */
    private record Factor(double[] data, int offset, int size, int step, int depthStep) {
        int at(int line, int depth) {
            return offset + line * step + depth * depthStep;
        }
    }

    /** Working memory of a thread, and the loops in it. */
    private static final class Room {
        private final double[] strip = new double[STRIP * LANES];
        // An array for each row, because the compiler makes vectors of a loop over one only where it begins at 0.
        private final double[][] sums = new double[ROWS][];

        /** C[lane, row] = sum over k of lanes[lane, k] * rows[row, k]; cLane and cRow are the steps within C. */
        void multiply(Factor lanes, Factor rows, int k, boolean accumulate, double[] c, int cOff, int cLane,
                int cRow) {
            int blocks = (k + VectorGemm.DEPTH - 1) / VectorGemm.DEPTH;
            int deepest = (k + blocks - 1) / blocks;
            for (int j = 0; j < lanes.size(); j += LANES) {
                int width = Math.min(LANES, lanes.size() - j);
                for (int i = 0; i < rows.size(); i += ROWS) {
                    int count = Math.min(ROWS, rows.size() - i);
                    for (int p = 0; p < k; p += deepest) {
                        sum(lanes, j, width, rows, i, count, p, Math.min(k, p + deepest));
                        store(count, width, accumulate || p > 0, c, cOff + j * cLane + i * cRow, cLane, cRow);
                    }
                }
            }
        }

        private void sum(Factor lanes, int firstLane, int width, Factor rows, int firstRow, int count, int from,
                int end) {
            for (int r = 0; r < count; r++) {
                if (sums[r] == null) {
                    sums[r] = new double[LANES];
                } else {
                    Arrays.fill(sums[r], 0, width, 0);
                }
            }
            int p = from;
            for (; p + STRIP <= end; p += STRIP) {
                pack(lanes, firstLane, width, p, STRIP);
                addEight(width, count, rows.data(), rows.at(firstRow, p), rows.step(), rows.depthStep(), strip, sums);
            }
            for (; p < end; p++) {
                pack(lanes, firstLane, width, p, 1);
                for (int r = 0; r < count; r++) {
                    addOne(width, rows.data()[rows.at(firstRow + r, p)], strip, sums[r]);
                }
            }
        }

        private void pack(Factor lanes, int firstLane, int width, int p, int depth) {
            double[] data = lanes.data();
            int step = lanes.step();
            int depthStep = lanes.depthStep();
            int at = lanes.at(firstLane, p);
            if (step == 1) {
                for (int q = 0; q < depth; q++) {
                    System.arraycopy(data, at + q * depthStep, strip, q * LANES, width);
                }
                return;
            }
            for (int t = 0; t < width; t++) {
                for (int q = 0; q < depth; q++) {
                    strip[q * LANES + t] = data[at + t * step + q * depthStep];
                }
            }
        }

        private static void addEight(int lanes, int count, double[] rows, int first, int next, int step, double[] strip,
                double[][] sums) {
            int width = Math.min(lanes, LANES); // no news but to the compiler, which makes vectors where no index overflows
            for (int r = 0; r < count; r++) {
                int at = first + r * next;
                double x0 = rows[at];
                double x1 = rows[at + step];
                double x2 = rows[at + 2 * step];
                double x3 = rows[at + 3 * step];
                double x4 = rows[at + 4 * step];
                double x5 = rows[at + 5 * step];
                double x6 = rows[at + 6 * step];
                double x7 = rows[at + 7 * step];
                double[] sum = sums[r];
                for (int j = 0; j < width; j++) {
                    double low = Math.fma(x3, strip[3 * LANES + j], Math.fma(x2, strip[2 * LANES + j],
                            Math.fma(x1, strip[LANES + j], Math.fma(x0, strip[j], sum[j]))));
                    sum[j] = Math.fma(x7, strip[7 * LANES + j], Math.fma(x6, strip[6 * LANES + j],
                            Math.fma(x5, strip[5 * LANES + j], Math.fma(x4, strip[4 * LANES + j], low))));
                }
            }
        }

        private static void addOne(int width, double x, double[] strip, double[] sum) {
            for (int j = 0; j < width; j++) {
                sum[j] = Math.fma(x, strip[j], sum[j]);
            }
        }

        private void store(int count, int width, boolean add, double[] c, int at, int lane, int row) {
            for (int r = 0; r < count; r++) {
                double[] sum = sums[r];
                int to = at + r * row;
                if (add) {
                    for (int j = 0; j < width; j++) {
                        c[to + j * lane] += sum[j];
                    }
                } else if (lane == 1) {
                    System.arraycopy(sum, 0, c, to, width);
                } else {
                    for (int j = 0; j < width; j++) {
                        c[to + j * lane] = sum[j];
                    }
                }
            }
        }
    }
}
