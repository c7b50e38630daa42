package org.lrptoolbox.rule;

import java.util.List;

import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.RootLayer;
import org.lrptoolbox.layer.SideLayer;

/** Hands nothing on. For layers where relevance ends, such as constants and tables
 * of embeddings. */
public record Nothing() implements Rule {
    @Override
    public boolean supports(Layer layer) {
        return layer instanceof SideLayer || layer instanceof RootLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        return step.inputs().stream().map(x -> step.algebra().none()).toList();
    }
}
