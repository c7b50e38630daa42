package org.lrptoolbox.rule;

import static org.lrptoolbox.layer.WeightMap.IDENTITY;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;

/**
 * Local response normalisation by its first-order Taylor terms: what a channel gains by itself, and what its
 * neighbours take away.
 *
 * <pre>
 * own term      z_cc  = x_c (k + a x_c^2)^(-beta),                  a = alpha / size
 * cross terms   z_cc' = -2 a beta x_c^2 x_c' s_c'^(-beta - 1)       from input c to a neighbouring output c'
 * R_c = sum_c' z_cc' / (sum_c z_cc' + epsilon sign) R_c'
 * </pre>
 *
 * <p>With {@code normalised = false} the terms are not divided by their sum, as in the Caffe part of the original
 * toolbox: relevance is then multiplied by activations at every such layer and not conserved. The third way is
 * {@link Pass}, which treats the layer as an activation. Source: {@link References#BINDER_2016}.
 *
 * @param normalised whether relevance is conserved
 * @param stabilizer epsilon; 1e-6 by default
 */
public record ResponseNorm(boolean normalised, double stabilizer) implements Rule {
    /** The conserving form with a stabiliser of {@link Defaults#STABILIZER}. */
    public ResponseNorm() {
        this(true, Defaults.STABILIZER);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof LocalResponseNorm;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        LocalResponseNorm norm = (LocalResponseNorm) step.layer();
        AffineLayer band = norm.band();
        double share = norm.share();
        T x = step.input();
        T squares = a.times(x, x);
        T s = a.plusConstant(a.scale(a.apply(band, IDENTITY, squares), share), norm.k());
        T own = a.times(x, a.power(a.plusConstant(a.scale(squares, share), norm.k()), -norm.beta()));
        T crossed = a.scale(a.times(x, a.power(s, -norm.beta() - 1)), 2 * share * norm.beta());
        T r = step.relevance();
        if (normalised) {
            T taken = a.times(crossed, a.minus(a.apply(band, IDENTITY, squares), squares));
            r = step.share(r, a.minus(own, taken), stabilizer, null);
        }
        T back = a.times(crossed, r);
        T toNeighbours = a.minus(a.transpose(band, IDENTITY, back, x), back);
        return List.of(a.minus(a.times(own, r), a.times(squares, toNeighbours)));
    }
}
