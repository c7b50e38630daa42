package org.lrptoolbox.explain;

import org.lrptoolbox.network.Node;

/** Prediction or relevance of a sample is not a number, so there is nothing to explain; the message says since where. */
public final class NotANumberException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private NotANumberException(String message) {
        super(message);
    }

    static NotANumberException ofInput(int sample, double value) {
        return new NotANumberException("the input of sample " + sample + " (from 0) has the number " + value
                + "; nothing can be explained of it");
    }

    static NotANumberException ofPrediction(int sample, Node first) {
        return new NotANumberException("the prediction for sample " + sample + " (from 0) is not a number: the first "
                + "layer that makes NaN or infinity is " + first.described() + "; look at its weights and its input");
    }

    static NotANumberException inEngine(int sample, String engine) {
        return new NotANumberException("the prediction for sample " + sample + " (from 0) is not a number in engine "
                + engine + ", though it is in float64: numbers grow beyond single precision; use engine java");
    }

    static NotANumberException ofRelevance(int sample, Node first, String rule) {
        return new NotANumberException("the relevance of sample " + sample + " (from 0) is not a number: the first "
                + "layer, from the output down, that hands on NaN or infinity is " + first.described() + " with " + rule
                + "; a larger stabiliser or another rule helps");
    }
}
