package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;

/**
 * The softmax: y_j = exp(x_j) / sum_k exp(x_k) along an axis.
 *
 * @param axis the axis of a sample, counted from 0, or back from -1; 0 by default
 */
public record SoftMax(int axis) implements PassLayer {
    /** Along the first axis. */
    public SoftMax() {
        this(0);
    }

    @Override
    public String describe() {
        return axis == 0 ? "" : "axis " + axis;
    }

    @Override
    public int[] outputShape(int... input) {
        LayerShapes.requireAxis(this, axis, input);
        return input.clone();
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        return a.softmax(x, LayerShapes.axis(axis, a.shape(x).length));
    }

    /** dx_j = y_j (dy_j - sum_k y_k dy_k). */
    @Override
    public <T> T gradient(Algebra<T> a, T x, T y, T dy) {
        T mean = a.fold(Fold.SUM, a.times(y, dy), LayerShapes.axis(axis, a.shape(x).length));
        return a.times(y, a.minus(dy, mean));
    }
}
