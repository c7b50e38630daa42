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
        byte[] x = (byte[]) a.storage();
        byte[] y = (byte[]) b.storage();
        byte[] z = (byte[]) out.storage();
        int i = a.offset();
        int j = b.offset();
        int k = out.offset();
        int n = out.size();
        switch (op) {
            case BITWISE_AND, LOGICAL_AND, MULTIPLY, MINIMUM -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (x[i + t] & y[j + t]);
                }
            }
            case BITWISE_OR, LOGICAL_OR, ADD, MAXIMUM -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (x[i + t] | y[j + t]);
                }
            }
            case BITWISE_XOR, LOGICAL_XOR, NOT_EQUAL -> {
                for (int t = 0; t < n; t++) {
                    z[k + t] = (byte) (x[i + t] ^ y[j + t]);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
