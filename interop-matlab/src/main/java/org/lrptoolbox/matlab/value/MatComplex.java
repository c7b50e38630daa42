package org.lrptoolbox.matlab.value;

import java.util.Arrays;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;

/**
 * Complex numbers.
 *
 * @param re the real parts
 * @param im the imaginary parts, of the same type and shape
 */
public record MatComplex(TypedArray re, TypedArray im) implements MatValue.Numbers {
    /** Checks that the parts fit each other; there are no complex truth values. */
    public MatComplex {
        if (re.type() != im.type() || !Arrays.equals(re.shape(), im.shape()) || re.type() == ElementType.BOOL) {
            throw new IllegalArgumentException("real parts " + re + " and imaginary parts " + im
                    + ": both need the same number type and shape");
        }
    }

    @Override
    public int[] shape() {
        return re.shape();
    }
}
