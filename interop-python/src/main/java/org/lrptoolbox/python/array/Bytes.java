package org.lrptoolbox.python.array;

/** Logic of arrays of truth values that lie side by side: bytes of 0 and 1, combined without a detour over numbers. */
final class Bytes {
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
        if (a.offset() == first) {
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
        double[] x = (double[]) a.storage();
        switch (op) {
            case ISNAN -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (Double.isNaN(x[i + t]) ? 1 : 0);
                }
            }
            case ISFINITE -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (Double.isFinite(x[i + t]) ? 1 : 0);
                }
            }
            case ISINF -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (Double.isInfinite(x[i + t]) ? 1 : 0);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the truth values of an array in one piece holds: in views of other bytes that is all but 0. */
    static boolean containsTruth(NDArray a) {
        byte[] x = (byte[]) a.storage();
        for (int t = a.offset(); t < a.offset() + a.size(); t++) {
            if (x[t] != 0) {
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
