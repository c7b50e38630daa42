package org.lrptoolbox.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.function.DoubleUnaryOperator;

/**
 * A thread's room for a block of numbers x = k ln 2 + r with whole k and |r| at most ln 2 / 2, and for their powers 2^k: what
 * functions made of exp x begin with, in loops of which the JIT compiler makes vector instructions.
 */
final class PowersOfTwo {
    /** Five rows of them stay in the first cache. */
    private static final int BLOCK = 512;
    /** Numbers below which setting up the loops costs more than they save. */
    private static final int FEW = 8;
    /** 2^k is a normal number, and so is 2^k exp r, for k from here to {@link #MOST}. */
    private static final int LEAST = -1021;
    private static final int MOST = 1023;
    private static final int BIAS = 1023;
    private static final int FRACTION_BITS = 52;
    private static final double PER_LN2 = 1.4426950408889634;

    @SuppressWarnings("ThreadLocalUsage") // one, and this is a constant
    private static final ThreadLocal<PowersOfTwo> OF_THREAD = ThreadLocal.withInitial(PowersOfTwo::new);

    /** The numbers, filled in by who asks. */
    final double[] x = new double[BLOCK];
    final double[] k = new double[BLOCK];
    final double[] powers = new double[BLOCK];
    /** Room for what becomes of them. */
    final double[] y = new double[BLOCK];
    private final long[] bits = new long[BLOCK];
    private final LongBuffer asBits;
    private final DoubleBuffer asNumbers;

    private PowersOfTwo() {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
        asBits = bytes.asLongBuffer();
        asNumbers = bytes.asDoubleBuffer();
    }

    /** A function of many numbers at once. */
    interface Blocks {
        /** {@code out[to + i]} from {@code a[from + i]} for all {@code i < n}, of which there is room for. */
        void compute(PowersOfTwo room, double[] a, int from, double[] out, int to, int n);
    }

    /** A function of each of n numbers: of few one by one, of many block by block. */
    static void each(double[] a, int from, double[] out, int to, int n, DoubleUnaryOperator one, Blocks many) {
        if (n < FEW) {
            for (int i = 0; i < n; i++) {
                out[to + i] = one.applyAsDouble(a[from + i]);
            }
            return;
        }
        PowersOfTwo room = OF_THREAD.get();
        for (int done = 0; done < n; done += BLOCK) {
            many.compute(room, a, from + done, out, to + done, Math.min(BLOCK, n - done));
        }
    }

    /** The whole number nearest to x / ln 2. */
    static double whole(double x) {
        return Math.rint(x * PER_LN2);
    }

    /** Whether 2^k is a normal number; not so for NaN. */
    static boolean isNormal(double k) {
        return k >= LEAST && k <= MOST;
    }

    /** 2^k, where it is a normal number. */
    static double power(double k) {
        return Double.longBitsToDouble((long) k + BIAS << FRACTION_BITS);
    }

    /** From the first n numbers to their k and 2^k; whether all powers are normal numbers. */
    boolean split(int n) {
        wholes(x, k, n);
        boolean normal = bits(k, bits, n);
        asBits.put(0, bits, 0, n);
        asNumbers.get(0, powers, 0, n);
        return normal;
    }

    private static void wholes(double[] x, double[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = whole(x[i]);
        }
    }

    /** The bits of 2^k; whether all are normal numbers. */
    private static boolean bits(double[] k, long[] bits, int n) {
        long signs = 0;
        for (int i = 0; i < n; i++) {
            long whole = (long) k[i];
            bits[i] = whole + BIAS << FRACTION_BITS;
            signs |= whole - LEAST | MOST - whole;
        }
        return signs >= 0;
    }
}
