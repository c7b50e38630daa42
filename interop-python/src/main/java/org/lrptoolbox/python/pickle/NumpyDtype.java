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
        return ElementType.ofCode(code)
                .orElseThrow(() -> new UnsupportedOperationException("holds elements of NumPy type '"
                        + Values.shortened(code)
                        + "'; weights are floating-point numbers of 4 or 8 bytes, or integers"));
    }

    ByteOrder order() {
        return state.length > 1 && ">".equals(state[1]) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
