package org.lrptoolbox.rule;

import static org.lrptoolbox.layer.WeightMap.IDENTITY;
import static org.lrptoolbox.layer.WeightMap.NEGATIVE;
import static org.lrptoolbox.layer.WeightMap.POSITIVE;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Bound;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.WeightMap;

/**
 * zB, for the first layer when the input is confined to a box, as pixels are: shares by contribution measured from the
 * corner of the box where each output is smallest.
 *
 * <pre>R_i = sum_j (x_i w_ij - l_i w_ij+ - h_i w_ij-) / (sum_i x_i w_ij - l_i w_ij+ - h_i w_ij-) R_j</pre>
 *
 * <p>The bias takes no share. The box is that of the network's input: where the network prepares its input itself, as
 * by (x - mean) / std, {@link org.lrptoolbox.composite.Composite} carries it through that. Source:
 * {@link References#MONTAVON_2017}, Eq. (18).
 *
 * @param low l, the smallest value an input can have: for all, for each channel, or for each element
 * @param high h, the largest value an input can have, likewise
 * @param stabilizer keeps zero denominators from dividing; {@link Defaults#STABILIZER} by default
 */
public record ZBox(Bound low, Bound high, double stabilizer) implements AffineRule {
    /** Checks that the box is not empty. */
    public ZBox {
        boolean alike = low.numbers().length == high.numbers().length;
        for (int i = 0; i < Math.max(low.numbers().length, high.numbers().length); i++) {
            double l = low.numbers()[Math.min(i, low.numbers().length - 1)];
            double h = high.numbers()[Math.min(i, high.numbers().length - 1)];
            if ((alike || low.isNumber() || high.isNumber()) && !(l <= h)) {
                throw new IllegalArgumentException("the box from " + low + " to " + high + " is empty");
            }
        }
    }

    /** One box for all, with the default stabiliser. */
    public ZBox(double low, double high) {
        this(low, high, Defaults.STABILIZER);
    }

    /** One box for all. */
    public ZBox(double low, double high, double stabilizer) {
        this(Bound.of(low), Bound.of(high), stabilizer);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T x = step.input();
        T l = side(step, low);
        T h = side(step, high);
        T corner = a.plus(a.apply(step.affine(), POSITIVE, l), a.apply(step.affine(), NEGATIVE, h));
        T z = a.minus(a.apply(step.affine(), IDENTITY, x), corner);
        T s = step.share(step.relevance(), z, stabilizer, null);
        T fromCorner = a.plus(fromSide(step, POSITIVE, s, low, l), fromSide(step, NEGATIVE, s, high, h));
        return a.minus(step.receive(IDENTITY, s), fromCorner);
    }

    /** The bound of every element, as one sample. */
    private static <T> T side(Step<T> step, Bound bound) {
        Algebra<T> a = step.algebra();
        int[] sample = a.shape(step.input());
        return bound.isNumber()
                ? a.sampleOf(bound.smallest(), step.input())
                : a.constant(bound.sample(step.affine().channelAxis(sample.length), sample), sample);
    }

    private static <T> T fromSide(Step<T> step, WeightMap map, T s, Bound bound, T side) {
        Algebra<T> a = step.algebra();
        T back = a.transpose(step.affine(), map, s, step.input());
        return bound.isNumber() ? a.scale(back, bound.smallest()) : a.times(side, back);
    }
}
