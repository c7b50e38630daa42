package org.lrptoolbox.rule;

import static org.lrptoolbox.layer.WeightMap.IDENTITY;
import static org.lrptoolbox.layer.WeightMap.NEGATIVE;
import static org.lrptoolbox.layer.WeightMap.POSITIVE;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;

/**
 * zB, for the first layer when the input is confined to a box, as pixels are: shares by contribution measured from the
 * corner of the box where each output is smallest.
 *
 * <pre>R_i = sum_j (x_i w_ij - l w_ij+ - h w_ij-) / (sum_i x_i w_ij - l w_ij+ - h w_ij-) R_j</pre>
 *
 * <p>The bias takes no share. Source: {@link References#MONTAVON_2017}, Eq. (18).
 *
 * @param low l, the smallest value an input can have
 * @param high h, the largest value an input can have
 * @param stabilizer keeps zero denominators from dividing; 1e-9 by default
 */
public record ZBox(double low, double high, double stabilizer) implements AffineRule {
    /** Checks that the box is not empty. */
    public ZBox {
        if (!(low <= high)) {
            throw new IllegalArgumentException("the box from " + low + " to " + high + " is empty");
        }
    }

    /** With a stabiliser of 1e-9. */
    public ZBox(double low, double high) {
        this(low, high, 1e-9);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T x = step.input();
        T l = a.sampleOf(low, x);
        T h = a.sampleOf(high, x);
        T corner = a.plus(a.apply(step.affine(), POSITIVE, l), a.apply(step.affine(), NEGATIVE, h));
        T z = a.minus(a.apply(step.affine(), IDENTITY, x), corner);
        T s = step.share(step.relevance(), z, stabilizer, null);
        T fromCorner = a.plus(a.scale(a.transpose(step.affine(), POSITIVE, s, x), low),
                a.scale(a.transpose(step.affine(), NEGATIVE, s, x), high));
        return a.minus(step.receive(IDENTITY, x, s), fromCorner);
    }
}
