package org.lrptoolbox.matlab;

import org.lrptoolbox.io.TypedArray;

/**
 * Real numbers, or truth values.
 *
 * @param array the numbers in the type they are stored in, which may be smaller than that of their MATLAB class; truth
 *            values are bool
 */
public record MatNumeric(TypedArray array) implements MatValue.Numbers {
    @Override
    public int[] shape() {
        return array.shape();
    }
}
