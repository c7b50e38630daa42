package org.lrptoolbox.python.pickle;

import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.ElementType;

/** A NumPy element type as pickles describe it: a code such as {@code f8} and, set later, the byte order. */
final class NumpyDtype {
    private final String code;
    private @Nullable Object[] state = {};

    NumpyDtype(@Nullable Object[] args) {
        if (args.length == 0 || !(args[0] instanceof String text)) {
            throw new IllegalArgumentException("element type without a code");
        }
        this.code = text;
    }

    void setState(@Nullable Object given) {
        // (version, byte order, subtype, names, fields, size, alignment, flags)
        if (!(given instanceof Object[] fields)) {
            throw new IllegalArgumentException("an element type whose state is no tuple");
        }
        state = fields;
    }

    ElementType elements() {
        return switch (code) {
            case "f8" -> ElementType.FLOAT64;
            case "f4" -> ElementType.FLOAT32;
            case "i8" -> ElementType.INT64;
            case "i4" -> ElementType.INT32;
            case "i2" -> ElementType.INT16;
            case "i1" -> ElementType.INT8;
            case "u8" -> ElementType.UINT64;
            case "u4" -> ElementType.UINT32;
            case "u2" -> ElementType.UINT16;
            case "u1" -> ElementType.UINT8;
            case "b1" -> ElementType.BOOL;
            default -> throw new UnsupportedOperationException("holds elements of NumPy type '" + Values.shortened(code)
                    + "'; weights are floating-point numbers of 4 or 8 bytes, or integers");
        };
    }

    ByteOrder order() {
        return state.length > 1 && ">".equals(state[1]) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
