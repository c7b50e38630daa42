package org.lrptoolbox.python.operators;

import org.jspecify.annotations.Nullable;

import org.lrptoolbox.python.array.DataType;
import org.lrptoolbox.python.array.NDArray;

/** What an array may meet, as Java takes it. */
final class Operand {
    private Operand() {}

    /** An array, a plain number, or a scalar as an array without axes; null for what is left to Python. */
    static @Nullable Object of(ArrayClass known, Object value) {
        if (value instanceof Double || value instanceof Integer || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        NDArray array = known.array(value);
        if (array != null) {
            return array;
        }
        Double number = known.float64(value);
        if (number != null) {
            return NDArray.scalar(DataType.FLOAT64, number);
        }
        Long whole = known.int64(value);
        return whole == null ? null : NDArray.scalar(DataType.INT64, whole);
    }
}
