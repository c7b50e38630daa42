package org.lrptoolbox.python.array;

/** A complex number of a script: weak, as its plain numbers are, so that it takes on the precision of an array. */
public record Imaginary(double real, double imaginary) {
    /** A 0-d array of a complex type. */
    NDArray array(DataType type) {
        NDArray a = NDArray.zeros(type);
        Cursor.over(a).writePairs(new double[]{real, imaginary}, 1);
        return a;
    }
}
