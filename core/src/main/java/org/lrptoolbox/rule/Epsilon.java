package org.lrptoolbox.rule;

import static org.lrptoolbox.layer.WeightMap.IDENTITY;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;

/**
 * Shares relevance by contribution, with a stabiliser that absorbs the relevance of weak or contradictory ones. For
 * upper, dense layers.
 *
 * <pre>R_i = sum_j x_i w_ij / (z_j + epsilon sign(z_j)) R_j</pre>
 *
 * <p>The bias keeps its share. Source: {@link References#BACH_2015}, Eq. (58).
 *
 * @param epsilon the stabiliser, in units of the layer's pre-activation; 1e-6 by default
 */
public record Epsilon(double epsilon) implements AffineRule {
    /** With epsilon = 1e-6. */
    public Epsilon() {
        this(Defaults.EPSILON);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return step.receive(IDENTITY, step.share(epsilon));
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }
}
