package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.tensor.Shapes;

/**
 * The largest or smallest over axes. Of equally strong ones all win, in equal parts.
 *
 * @param largest whether it is the largest
 * @param keep whether the axes stay, with size 1
 * @param axes the axes of a sample, from 0
 */
public record ReduceExtreme(boolean largest, boolean keep, int... axes) implements WinnerLayer {
    @Override
    public String type() {
        return largest ? "ReduceMax" : "ReduceMin";
    }

    @Override
    public String describe() {
        return "axes " + Shapes.text(axes);
    }

    @Override
    public Ties ties() {
        return Ties.SPLIT;
    }

    @Override
    public AffineLayer summed() {
        return new Reduce(false, keep, axes);
    }

    @Override
    public int[] outputShape(int... input) {
        return LayerShapes.reduced(this, input, keep, axes);
    }

    @Override
    public <T> T forward(Algebra<T> a, T x) {
        int[] shape = outputShape(a.shape(x));
        return a.reshape(a.fold(largest ? Fold.MAX : Fold.MIN, x, axes), shape);
    }

    @Override
    public <T> T toWinners(Algebra<T> a, Ties ties, T x, T y, T r) {
        int[] kept = LayerShapes.reduced(this, a.shape(x), true, axes);
        T won = a.compare(Comparison.EQUAL, x, a.reshape(y, kept));
        return a.times(a.divide(a.reshape(r, kept), a.fold(Fold.SUM, won, axes)), won);
    }
}
