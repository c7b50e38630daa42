package org.lrptoolbox.cli.explain;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.cli.input.Source;
import org.lrptoolbox.tensor.Tensor;

/**
 * What became of a source for one target: an explanation, or the reason why there is none.
 *
 * @param source what was explained
 * @param part what is explained, as names of files have it: {@code 281}, or {@code output}; null if nothing was
 * @param label what is explained, for people: {@code 281 tabby}; null if nothing was
 * @param score the relevance that was handed back; NaN if there is none
 * @param conservation the share of it that arrived at the input; NaN for gradients, where nothing set out, or if there
 *            is none
 * @param relevance of the input, shaped as the network takes it, without the batch; null if there is none
 * @param files what was written, by what it holds, below the folder asked for; empty if nothing was
 * @param error why there is no explanation; null if there is one
 */
public record Answer(Source source, @Nullable String part, @Nullable String label, double score, double conservation,
        @Nullable Tensor relevance, Map<String, String> files, @Nullable String error) {
    static Answer of(Explanation e, boolean gradient, Map<String, String> files) {
        double share = gradient || e.seed() == 0 ? Double.NaN : e.relevance().sum() / e.seed();
        return new Answer(e.source(), e.part(), e.what(), e.seed(), share, e.relevance(), files, null);
    }

    static Answer failed(Source source, String message) {
        return new Answer(source, null, null, Double.NaN, Double.NaN, null, Map.of(), message);
    }
}
