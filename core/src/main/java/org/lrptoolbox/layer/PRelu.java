package org.lrptoolbox.layer;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.tensor.Tensor;

/**
 * A rectifier with learnt slopes: x for x &gt; 0, else s x.
 *
 * @param slopes s, of a shape that stretches to the sample's
 */
public record PRelu(Tensor slopes) implements ActivationLayer {
    @Override
    public String describe() {
        return slopes.size() + " slopes";
    }

    @Override
    public boolean isElementwise() {
        return slopes.size() == 1;
    }

    @Override
    public long parameters() {
        return slopes.size();
    }

    @Override
    public int[] outputShape(int... input) {
        return new Scale(slopes, slopes).outputShape(input);
    }

    private <T> T slopes(Algebra<T> a, T x) {
        return a.constant(slopes, Scale.aligned(slopes, a.shape(x).length));
    }

    @Override
    public <T> T value(Algebra<T> a, T x) {
        return a.plus(a.positivePart(x), a.times(a.negativePart(x), slopes(a, x)));
    }

    @Override
    public boolean keepsZero() {
        return true;
    }

    @Override
    public <T> T slope(Algebra<T> a, T x, T y) {
        return a.where(a.unary(Unary.STEP, x), a.sampleOf(1, x), slopes(a, x));
    }

    @Override
    public PRelu ofAnyShape() {
        return new PRelu(slopes.reshape());
    }
}
