package org.lrptoolbox.python.text;

import java.util.Arrays;

/**
 * Sets the words of an array in nested brackets: rows of the last axis wrapped at the line width, blank lines between
 * the matrices of higher axes, three dots where the middle is left out.
 */
final class Brackets {
    private static final String GAP = "...";

    private final Corners corners;
    private final int[] shape;
    private final String[] words;
    private final String separator;
    private final String tightSeparator;
    private final boolean old;
    private int next;

    /** @param old whether lines end where they did in NumPy 1.13 */
    Brackets(Corners corners, String[] words, String separator, boolean old) {
        this.old = old;
        this.corners = corners;
        this.shape = corners.shape();
        this.words = words;
        this.separator = separator;
        this.tightSeparator = separator.stripTrailing();
    }

    /**
     * The whole text.
     *
     * @param indent what every line but the first starts with
     * @param width where lines end
     */
    String text(String indent, int width) {
        next = 0;
        return shape.length == 0 ? words[0] : nested(0, indent, width);
    }

    private String nested(int axis, String indent, int width) {
        return "[" + (axis == shape.length - 1 ? row(axis, indent, width) : rows(axis, indent, width)) + "]";
    }

    private String rows(int axis, String indent, int width) {
        String lineEnd = tightSeparator + "\n".repeat(shape.length - axis - 1) + indent;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < shape[axis]; i++) {
            if (i > 0) {
                text.append(lineEnd);
            }
            if (i == corners.edge() && corners.isCut(axis)) {
                text.append(GAP).append(old ? ", \n" + indent : lineEnd);
            }
            text.append(nested(axis + 1, indent + ' ', old ? width : width - 1));
        }
        return text.toString();
    }

    private String row(int axis, String indent, int width) {
        int end = width - (old ? tightSeparator.length() : Math.max(tightSeparator.length(), 1));
        Line line = new Line(indent, old);
        for (int i = 0; i < shape[axis]; i++) {
            if (i > 0) {
                line.current.append(separator);
            }
            if (i == corners.edge() && corners.isCut(axis)) {
                line.add(GAP, end);
                line.current.append(old ? ", " : separator);
            }
            line.add(words[next++], old && i == shape[axis] - 1 ? width : end);
        }
        return line.all();
    }

    /** The lines of one row so far. */
    private static final class Line {
        private final StringBuilder done = new StringBuilder();
        private final StringBuilder current;
        private final String indent;
        private final boolean old;

        Line(String indent, boolean old) {
            this.indent = indent;
            this.old = old;
            this.current = new StringBuilder(indent);
        }

        /** Appends a word, on a new line if it does not fit before the end and the line has others. */
        void add(String word, int end) {
            boolean single = old || word.indexOf('\n') < 0;
            String[] lines = single ? new String[]{word} : word.split("\n", -1);
            int width = Arrays.stream(lines).mapToInt(String::length).max().orElse(0);
            if (current.length() + width > end && (old || current.length() > indent.length())) {
                done.append(current.toString().stripTrailing()).append('\n');
                current.setLength(0);
                current.append(indent);
            }
            String margin = " ".repeat(current.length());
            current.append(lines[0]);
            for (int i = 1; i < lines.length; i++) {
                done.append(current).append('\n');
                current.setLength(0);
                current.append(margin).append(lines[i]);
            }
            if (lines.length > 1) {
                current.append(" ".repeat(width - lines[lines.length - 1].length()));
            }
        }

        /** All lines, without the indent of the first. */
        String all() {
            return done.append(current).substring(indent.length());
        }
    }
}
