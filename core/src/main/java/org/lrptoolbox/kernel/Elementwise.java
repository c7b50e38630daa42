package org.lrptoolbox.kernel;

/** Element-wise arithmetic into new arrays, on all cores where the arrays are long. */
public final class Elementwise {
    /** Elements below which a second thread costs more than it brings. */
    static final int PARALLEL_FROM = 32 * 1024;
    /** The same where an element takes a hundred times as long. */
    private static final int DEAR = 1024;
    /** Twice as much is a finite number, too. */
    private static final double TAME = 1e300;

    private Elementwise() {}

    /** max(a, 0), where NaN stays NaN. */
    public static double[] positivePart(double[] a) {
        double[] out = new double[a.length];
        Parallel.forRanges(a.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = positive(a[i]);
            }
        });
        return out;
    }

    /** min(a, 0), where NaN stays NaN. */
    public static double[] negativePart(double[] a) {
        double[] out = new double[a.length];
        Parallel.forRanges(a.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = negative(a[i]);
            }
        });
        return out;
    }

    /** a + b. */
    public static double[] add(double[] a, double[] b) {
        double[] out = pair(a, b);
        Parallel.forRanges(out.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = a[i] + b[i];
            }
        });
        return out;
    }

    /** a - b. */
    public static double[] subtract(double[] a, double[] b) {
        double[] out = pair(a, b);
        Parallel.forRanges(out.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = a[i] - b[i];
            }
        });
        return out;
    }

    /** a * b. */
    public static double[] multiply(double[] a, double[] b) {
        double[] out = pair(a, b);
        Parallel.forRanges(out.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = a[i] * b[i];
            }
        });
        return out;
    }

    /** a / b. */
    public static double[] divide(double[] a, double[] b) {
        double[] out = pair(a, b);
        Parallel.forRanges(out.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = a[i] / b[i];
            }
        });
        return out;
    }

    /** a * factor. */
    public static double[] scale(double[] a, double factor) {
        double[] out = new double[a.length];
        Parallel.forRanges(a.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = a[i] * factor;
            }
        });
        return out;
    }

    /** z + epsilon * sign(z), where sign(0) = +1: a denominator pushed away from zero. */
    public static double[] stabilize(double[] z, double epsilon) {
        double[] out = new double[z.length];
        Parallel.forRanges(z.length, PARALLEL_FROM, (from, to) -> {
            for (int i = from; i < to; i++) {
                // Without a branch, which random signs would mislead; adding 0 makes -0 positive.
                out[i] = z[i] + epsilon * Math.copySign(1, z[i] + 0.0);
            }
        });
        return out;
    }

    /** The hyperbolic tangent. */
    public static double[] tanh(double[] a) {
        double[] out = new double[a.length];
        Parallel.forRanges(a.length, DEAR, (from, to) -> HyperbolicTangent.of(a, from, out, from, to - from));
        return out;
    }

    /** The exponential function. */
    public static double[] exp(double[] a) {
        double[] out = new double[a.length];
        Parallel.forRanges(a.length, DEAR, (from, to) -> Exponential.of(a, from, out, from, to - from));
        return out;
    }

    /**
     * max(a, 0) as (a + |a|) / 2, which is exact: without the branch on the sign that the JVM's first compiler makes of
     * {@link Math#max}, which takes seven times as long where signs are random. What could overflow is rare.
     */
    private static double positive(double a) {
        double size = Math.abs(a);
        return size <= TAME ? (a + size) * 0.5 : Math.max(a, 0);
    }

    /** min(a, 0) in the same way. */
    private static double negative(double a) {
        double size = Math.abs(a);
        return size <= TAME ? (a - size) * 0.5 : Math.min(a, 0);
    }

    private static double[] pair(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "element-wise operands differ in size: " + a.length + " and " + b.length + " numbers");
        }
        return new double[a.length];
    }
}
