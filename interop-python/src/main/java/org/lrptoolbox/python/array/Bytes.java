package org.lrptoolbox.python.array;

import java.util.Arrays;

/** Logic of arrays of truth values that lie side by side: bytes of 0 and 1, combined without a detour over numbers. */
final class Bytes {
    /** Zeros, with which Java compares many bytes at once. */
    private static final byte[] NONE = new byte[4096];

    private Bytes() {}

    /** Whether the operation has such a form and the arrays lie so. */
    static boolean apply(BinaryOp op, NDArray a, NDArray b, NDArray out) {
        boolean plain = a.type() == DataType.BOOL && b.type() == DataType.BOOL && out.type() == DataType.BOOL
                && a.isContiguous() && b.isContiguous() && out.isContiguous() && a.size() == out.size()
                && b.size() == out.size();
        if (!plain) {
            return false;
        }
        byte[] z = (byte[]) out.storage();
        int first = out.offset();
        int end = first + out.size();
        byte[] x = from(a, first);
        byte[] y = from(b, first);
        switch (op) {
            case BITWISE_AND, LOGICAL_AND, MULTIPLY, MINIMUM -> {
                for (int t = first; t < end; t++) {
                    z[t] = (byte) (x[t] & y[t]);
                }
            }
            case BITWISE_OR, LOGICAL_OR, ADD, MAXIMUM -> {
                for (int t = first; t < end; t++) {
                    z[t] = (byte) (x[t] | y[t]);
                }
            }
            case BITWISE_XOR, LOGICAL_XOR, NOT_EQUAL -> {
                for (int t = first; t < end; t++) {
                    z[t] = (byte) (x[t] ^ y[t]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The elements from index {@code first} on, where those of the result lie: only then are they combined many at once. */
    private static byte[] from(NDArray a, int first) {
        byte[] storage = (byte[]) a.storage();
        // Of nothing, the place may lie behind the end.
        if (a.offset() == first || a.size() == 0) {
            return storage;
        }
        byte[] moved = new byte[first + a.size()];
        System.arraycopy(storage, a.offset(), moved, first, a.size());
        return moved;
    }

    /** Questions about single numbers, and the opposite of truth values, where both arrays lie side by side. */
    static boolean apply(UnaryOp op, NDArray a, NDArray out) {
        if (out.type() != DataType.BOOL || !a.isContiguous() || !out.isContiguous()) {
            return false;
        }
        byte[] z = (byte[]) out.storage();
        int i = a.offset();
        int k = out.offset();
        int n = out.size();
        if (a.type() == DataType.BOOL && op == UnaryOp.LOGICAL_NOT) {
            byte[] x = from(a, k);
            for (int t = k; t < k + n; t++) {
                z[t] = (byte) (x[t] ^ 1);
            }
            return true;
        }
        if (a.type() != DataType.FLOAT64) {
            return false;
        }
        if (op != UnaryOp.ISNAN && op != UnaryOp.ISFINITE && op != UnaryOp.ISINF) {
            return false;
        }
        double[] x = (double[]) a.storage();
        for (int t = 0; t < n; t += Cursor.BLOCK) {
            int block = Math.min(Cursor.BLOCK, n - t);
            // Mostly all numbers of a block are finite, which one look tells.
            if (FloatErrors.allFinite(x, i + t, block)) {
                Arrays.fill(z, k + t, k + t + block, (byte) (op == UnaryOp.ISFINITE ? 1 : 0));
            } else {
                test(op, x, i + t, z, k + t, block);
            }
        }
        return true;
    }

    private static void test(UnaryOp op, double[] x, int i, byte[] z, int k, int n) {
        for (int t = 0; t < n; t++) {
            double v = x[i + t];
            boolean answer = switch (op) {
                case ISNAN -> Double.isNaN(v);
                case ISINF -> Double.isInfinite(v);
                default -> Double.isFinite(v);
            };
            z[k + t] = (byte) (answer ? 1 : 0);
        }
    }

    /** Whether one of the truth values of an array in one piece holds: in views of other bytes that is all but 0. */
    static boolean containsTruth(NDArray a) {
        byte[] x = (byte[]) a.storage();
        int end = a.offset() + a.size();
        for (int t = a.offset(); t < end; t += NONE.length) {
            int n = Math.min(NONE.length, end - t);
            if (!Arrays.equals(x, t, t + n, NONE, 0, n)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the truth values, which lie side by side, is the one asked for. */
    static boolean contains(NDArray a, byte value) {
        byte[] x = (byte[]) a.storage();
        for (int t = a.offset(); t < a.offset() + a.size(); t++) {
            if (x[t] == value) {
                return true;
            }
        }
        return false;
    }
}
