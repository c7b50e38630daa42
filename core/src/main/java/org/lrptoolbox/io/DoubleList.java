package org.lrptoolbox.io;

import java.util.Arrays;

/** Numbers read one by one into an array that grows with them, so that memory follows the file, not its header. */
final class DoubleList {
    private double[] data = new double[64];
    private int size;

    void add(double v) {
        if (size == data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
        }
        data[size++] = v;
    }

    int size() {
        return size;
    }

    /** The numbers so far. */
    double[] toArray() {
        return size == data.length ? data : Arrays.copyOf(data, size);
    }
}
