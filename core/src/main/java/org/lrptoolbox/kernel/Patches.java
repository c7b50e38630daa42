package org.lrptoolbox.kernel;

/**
 * Copies windows into the rows of a matrix and adds such rows back (im2col, col2im), for a range of windows and a
 * range of taps at a time.
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

    /** Writes the taps {@code fromTap} to {@code toTap} of {@code count} windows into the rows of {@code patches}. */
    static void gather(Windows g, double[] x, int first, int count, int fromTap, int toTap, double[] patches) {
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
                    for (int j = 0; j < windows; j++) {
                        patches[to + t + j * size] = x[from + t + j * step];
                    }
                }
            }
        }));
    }

    /** Adds the rows of {@code patches} to the inputs which {@link #gather} would have read. */
    static void scatter(Windows g, double[] patches, int first, int count, int fromTap, int toTap, double[] x) {
        int size = (toTap - fromTap) * g.depth();
        int step = g.strideColumns() * g.depth();
        forRows(g, first, count, (start, row, windows) -> forRuns(g, fromTap, toTap, (offset, column, run) -> {
            int to = start + offset;
            int from = row * size + column;
            if (run >= LONG_RUN) {
                for (int j = 0; j < windows; j++) {
                    for (int t = 0; t < run; t++) {
                        x[to + t + j * step] += patches[from + t + j * size];
                    }
                }
            } else {
                for (int t = 0; t < run; t++) {
                    for (int j = 0; j < windows; j++) {
                        x[to + t + j * step] += patches[from + t + j * size];
                    }
                }
            }
        }));
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
            body.accept((tap / g.windowWidth() * g.width() + column) * g.depth(), (tap - fromTap) * g.depth(),
                    taps * g.depth());
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
