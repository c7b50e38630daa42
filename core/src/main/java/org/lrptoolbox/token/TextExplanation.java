package org.lrptoolbox.token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.lrptoolbox.engine.Ledger;
import org.lrptoolbox.text.Table;
import org.lrptoolbox.token.Tokens.Token;

/**
 * An explanation of one text: the relevance of every token, which is that of all numbers looked up for its word, and
 * what other roots, such as positions, took.
 *
 * @param tokens the text
 * @param what what is explained, as a line says it
 * @param seed the score that was handed back
 * @param relevance one number per token
 * @param shares the sum of relevance at every root, by its name, words first
 * @param scores the outputs of the network
 * @param ledger where relevance went, layer by layer; empty where the explainer keeps none
 */
public record TextExplanation(Tokens tokens, String what, double seed, List<Double> relevance,
        Map<String, Double> shares, List<Double> scores, Ledger ledger) {
    /**
     * A word of a text and its relevance, the sum of its tokens'.
     *
     * @param text the word
     * @param special whether it is none, but a token of the network's own, such as {@code [CLS]}
     * @param relevance positive for what speaks for the target, negative for what speaks against it
     */
    public record Word(String text, boolean special, double relevance) {}

    /** Copies lists and map. */
    public TextExplanation {
        relevance = List.copyOf(relevance);
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        scores = List.copyOf(scores);
    }

    /** The words, each with the relevance of all its tokens. */
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (List<Integer> parts : tokens.words()) {
            words.add(new Word(tokens.word(parts), tokens.list().get(parts.getFirst()).special(),
                    parts.stream().mapToDouble(relevance::get).sum()));
        }
        return words;
    }

    /** The relevance of all tokens together. */
    public double sum() {
        return relevance.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** One row per token, the sums of all roots below: what positions took (PA-LRP's share) among them. */
    public String table() {
        Table table = new Table("#", "token", "id", "word", "relevance", "share");
        List<List<Integer>> words = tokens.words();
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            List<Integer> parts = words.stream().filter(w -> w.contains(at)).findFirst().orElseThrow();
            Token token = tokens.list().get(i);
            table.row("" + i, token.text(), "" + token.id(), parts.getFirst() == i ? tokens.word(parts) : "",
                    number(relevance.get(i)), percent(relevance.get(i)));
        }
        StringBuilder text = new StringBuilder(table.toString());
        if (!text.toString().endsWith("\n")) {
            text.append('\n');
        }
        text.append("sum of words: ").append(number(sum())).append(" of ").append(number(seed)).append(" (")
                .append(percent(sum())).append(")\n");
        shares.forEach((root, amount) -> text.append("  ").append(root).append(": ").append(number(amount))
                .append(" (").append(percent(amount)).append(")\n"));
        return text.toString();
    }

    /** One line per token, tab between: number, token, id, word, relevance. */
    public String tsv() {
        StringBuilder text = new StringBuilder("#\ttoken\tid\tword\trelevance\n");
        int word = 0;
        for (List<Integer> parts : tokens.words()) {
            for (int i : parts) {
                text.append(i).append('\t').append(cell(tokens.list().get(i).text())).append('\t')
                        .append(tokens.list().get(i).id()).append('\t').append(word).append(' ')
                        .append(cell(tokens.word(parts))).append('\t').append(relevance.get(i)).append('\n');
            }
            word++;
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replaceAll("\\s", " ");
    }

    private String percent(double amount) {
        return seed == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * amount / seed);
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.4g", v);
    }
}
