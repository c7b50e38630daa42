package org.lrptoolbox.tensor;

/**
 * Numbers of a tensor that are computed when they are asked for, so that a batch which is read chunk by chunk need not be
 * held whole; see {@link Tensor#of(LazyNumbers, int...)}.
 */
public interface LazyNumbers {
    /** All of them, in C order; the same array every time. */
    double[] all();

    /** Writes those from {@code from} (inclusive) to {@code to} (exclusive) to the beginning of {@code room}. */
    void range(int from, int to, double[] room);
}
