package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;

/**
 * The logarithm of the softmax: y_j = x_j - log sum_k exp(x_k) along an axis.
 *
 * @param axis the axis of a sample, counted from 0, or back from -1; 0 by default
 */
public record LogSoftMax(int axis) implements AlongAxis {
    /** Along the first axis. */
    public LogSoftMax() {
        this(0);
    }

    @Override
    public LogSoftMax along(int other) {
        return new LogSoftMax(other);
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        return a.logSoftmax(x, axisOf(a.shape(x).length));
    }

    /** dx_j = dy_j - exp(y_j) sum_k dy_k. */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T sum = a.fold(Fold.SUM, dy, axisOf(a.shape(x).length));
        return a.minus(dy, a.times(a.unary(Unary.EXP, y), sum));
    }
}
