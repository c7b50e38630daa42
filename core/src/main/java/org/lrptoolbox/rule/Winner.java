package org.lrptoolbox.rule;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.algebra.Step;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.WinnerLayer;

/**
 * Gives the relevance of each output to the input that won it. For max pooling.
 *
 * <p>Of equally strong inputs either the first wins or all do, in equal parts; frameworks and the original toolbox
 * differ in this. Source: {@link References#LAPUSCHKIN_2016}.
 *
 * @param ties what becomes of equally strong inputs; null for what the layer itself has, see {@link WinnerLayer#ties}
 */
public record Winner(@Nullable Ties ties) implements Rule {
    /** With the layer's own way with ties. */
    public Winner() {
        this(null);
    }

    @Override
    public boolean supports(Layer layer) {
        return layer instanceof WinnerLayer;
    }

    @Override
    public <T> List<T> relevance(Step<T> step) {
        WinnerLayer layer = (WinnerLayer) step.layer();
        return List.of(step.algebra().toWinners(layer, ties == null ? layer.ties() : ties, step.input(),
                step.output(), step.given()));
    }

    /** A winner's value is the output's, and so is its coefficient. */
    @Override
    public boolean givesCoefficients(Layer layer) {
        return true;
    }

    @Override
    public String toString() {
        return ties == null ? "Winner[]" : "Winner[ties=" + ties + "]";
    }
}
