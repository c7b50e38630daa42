package org.lrptoolbox.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.lrptoolbox.text.Table;

/**
 * The conservation ledger: for every layer what relevance came in at its output, what left through its inputs, and
 * what its bias and its stabiliser absorbed on the way, summed over the batch. Where relevance is lost is always
 * visible here.
 *
 * <p>A constant that values are added to or joined with (a class token, positions) contributes as a bias does, so it
 * keeps its share as a bias does: it has a line of its own, all of it in the column of biases.
 *
 * @param entries one per layer, in the order of the relevance pass: from the output down
 */
public record Ledger(List<Entry> entries) {
    private static final double ROUNDING = 1e-9;

    /**
     * The account of one layer.
     *
     * @param layer its index
     * @param name its name
     * @param rule the rule it was given
     * @param in the relevance of its outputs
     * @param out the relevance it handed to its inputs; of a table of embeddings, what its words have
     * @param bias what the bias took; of a constant, what it kept
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

    /** The relevance absorbed by biases and constants in all layers. */
    public double bias() {
        return entries.stream().mapToDouble(Entry::bias).sum();
    }

    /** The relevance absorbed by stabilisers in all layers. */
    public double stabilizer() {
        return entries.stream().mapToDouble(Entry::stabilizer).sum();
    }

    /** What was lost in all layers by rules that do not conserve, such as that of softmax in AttnLRP. */
    public double other() {
        return entries.stream().mapToDouble(Entry::other).sum();
    }

    /** Where all of it went, in one line: what inputs have, and what was kept on the way. */
    public String summary() {
        double rest = in() - bias() - stabilizer() - other();
        return "of " + number(in()) + ": inputs " + number(rest) + ", biases and constants " + number(bias())
                + ", stabilizers " + number(stabilizer()) + ", other " + number(rounded(other(), in(), rest));
    }

    /** The table, from the output down, and what it comes to. */
    @Override
    public String toString() {
        return within(Integer.MAX_VALUE);
    }

    /** The same within so many characters a line: where columns have no room they go on below, each behind the layers. */
    public String within(int most) {
        Table numbered = new Table("#", "layer", "rule", "in", "out", "bias", "stabilizer", "other");
        Table named = new Table("layer", "rule", "in", "out", "bias", "stabilizer", "other");
        for (Entry e : entries) {
            List<String> row = List.of(e.name, e.rule, number(e.in), number(e.out), number(e.bias),
                    number(e.stabilizer), number(rounded(e.other(), e.in, e.out)));
            named.row(row.toArray(String[]::new));
            numbered.row(Stream.concat(Stream.of("" + e.layer), row.stream()).toArray(String[]::new));
        }
        String wide = numbered.toString();
        String sum = summary();
        return (wide.lines().allMatch(line -> line.length() <= most) ? wide : named.stacked(most))
                + (entries.isEmpty() ? "" : (sum.length() <= most ? sum : sum.replace(", ", ",\n  ")) + "\n");
    }

    /** A difference that is no more than rounding is none. */
    private static double rounded(double other, double in, double out) {
        return Math.abs(other) <= ROUNDING * Math.max(Math.abs(in), Math.abs(out)) ? 0 : other;
    }

    private static String number(double v) {
        return v == 0 ? "0" : String.format(Locale.ROOT, "%.6g", v);
    }
}
