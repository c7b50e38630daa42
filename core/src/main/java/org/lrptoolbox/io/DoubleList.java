package org.lrptoolbox.io;

import java.util.Arrays;

/** Numbers read one by one into an array that grows with them, so that memory follows the file, not its header. */
public final class DoubleList {
    private double[] data = new double[64];
    private int size;

    /** Puts a number behind the others. */
    public void add(double v) {
        if (size == data.length) {
            data = Arrays.copyOf(data, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * size));
        }
        data[size++] = v;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The numbers so far. */
    public double[] toArray() {
        return size == data.length ? data : Arrays.copyOf(data, size);
    }
}
