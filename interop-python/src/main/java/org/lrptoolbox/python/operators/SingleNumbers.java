package org.lrptoolbox.python.operators;

import org.jspecify.annotations.Nullable;

/** Single numbers, Python's own and numpy's. */
final class SingleNumbers {
    /** Whole numbers up to here are doubles, too. */
    private static final long EXACT = 1L << 53;

    private SingleNumbers() {}

    /** A {@code Double} or a {@code Long}; null for anything else. */
    static @Nullable Number of(ArrayClass known, Object value) {
        if (value instanceof Double || value instanceof Long) {
            return (Number) value;
        }
        if (value instanceof Integer i) {
            return Long.valueOf(i);
        }
        Double d = known.float64(value);
        if (d != null) {
            return d;
        }
        return known.int64(value);
    }

    /** Whether a double holds the number. */
    static boolean isExact(Number n) {
        return n instanceof Double || Math.abs(n.longValue()) <= EXACT;
    }
}
