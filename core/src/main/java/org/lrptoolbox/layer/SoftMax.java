package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;

/**
 * The softmax: y_j = exp(x_j) / sum_k exp(x_k) along an axis.
 *
 * @param axis the axis of a sample, counted from 0, or back from -1; 0 by default
 * @param masked whether rows that are masked altogether, with nothing but -infinity, are 0 instead of NaN
 */
public record SoftMax(int axis, boolean masked) implements AlongAxis {
    /** Along an axis. */
    public SoftMax(int axis) {
        this(axis, false);
    }

    /** Along the first axis. */
    public SoftMax() {
        this(0);
    }

    @Override
    public boolean readsMasked() {
        return true;
    }

    @Override
    public SoftMax along(int other) {
        return new SoftMax(other, masked);
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        T y = a.softmax(x, axisOf(a.shape(x).length));
        return masked ? a.where(a.unary(Unary.IS_NAN, y), a.sampleOf(0, y), y) : y;
    }

    /** dx_j = y_j (dy_j - sum_k y_k dy_k). */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T mean = a.fold(Fold.SUM, a.times(y, dy), axisOf(a.shape(x).length));
        return a.times(y, a.minus(dy, mean));
    }

    @Override
    public boolean isOfToolbox() {
        return axis == 0 && !masked;
    }

    @Override
    public boolean makesProbabilities() {
        return true;
    }
}
