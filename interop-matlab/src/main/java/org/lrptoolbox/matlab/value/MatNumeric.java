package org.lrptoolbox.matlab.value;

import org.lrptoolbox.io.ElementType;
import org.lrptoolbox.io.TypedArray;

/**
 * Real numbers, or truth values.
 *
 * @param array the numbers in the type they are stored in, which may be smaller than that of their MATLAB class; truth
 *            values are bool
 * @param type the number type of their MATLAB class
 */
public record MatNumeric(TypedArray array, ElementType type) implements MatValue.Numbers {
    /** Numbers stored in the type of their class. */
    public MatNumeric(TypedArray array) {
        this(array, array.type());
    }

    @Override
    public int[] shape() {
        return array.shape();
    }
}
