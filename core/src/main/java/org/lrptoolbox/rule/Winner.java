package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * Gives the relevance of each output to the input that won it, in equal parts to equally strong ones. For max pooling.
 *
 * <p>Source: {@link References#LAPUSCHKIN_2016}.
 */
public record Winner() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof WinnerLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return List.of(step.algebra().toWinners((WinnerLayer) step.layer(), step.input(), step.output(),
                step.relevance()));
    }
}
