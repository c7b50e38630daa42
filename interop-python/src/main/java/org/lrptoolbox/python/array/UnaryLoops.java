package org.lrptoolbox.python.array;

import org.lrptoolbox.kernel.Exponential;
import org.lrptoolbox.kernel.HyperbolicTangent;

/** The frequent functions of one array written out, which the JIT compiler turns into vector instructions. */
final class UnaryLoops {
    private UnaryLoops() {}

    static void negative(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = -a[x];
        }
    }

    static void absolute(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = Math.abs(a[x]);
        }
    }

    static void square(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = a[x] * a[x];
        }
    }

    static void reciprocal(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = 1 / a[x];
        }
    }

    /** The loop over whole numbers of a type: half of those of 64 bits without a sign look negative to Java. */
    static Loops.Long1 longs(UnaryOp op, DataType type) {
        boolean unsigned = type == DataType.UINT64;
        return switch (op) {
            case RECIPROCAL -> reciprocal(type);
            case ABSOLUTE -> unsigned ? UnaryOp.POSITIVE.longs() : op.longs();
            case SIGN -> unsigned ? Loops.Long1.of(v -> v == 0 ? 0 : 1) : op.longs();
            default -> op.longs();
        };
    }

    /** Of whole numbers; 1 / 0 is what C makes of infinity in the type: the least number, or none where only four bytes count. */
    private static Loops.Long1 reciprocal(DataType type) {
        long pole = switch (type.kind()) {
            case INT64 -> Long.MIN_VALUE;
            case INT32 -> Integer.MIN_VALUE;
            default -> 0;
        };
        return type == DataType.UINT64
                ? Loops.Long1.of(v -> v == 0 ? pole : Long.divideUnsigned(1, v))
                : Loops.Long1.of(v -> v == 0 ? pole : 1 / v);
    }

    static void sqrt(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = Math.sqrt(a[x]);
        }
    }

    static void exp(double[] a, double[] out, int from, int end) {
        Exponential.of(a, from, out, from, end - from);
    }

    static void tanh(double[] a, double[] out, int from, int end) {
        HyperbolicTangent.of(a, from, out, from, end - from);
    }

    static void rint(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = Math.rint(a[x]);
        }
    }

    static void floor(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = Math.floor(a[x]);
        }
    }

    static void ceil(double[] a, double[] out, int from, int end) {
        for (int x = from; x < end; x++) {
            out[x] = Math.ceil(a[x]);
        }
    }
}
