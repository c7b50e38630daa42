package org.lrptoolbox.legacy;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.rule.AffineRule;
import org.lrptoolbox.rule.References;

/**
 * A rule as the original applies it to convolutions with groups: all groups take the biases of the first one into
 * their denominators. An error, kept to compare with old figures.
 *
 * <p>Source: {@link References#LAPUSCHKIN_2016}, software release 1.3.1, Caffe.
 *
 * @param rule the rule without the error
 */
public record BlockBias(AffineRule rule) implements AffineRule {
    @Override
    public boolean supports(Layer layer) {
        return rule.supports(layer);
    }

    @Override
    public String label() {
        return rule.label() + " (bias of the first group)";
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return rule.inputRelevance(step.layer() instanceof Conv c && c.groups() > 1 && c.bias().length > 0
                ? step.through(repeated(c))
                : step);
    }

    private static Conv repeated(Conv c) {
        double[] bias = new double[c.count()];
        int group = bias.length / c.groups();
        for (int i = 0; i < bias.length; i++) {
            bias[i] = c.bias()[i % group];
        }
        return c.withBias(bias);
    }
}
