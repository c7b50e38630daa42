package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.layer.SideLayer;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * Input times gradient, layer by layer: the first-order Taylor terms at the input, of which the constant one is dropped.
 * For layers that are linear in what carries relevance, where it is LRP-0, and for the softmax of attention.
 *
 * <pre>R_x = x sum_j dy_j/dx R_j / (y_j + epsilon sign);   in coefficients c_x = sum_j dy_j/dx c_j</pre>
 *
 * <p>It conserves relevance where y = sum_x x dy/dx, less what constants keep; a softmax loses some. On all layers it
 * makes input times gradient. Source: {@link References#ACHTIBAT_2024}, proposition 3.1.
 *
 * @param stabilizer epsilon; 1e-9 by default; coefficients need none
 */
public record Adjoint(double stabilizer) implements Rule {
    /** With a stabiliser of {@link Defaults#NOTHING}. */
    public Adjoint() {
        this(Defaults.NOTHING);
    }

    @Override
    public boolean supports(Layer layer) {
        return !(layer instanceof SideLayer || layer instanceof RootLayer);
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        if (step.coefficients() && step.layer() instanceof WinnerLayer) {
            return new Winner().relevance(step);
        }
        T c = step.worth(stabilizer);
        if (step.losses() != null && step.layer() instanceof AffineLayer affine) {
            double scale = affine.outputScale();
            step.keepBias(scale == 1 ? c : a.scale(c, scale));
        }
        return step.receivedByGradient(c, i -> true);
    }
}
