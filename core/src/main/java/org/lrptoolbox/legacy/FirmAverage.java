package org.lrptoolbox.legacy;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.rule.AffineRule;
import org.lrptoolbox.rule.References;

/**
 * Average pooling as the original's Caffe code shares relevance: in proportion, without stabiliser; a window whose sum is
 * next to nothing hands on nothing. (There the original added activations in place of relevance. Behind a rectifier both
 * come to the same.)
 *
 * <pre>R_i = sum_j x_i / S_j R_j over the windows with |S_j| &gt; 1e-6, S_j the sum of window j</pre>
 *
 * <p>Source: {@link References#LAPUSCHKIN_2016}, software release 1.3.1, Caffe.
 */
public record FirmAverage() implements AffineRule {
    private static final double LEAST = 1e-6;
    private static final double NEVER = 1e-20;

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof AveragePool;
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        Algebra<T> a = step.algebra();
        T z = step.preactivation();
        double least = LEAST / ((AveragePool) step.layer()).frame().area();
        T firm = a.plusConstant(a.times(z, z), -least * least);
        return step.receive(WeightMap.IDENTITY,
                a.wherePositive(firm, step.share(step.relevance(), z, NEVER, null)));
    }
}
