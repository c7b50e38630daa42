package org.lrptoolbox.kernel;

/**
 * Copies windows into the rows of a matrix and adds such rows back (im2col, col2im), for a range of windows and a
 * range of taps at a time. The matrix is stored by columns, a tap of all windows after the other, where
 * {@link Windows#runsAcross} says so, and otherwise by rows.
 *
 * <p>A tap is one of the windowHeight * windowWidth pixels of a window; windows are numbered over the whole batch in
 * order (sample, row, column). Both directions go along the windows of one row of the output. Where a row of taps is a
 * long run in memory they move run by run; where it is short (few channels) they take one element of all the windows
 * after the other, because a loop over five numbers costs more than the numbers.
 */
final class Patches {
    /** Runs at least this long move as a whole. */
    private static final int LONG_RUN = 16;

    private Patches() {}

    /** The distance from one row of the stored matrix, or from one column, to the next. */
    static int leading(Windows g, int count, int fromTap, int toTap) {
        return g.runsAcross() ? count : (toTap - fromTap) * g.depth();
    }

    /** Writes the taps {@code fromTap} to {@code toTap} of {@code count} windows into {@code patches}. */
    static void gather(Windows g, double[] x, int first, int count, int fromTap, int toTap, double[] patches) {
        if (g.runsAcross()) {
            forRows(g, first, count, (start, row, windows) -> {
                for (int tap = fromTap; tap < toTap; tap++) {
                    System.arraycopy(x, start + offset(g, tap), patches, (tap - fromTap) * count + row, windows);
                }
            });
            return;
        }
        int size = (toTap - fromTap) * g.depth();
        int step = g.strideColumns() * g.depth();
        forRows(g, first, count, (start, row, windows) -> forRuns(g, fromTap, toTap, (offset, column, run) -> {
            int from = start + offset;
            int to = row * size + column;
            if (run >= LONG_RUN) {
                for (int j = 0; j < windows; j++) {
                    System.arraycopy(x, from + j * step, patches, to + j * size, run);
                }
            } else {
                for (int t = 0; t < run; t++) {
                    copy(x, from + t, step, patches, to + t, size, windows);
                }
            }
        }));
    }

    /** Adds {@code patches} to the inputs which {@link #gather} would have read. */
    static void scatter(Windows g, double[] patches, int first, int count, int fromTap, int toTap, double[] x) {
        if (g.runsAcross()) {
            forRows(g, first, count, (start, row, windows) -> {
                for (int tap = fromTap; tap < toTap; tap++) {
                    add(patches, (tap - fromTap) * count + row, 1, x, start + offset(g, tap), 1, windows);
                }
            });
            return;
        }
        int size = (toTap - fromTap) * g.depth();
        int step = g.strideColumns() * g.depth();
        forRows(g, first, count, (start, row, windows) -> forRuns(g, fromTap, toTap, (offset, column, run) -> {
            int to = start + offset;
            int from = row * size + column;
            if (run >= LONG_RUN) {
                for (int j = 0; j < windows; j++) {
                    add(patches, from + j * size, 1, x, to + j * step, 1, run);
                }
            } else {
                for (int t = 0; t < run; t++) {
                    add(patches, from + t, size, x, to + t, step, windows);
                }
            }
        }));
    }

    private static void copy(double[] a, int from, int fromStep, double[] b, int to, int toStep, int count) {
        for (int j = 0; j < count; j++) {
            b[to + j * toStep] = a[from + j * fromStep];
        }
    }

    private static void add(double[] a, int from, int fromStep, double[] b, int to, int toStep, int count) {
        for (int j = 0; j < count; j++) {
            b[to + j * toStep] += a[from + j * fromStep];
        }
    }

    /** Where a tap lies in a window. */
    private static int offset(Windows g, int tap) {
        return (tap / g.windowWidth() * g.width() + tap % g.windowWidth()) * g.depth();
    }

    /** Cuts a range of windows where the rows of the output end. */
    private static void forRows(Windows g, int first, int count, Row body) {
        for (int window = first; window < first + count;) {
            int position = window % g.positions();
            int column = position % g.outWidth();
            int windows = Math.min(first + count - window, g.outWidth() - column);
            int start = window / g.positions() * g.sampleSize() + g.start(position / g.outWidth(), column);
            body.accept(start, window - first, windows);
            window += windows;
        }
    }

    /** Cuts a range of taps where the rows of the window end. */
    private static void forRuns(Windows g, int fromTap, int toTap, Run body) {
        for (int tap = fromTap; tap < toTap;) {
            int column = tap % g.windowWidth();
            int taps = Math.min(toTap - tap, g.windowWidth() - column);
            body.accept(offset(g, tap), (tap - fromTap) * g.depth(), taps * g.depth());
            tap += taps;
        }
    }

    private interface Row {
        /** Some windows side by side: where the first begins in the input, its number, and how many there are. */
        void accept(int start, int row, int windows);
    }

    private interface Run {
        /** Some taps side by side: where they lie in a window, in a row of the patches, and how many numbers. */
        void accept(int offset, int column, int run);
    }
}
