package org.lrptoolbox.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table in plain, {@link Printable} text: a header, a rule under it, columns as wide as their widest cell; empty columns vanish. */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

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
        return within(Integer.MAX_VALUE);
    }

    /**
     * The table within so many characters a line: the widest columns become narrower, and what is longer than its column
     * goes on below. No column becomes narrower than a few characters, so that very narrow terminals wrap it after all.
     */
    public String within(int most) {
        int[] widths = widths();
        narrow(widths, most);
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            row(text, rows.get(r), widths);
            if (r == 0) {
                line(text, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
            }
        }
        return text.toString();
    }

    /**
     * As many tables one below the other as it takes for each to fit without breaking words, the first column in front of
     * each: for tables of many columns of numbers.
     */
    public String stacked(int most) {
        StringBuilder text = new StringBuilder();
        int[] words = words();
        for (int from = 1; from < columns || from == 1;) {
            long length = words[0];
            int to = from;
            while (to < columns && (to == from || length + GAP.length() + words[to] <= most)) {
                length += GAP.length() + words[to++];
            }
            text.append(text.isEmpty() ? "" : "\n").append(part(from, to).within(most));
            from = Math.max(to, 2);
        }
        return text.toString();
    }

    /** The first column and some others. */
    private Table part(int from, int to) {
        List<Integer> kept = IntStream.concat(IntStream.of(0), IntStream.range(from, to)).boxed().toList();
        List<List<String>> cells = rows.stream().map(r -> kept.stream().map(r::get).toList()).toList();
        Table part = new Table(cells.getFirst().toArray(String[]::new));
        cells.stream().skip(1).forEach(part::row);
        return part;
    }

    /** The longest word of each column; none of one that vanishes. */
    private int[] words() {
        int[] widths = widths();
        return IntStream.range(0, columns).map(c -> widths[c] == 0
                ? 0
                : rows.stream()
                        .flatMap(r -> Arrays.stream(r.get(c).split(" "))).mapToInt(String::length).max().orElse(0))
                .toArray();
    }

    private int[] widths() {
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            int widest = rows.stream().skip(1).mapToInt(r -> r.get(column).length()).max().orElse(0);
            widths[c] = widest == 0 ? 0 : Math.max(widest, rows.getFirst().get(c).length());
        }
        return widths;
    }

    /** Columns shrink to their longest words first, the widest first, and then to the least. */
    private void narrow(int[] widths, int most) {
        for (int[] least : new int[][]{words(), new int[columns]}) {
            while (length(widths) > most) {
                int widest = IntStream.range(0, columns)
                        .filter(c -> widths[c] > Math.max(NARROWEST, least[c]))
                        .reduce((a, b) -> widths[b] > widths[a] ? b : a).orElse(-1);
                if (widest < 0) {
                    break;
                }
                widths[widest]--;
            }
        }
    }

    /** Of a line of columns so wide. */
    private static long length(int... widths) {
        return IntStream.of(widths).filter(w -> w > 0).asLongStream().map(w -> w + GAP.length()).sum() - GAP.length();
    }

    /** A row, in as many lines as its longest cell needs. */
    private void row(StringBuilder text, List<String> cells, int... widths) {
        List<List<String>> parts = IntStream.range(0, columns).mapToObj(c -> parts(cells.get(c), widths[c])).toList();
        int lines = parts.stream().mapToInt(List::size).max().orElse(1);
        for (int l = 0; l < lines; l++) {
            int at = l;
            line(text, parts.stream().map(p -> at < p.size() ? p.get(at) : "").toList(), widths);
        }
    }

    /** A cell in parts of at most some width, cut behind words where there are any. */
    private static List<String> parts(String cell, int width) {
        if (width == 0) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        String rest = cell;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            parts.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }

    private void line(StringBuilder text, List<String> cells, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < columns; c++) {
            if (widths[c] > 0) {
                line.append(cells.get(c)).append(" ".repeat(widths[c] - cells.get(c).length())).append(GAP);
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
