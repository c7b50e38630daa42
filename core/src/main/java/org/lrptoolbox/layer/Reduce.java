package org.lrptoolbox.layer;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.tensor.Shapes;

/**
 * The sum or mean over axes.
 *
 * @param mean whether it is the mean
 * @param keep whether the axes stay, with size 1
 * @param axes the axes of a sample, from 0
 */
public record Reduce(boolean mean, boolean keep, int... axes) implements AffineLayer {
    /** The axes that a layer takes sums or means over, if it keeps them with a size of 1; none if it is another layer. */
    public static int[] kept(@Nullable Layer layer, boolean mean) {
        return layer instanceof Reduce r && r.keep && r.mean == mean ? r.axes : new int[0];
    }

    @Override
    public String type() {
        return mean ? "ReduceMean" : "ReduceSum";
    }

    @Override
    public String describe() {
        return "axes " + Shapes.text(axes);
    }

    @Override
    public int[] outputShape(int... input) {
        return LayerShapes.reduced(this, input, keep, axes);
    }

    private <T> double weight(Algebra<T> a, WeightMap map, T x) {
        int[] shape = a.shape(x);
        int count = Arrays.stream(axes).map(axis -> shape[axis]).reduce(1, Math::multiplyExact);
        return map.weight(mean ? 1.0 / count : 1);
    }

    @Override
    public <T> T apply(Algebra<T> a, WeightMap map, T x) {
        int[] shape = outputShape(a.shape(x));
        return a.reshape(a.scale(a.fold(Fold.SUM, x, axes), weight(a, map, x)), shape);
    }

    @Override
    public <T> T transpose(Algebra<T> a, WeightMap map, T s, T x) {
        int[] wide = a.shape(x);
        T kept = a.reshape(s, LayerShapes.reduced(this, wide, true, axes));
        return a.expand(a.scale(kept, weight(a, map, x)), wide);
    }
}
