package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.ActivationLayer;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.PassLayer;
import org.lrptoolbox.layer.RearrangeLayer;
import org.lrptoolbox.layer.WeightMap;

/**
 * Hands relevance on unchanged, to where values came from. For activations and layers that only rearrange, and for
 * scales with nothing to share: without a shift, or of the network's input.
 *
 * <pre>R_x = R;   in coefficients c_x = c f(x) / x, which is bounded where f(0) = 0</pre>
 */
public record Pass() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof PassLayer || layer instanceof RearrangeLayer || layer.isDiagonal();
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return layer.keepsValues() || layer instanceof AffineLayer l && l.bias().length == 0
                || layer instanceof ActivationLayer f && f.keepsZero();
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        if (step.layer() instanceof RearrangeLayer) {
            return a.gradient(step.layer(), step.inputs(), step.output(), step.given());
        }
        if (step.coefficients() && step.layer() instanceof ActivationLayer f) {
            return List.of(a.times(step.given(), f.ratio(a, step.input(), step.output())));
        }
        return List.of(step.coefficients() && step.layer() instanceof AffineLayer l
                ? a.transpose(l, WeightMap.IDENTITY, step.given(), step.input())
                : a.reshape(step.given(), step.input()));
    }
}
