package org.lrptoolbox.legacy;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.rule.Rule;

/**
 * A rule for rectifiers on those that let some of the negative through, too: the original's Caffe code pays no attention
 * to a slope there, on the way back.
 *
 * <p>Source: {@link References#LAPUSCHKIN_2016}, software release 1.3.1, Caffe.
 *
 * @param rule the rule
 */
public record NoSlope(Rule rule) implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return Activation.is(layer, Function.LEAKY_RELU);
    }

    @Override
    public String label() {
        return rule.label() + " (no slope)";
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return rule.relevance(step);
    }
}
