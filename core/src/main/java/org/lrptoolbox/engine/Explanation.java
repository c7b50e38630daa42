package org.lrptoolbox.engine;

import java.util.List;

import org.lrptoolbox.tensor.Tensor;

/**
 * What an engine answers.
 *
 * @param prediction the output of the network
 * @param seeds the relevance of the output that was handed back, one tensor per explanation
 * @param relevance what the relevance passes found, in the same order
 */
public record Explanation(Tensor prediction, List<Tensor> seeds, List<Relevance> relevance) {
    /** Copies the lists. */
    public Explanation {
        seeds = List.copyOf(seeds);
        relevance = List.copyOf(relevance);
    }
}
