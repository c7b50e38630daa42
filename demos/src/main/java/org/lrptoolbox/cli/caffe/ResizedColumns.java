package org.lrptoolbox.cli.caffe;

/**
 * Lines made longer or shorter, some of them at once: they are laid side by side, so that a column of them is a line, and
 * what is made of columns is made as {@link ResizedLines} are, many numbers at once.
 */
final class ResizedColumns {
    private static final int RGB = 3;

    private final ResizeTaps taps;
    private final int left;
    private final int together;
    private final int first;
    private final double[][] columns;
    private final double[] sum;

    /**
     * Columns to be made.
     *
     * @param left the first of the new columns
     * @param width how many
     * @param together how many lines at once, at most
     */
    ResizedColumns(ResizeTaps taps, int left, int width, int together) {
        this.taps = taps;
        this.left = left;
        this.together = together;
        this.first = taps.first()[left];
        int last = left + width - 1;
        this.columns = new double[taps.first()[last] + taps.weights()[last].length - first][RGB * together];
        this.sum = new double[RGB * together];
    }

    /** The first of the old columns that are looked at. */
    int first() {
        return first;
    }

    /** How many old columns are looked at. */
    int count() {
        return columns.length;
    }

    /**
     * Makes new lines.
     *
     * @param lines red, green, blue of the columns that are looked at
     * @param made red, green, blue of the new columns; as many lines
     */
    void resize(double[][] lines, double[][] made) {
        for (int x = 0; x < columns.length; x++) {
            lay(lines, x * RGB, columns[x]);
        }
        for (int x = 0; x < made[0].length / RGB; x++) {
            ResizedLines.weigh(taps.weights()[left + x], columns, taps.first()[left + x] - first, sum);
            for (int y = 0; y < made.length; y++) {
                made[y][RGB * x] = sum[y];
                made[y][RGB * x + 1] = sum[together + y];
                made[y][RGB * x + 2] = sum[2 * together + y];
            }
        }
    }

    private void lay(double[][] lines, int at, double[] column) {
        for (int y = 0; y < lines.length; y++) {
            double[] line = lines[y];
            column[y] = line[at];
            column[together + y] = line[at + 1];
            column[2 * together + y] = line[at + 2];
        }
    }
}
