package org.lrptoolbox.rule;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.AffineLayer;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * Shares relevance evenly over the inputs an output is connected to. For the lowest layers, where it trades resolution
 * for calm.
 *
 * <pre>R_i = sum_j 1 / m R_j,   m the number of inputs of output j</pre>
 *
 * <p>Neither bias nor stabiliser takes part. Source: {@link References#LAPUSCHKIN_2019}.
 */
public record Flat() implements AffineRule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof AffineLayer || layer instanceof WinnerLayer;
    }

    @Override
    public <T> T inputRelevance(Step<T> step) {
        return Uniform.share(step, WeightMap.ONES, 0);
    }
}
