package org.lrptoolbox.rule;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.tensor.Tensor;

/**
 * Lets only what lies on some channels, heads or neurons of a layer's output pass to its inputs, which share it by a
 * rule of their own: relevance conditional on concepts.
 *
 * <pre>R_i = rule(m R),   m = 1 for the positions named along an axis, 0 for all others</pre>
 *
 * <p>Source: {@link References#ACHTIBAT_2023}.
 *
 * @param rule how the layer shares what passes
 * @param axis the axis of an output sample the positions lie along, from 0; {@link #LAST} for the last
 * @param parts into how many parts the axis falls, such as heads that lie one behind the other; 0 for single positions
 * @param positions which ones pass
 */
public record Through(Rule rule, int axis, int parts, List<Integer> positions) implements Rule {
    /** The last axis of samples, however many they have. */
    public static final int LAST = -1;

    /** Keeps a copy. */
    public Through {
        positions = List.copyOf(positions);
    }

    @Override
    public boolean supports(Layer layer) {
        return rule.supports(layer);
    }

    @Override
    public boolean givesCoefficients(Layer layer) {
        return rule.givesCoefficients(layer);
    }

    @Override
    public String label() {
        return rule.label() + " through " + (parts > 0 ? "parts " : "") + positions;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T mask = a.constant(mask(a.shape(step.output())), sample(a.shape(step.output())));
        return rule.relevance(step.with(a.times(step.given(), mask)));
    }

    /** One number for each position of the axis. */
    private int[] sample(int... output) {
        int[] sample = new int[output.length];
        Arrays.fill(sample, 1);
        sample[at(output)] = output[at(output)];
        return sample;
    }

    private int at(int... output) {
        int at = axis == LAST ? output.length - 1 : axis;
        if (at < 0 || at >= output.length) {
            throw new IllegalArgumentException("axis " + axis + " of an output with " + output.length + " axes");
        }
        return at;
    }

    private Tensor mask(int... output) {
        int size = output[at(output)];
        if (parts > 0 && size % parts != 0) {
            throw new IllegalArgumentException(size + " channels do not fall into " + parts + " heads");
        }
        int each = parts > 0 ? size / parts : 1;
        Tensor mask = Tensor.zeros(sample(output));
        for (int position : positions) {
            if (position < 0 || position >= size / each) {
                throw new IllegalArgumentException("number " + position + " of " + size / each + " (from 0)");
            }
            Arrays.fill(mask.data(), position * each, (position + 1) * each, 1);
        }
        return mask;
    }
}
