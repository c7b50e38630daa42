package org.lrptoolbox.demos.text;

import java.util.List;

/**
 * A sentence of the grammar.
 *
 * @param words its words
 * @param deciding the places of the words that decide: the judgement, and what turns it round
 * @param praises whether it praises
 */
record Sentence(List<String> words, List<Integer> deciding, boolean praises) {
    /** Copies the lists. */
    public Sentence {
        words = List.copyOf(words);
        deciding = List.copyOf(deciding);
    }

    /** The sentence as people write it. */
    public String text() {
        return String.join(" ", words);
    }
}
