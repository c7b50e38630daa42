package org.lrptoolbox.legacy;

import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.rule.AffineRule;
import org.lrptoolbox.rule.Flat;
import org.lrptoolbox.rule.References;
import org.lrptoolbox.rule.WSquare;
import org.lrptoolbox.tensor.Tensor;

/**
 * {@link Flat} and {@link WSquare} as the original applies them to convolutions: relevance is divided by the whole
 * kernel, so what falls on padding is lost; and flat counts the positions of the window, but not the channels, so the
 * relevance is multiplied by their number.
 *
 * <pre>
 * flat:  R_i = 1 / (h w) sum_j R_j
 * w^2:   R_i = sum_j w_ij^2 / (sum over the kernel of w_j^2) R_j
 * </pre>
 *
 * <p>Elsewhere the rule it stands for. Source: {@link References#LAPUSCHKIN_2016}, software release 1.3.1, Caffe.
 *
 * @param squared whether connections weigh by their square, else all alike
 */
public record WholeKernel(boolean squared) implements AffineRule {
    /** Keeps 0 from being divided by: where the sum of squares is 0, so are all of them. */
    private static final double NEVER = 1e-20;

    @Override
    public String label() {
        return (squared ? "WSquare" : "Flat") + " (whole kernel)";
    }

    @Override
    public boolean supports(Layer layer) {
        return new Flat().supports(layer);
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        if (!(step.layer() instanceof Conv c) || c.layout().isLast()) {
            return squared ? new WSquare(NEVER).inputRelevance(step) : new Flat().inputRelevance(step);
        }
        Algebra<T> a = step.algebra();
        WeightMap map = squared ? WeightMap.SQUARE : WeightMap.ONES;
        T s = squared
                ? a.times(step.relevance(), a.perChannel(c, inverseSquares(c), step.relevance()))
                : a.scale(step.relevance(), 1.0 / c.frame().area());
        return a.transpose(c, map, s, step.input());
    }

    /** One over the sum of squares of every filter; 0 for a filter of zeros, which hands nothing on. */
    private static double[] inverseSquares(Conv c) {
        Tensor filters = c.filters().tensor();
        int size = filters.size() / c.count();
        return IntStream.range(0, c.count()).mapToDouble(k -> {
            double sum = 0;
            for (int i = k * size; i < (k + 1) * size; i++) {
                sum += filters.data()[i] * filters.data()[i];
            }
            return sum == 0 ? 0 : 1 / sum;
        }).toArray();
    }
}
