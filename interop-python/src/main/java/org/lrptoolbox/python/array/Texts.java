package org.lrptoolbox.python.array;

/** Texts and byte strings in arrays of another width, padded with zeros or cut. */
final class Texts {
    private Texts() {}

    /** Copies between two kinds that are no numbers; Python makes all other conversions. */
    static void copy(NDArray from, NDArray to, Cursor in, Cursor out, int size) {
        DataType a = from.type();
        DataType b = to.type();
        boolean resized = a.kind() == b.kind() && (a.kind() == DataType.Kind.BYTES || a.kind() == DataType.Kind.TEXT);
        boolean sameLayout = a.kind() == DataType.Kind.RECORD && b.kind() == DataType.Kind.RECORD
                && a.bytes() == b.bytes();
        boolean counts = isCount(a) && isCount(b) && (a == DataType.INT64 || b == DataType.INT64);
        if (counts) {
            long[] one = new long[1];
            for (int i = 0; i < size; i++) {
                long[] block = in.read(one, 1);
                out.write(block, in.start(), 1);
            }
            return;
        }
        if (!resized && !sameLayout || a.isPacked() || b.isPacked()) {
            throw new NoNumbersException("elements of type " + a.label() + " are not put into an array of "
                    + b.label() + " as they are");
        }
        int n = Math.min(a.bytes(), b.bytes());
        byte[] one = new byte[b.bytes()];
        for (int i = 0; i < size; i++) {
            in.each(1, at -> System.arraycopy(in.storage(), at, one, 0, n));
            out.each(1, at -> System.arraycopy(one, 0, out.storage(), at, one.length));
        }
    }

    /** Whether elements are, or are counted by, whole numbers. */
    private static boolean isCount(DataType t) {
        return t.kind() == DataType.Kind.DATETIME64 || t.kind() == DataType.Kind.TIMEDELTA64
                || t == DataType.INT64;
    }
}
