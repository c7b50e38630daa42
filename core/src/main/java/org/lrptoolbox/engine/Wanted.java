package org.lrptoolbox.engine;

import java.util.Set;

/**
 * What a relevance pass should report besides the relevance of the input.
 *
 * @param layers the indices of the nodes whose relevance (at their output) is wanted
 * @param ledger whether to account for what each layer absorbs, which costs a little time
 */
public record Wanted(Set<Integer> layers, boolean ledger) {
    /** Nothing else. */
    public static final Wanted INPUT_ONLY = new Wanted(Set.of(), false);

    /** The ledger. */
    public static final Wanted LEDGER = new Wanted(Set.of(), true);

    /** Copies the set. */
    public Wanted {
        layers = Set.copyOf(layers);
    }
}
