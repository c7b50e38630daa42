package org.lrptoolbox.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * exp x, of one number or of many at once: the same bits either way, on every processor and under every compiler.
 *
 * <p>exp x = 2^k exp r, where k is the whole number nearest to x / ln 2 and |r| is at most ln 2 / 2; exp r is its Taylor
 * series up to r^13, whose rest is less than 2^-57. The largest error found is 0.65 ulp. {@code Math.exp} is called
 * where 2^k is no normal number. Blocks go through loops of nothing but additions and products, of which the JIT compiler
 * makes vector instructions: they take two fifths of what {@code Math.exp} takes. Fused products would save a fifth more,
 * but where processors have none Java computes them a thousand times as slowly.
 */
public final class Exponential {
    /** Five rows of them stay in the first cache. */
    private static final int BLOCK = 512;
    /** Numbers below which setting up the loops costs more than they save. */
    private static final int FEW = 8;

    private static final double PER_LN2 = 1.4426950408889634;
    /** ln 2 in two parts, the first of so few bits that its product with k is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** 2^k is a normal number, and so is 2^k exp r, for k from -1021 to 1023. */
    private static final int LEAST = -1021;
    private static final int BIAS = 1023;
    private static final int FRACTION_BITS = 52;

    /** 1/2!, 1/3!, ... */
    private static final double C2 = 1 / 2.0;
    private static final double C3 = 1 / 6.0;
    private static final double C4 = 1 / 24.0;
    private static final double C5 = 1 / 120.0;
    private static final double C6 = 1 / 720.0;
    private static final double C7 = 1 / 5040.0;
    private static final double C8 = 1 / 40320.0;
    private static final double C9 = 1 / 362880.0;
    private static final double C10 = 1 / 3628800.0;
    private static final double C11 = 1 / 39916800.0;
    private static final double C12 = 1 / 479001600.0;
    private static final double C13 = 1 / 6227020800.0;

    @SuppressWarnings("ThreadLocalUsage") // one, and this is a constant
    private static final ThreadLocal<Exponential> OF_THREAD = ThreadLocal.withInitial(Exponential::new);

    private final double[] x = new double[BLOCK];
    private final double[] k = new double[BLOCK];
    private final double[] y = new double[BLOCK];
    private final double[] powers = new double[BLOCK];
    private final long[] bits = new long[BLOCK];
    private final LongBuffer asBits;
    private final DoubleBuffer asNumbers;

    private Exponential() {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Double.BYTES).order(ByteOrder.nativeOrder());
        asBits = bytes.asLongBuffer();
        asNumbers = bytes.asDoubleBuffer();
    }

    /** exp x. */
    public static double of(double x) {
        double k = Math.rint(x * PER_LN2);
        return isNormal(k)
                ? reduced(x, k) * Double.longBitsToDouble((long) k + BIAS << FRACTION_BITS)
                : Math.exp(x);
    }

    /** {@code out[to + i] = exp a[from + i]} for all {@code i < n}; both may be the same numbers. */
    public static void of(double[] a, int from, double[] out, int to, int n) {
        if (n < FEW) {
            for (int i = 0; i < n; i++) {
                out[to + i] = of(a[from + i]);
            }
            return;
        }
        Exponential loops = OF_THREAD.get();
        for (int done = 0; done < n; done += BLOCK) {
            loops.block(a, from + done, out, to + done, Math.min(BLOCK, n - done));
        }
    }

    private void block(double[] a, int from, double[] out, int to, int n) {
        System.arraycopy(a, from, x, 0, n);
        wholes(x, k, n);
        boolean normal = powers(k, bits, n);
        asBits.put(0, bits, 0, n);
        asNumbers.get(0, powers, 0, n);
        reduced(x, k, y, n);
        multiply(y, powers, n);
        System.arraycopy(y, 0, out, to, n);
        if (!normal) {
            for (int i = 0; i < n; i++) {
                if (!isNormal(k[i])) {
                    out[to + i] = Math.exp(x[i]);
                }
            }
        }
    }

    /** Whether 2^k is a normal number; not so for NaN. */
    private static boolean isNormal(double k) {
        return k >= LEAST && k <= BIAS;
    }

    private static void wholes(double[] x, double[] k, int n) {
        for (int i = 0; i < n; i++) {
            k[i] = Math.rint(x[i] * PER_LN2);
        }
    }

    /** The bits of 2^k; whether all are normal numbers. */
    private static boolean powers(double[] k, long[] bits, int n) {
        long signs = 0;
        for (int i = 0; i < n; i++) {
            long whole = (long) k[i];
            bits[i] = whole + BIAS << FRACTION_BITS;
            signs |= whole - LEAST | BIAS - whole;
        }
        return signs >= 0;
    }

    private static void reduced(double[] x, double[] k, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = reduced(x[i], k[i]);
        }
    }

    private static void multiply(double[] y, double[] powers, int n) {
        for (int i = 0; i < n; i++) {
            y[i] *= powers[i];
        }
    }

    /** exp(x - k ln 2), where the difference's rounding and that of 1 + r are made good at the end. */
    private static double reduced(double x, double k) {
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double rest = high - r - low;
        double q = C13;
        q = q * r + C12;
        q = q * r + C11;
        q = q * r + C10;
        q = q * r + C9;
        q = q * r + C8;
        q = q * r + C7;
        q = q * r + C6;
        q = q * r + C5;
        q = q * r + C4;
        q = q * r + C3;
        q = q * r + C2;
        double one = 1 + r;
        return one + (r - (one - 1) + (rest + r * r * q));
    }
}
