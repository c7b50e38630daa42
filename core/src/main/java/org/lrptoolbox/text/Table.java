package org.lrptoolbox.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table in plain, {@link Printable} text: a header, a rule under it, columns as wide as their widest cell; empty columns vanish. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /** A table with these column titles. */
    public Table(String... titles) {
        columns = titles.length;
        rows.add(List.of(titles));
    }

    /** Adds a row. */
    public Table row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells in a table of " + columns);
        }
        rows.add(cells.stream().map(Printable::line).toList());
        return this;
    }

    /** Adds a row. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** Titles and rows, without the columns that have no cell. */
    public List<List<String>> rows() {
        int[] kept = IntStream.range(0, columns)
                .filter(c -> rows.stream().skip(1).anyMatch(r -> !r.get(c).isEmpty())).toArray();
        return rows.stream().map(r -> IntStream.of(kept).mapToObj(r::get).toList()).toList();
    }

    /** The table, one line per row, each ended by a line feed. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            int widest = rows.stream().skip(1).mapToInt(r -> r.get(column).length()).max().orElse(0);
            widths[c] = widest == 0 ? 0 : Math.max(widest, rows.getFirst().get(c).length());
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            line(text, rows.get(r), widths);
            if (r == 0) {
                line(text, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            if (widths[c] > 0) {
                line.append(cells.get(c)).append(" ".repeat(widths[c] - cells.get(c).length())).append(GAP);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
