package org.lrptoolbox.engine;

import java.util.List;
import java.util.Locale;

import org.lrptoolbox.text.Table;

/**
 * The conservation ledger: for every layer what relevance came in at its output, what left through its inputs, and
 * what its bias and its stabiliser absorbed on the way, summed over the batch. Where relevance is lost is always
 * visible here.
 *
 * @param entries one per layer, in the order of the relevance pass: from the output down
 */
public record Ledger(List<Entry> entries) {
    /**
     * The account of one layer.
     *
     * @param layer its index
     * @param name its name
     * @param rule the rule it was given
     * @param in the relevance of its outputs
     * @param out the relevance it handed to its inputs
     * @param bias what the bias took
     * @param stabilizer what the stabiliser took
     */
    public record Entry(int layer, String name, String rule, double in, double out, double bias, double stabilizer) {
        /** What neither explains: 0 up to rounding, but for rules that do not conserve by themselves. */
        public double other() {
            return in - out - bias - stabilizer;
        }
    }

    /** Copies the list. */
    public Ledger {
        entries = List.copyOf(entries);
    }

    /** The relevance the pass started with. */
    public double in() {
        return entries.isEmpty() ? 0 : entries.getFirst().in();
    }

    /** The relevance absorbed by biases in all layers. */
    public double bias() {
        return entries.stream().mapToDouble(Entry::bias).sum();
    }

    /** The relevance absorbed by stabilisers in all layers. */
    public double stabilizer() {
        return entries.stream().mapToDouble(Entry::stabilizer).sum();
    }

    /** The table, from the output down. */
    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /** The same within so many characters a line, see {@link Table#within}. */
    public String within(int most) {
        Table table = new Table("#", "layer", "rule", "in", "out", "bias", "stabilizer", "other");
        for (Entry e : entries) {
            table.row("" + e.layer, e.name, e.rule, number(e.in), number(e.out), number(e.bias), number(e.stabilizer),
                    number(Math.abs(e.other()) <= 1e-9 * Math.max(Math.abs(e.in), Math.abs(e.out)) ? 0 : e.other()));
        }
        return table.within(most);
    }

    private static String number(double v) {
        return v == 0 ? "0" : String.format(Locale.ROOT, "%.6g", v);
    }
}
