package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * The gradient: no rule of LRP, but what remains when every layer has it is the derivative of the explained output.
 * For sensitivity maps, and the stuff that input times gradient, SmoothGrad and integrated gradients are made of.
 *
 * <pre>R_i = sum_j dy_j / dx_i R_j</pre>
 *
 * <p>Of equally strong inputs of max pooling the winner is the layer's, see {@link WinnerLayer#ties}. Source:
 * {@link References#SIMONYAN_2014}.
 */
public record Gradient() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return true;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.layer() instanceof WinnerLayer
                ? new Winner().relevance(step)
                : step.algebra().gradient(step.layer(), step.inputs(), step.output(), step.relevance());
    }
}
