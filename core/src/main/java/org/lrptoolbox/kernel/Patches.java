package org.lrptoolbox.kernel;

/**
 * Copies windows into the rows of a matrix and adds such rows back (im2col, col2im), for a range of windows and a
 * range of taps at a time.
 *
 * <p>A tap is one of the windowHeight * windowWidth pixels of a window; windows are numbered over the whole batch in
 * order (sample, row, column).
 */
final class Patches {
    private Patches() {}

    /** Writes the taps {@code fromTap} to {@code toTap} of {@code rows} windows into the rows of {@code patches}. */
    static void gather(Windows g, double[] x, int first, int rows, int fromTap, int toTap, double[] patches) {
        int to = 0;
        for (int row = first; row < first + rows; row++) {
            int start = start(g, row);
            for (int tap = fromTap; tap < toTap;) {
                int end = runEnd(g, tap, toTap);
                int run = (end - tap) * g.depth();
                copy(x, start + tapOffset(g, tap), patches, to, run);
                to += run;
                tap = end;
            }
        }
    }

    /** Adds the rows of {@code patches} to the inputs which {@link #gather} would have read. */
    static void scatter(Windows g, double[] patches, int first, int rows, int fromTap, int toTap, double[] x) {
        int from = 0;
        for (int row = first; row < first + rows; row++) {
            int start = start(g, row);
            for (int tap = fromTap; tap < toTap;) {
                int end = runEnd(g, tap, toTap);
                int run = (end - tap) * g.depth();
                int to = start + tapOffset(g, tap);
                for (int i = 0; i < run; i++) {
                    x[to + i] += patches[from + i];
                }
                from += run;
                tap = end;
            }
        }
    }

    private static int start(Windows g, int row) {
        int position = row % g.positions();
        return row / g.positions() * g.sampleSize() + g.start(position / g.outWidth(), position % g.outWidth());
    }

    private static int tapOffset(Windows g, int tap) {
        return (tap / g.windowWidth() * g.width() + tap % g.windowWidth()) * g.depth();
    }

    /** The end of the taps which lie side by side in the input, beginning with {@code tap}. */
    private static int runEnd(Windows g, int tap, int toTap) {
        return Math.min(toTap, (tap / g.windowWidth() + 1) * g.windowWidth());
    }

    private static void copy(double[] from, int at, double[] to, int start, int length) {
        // Runs are short where the depth is 1, and a loop beats the call there.
        if (length < 16) {
            for (int i = 0; i < length; i++) {
                to[start + i] = from[at + i];
            }
        } else {
            System.arraycopy(from, at, to, start, length);
        }
    }
}
