package org.lrptoolbox.kernel;

/**
 * How {@link ConvolutionKernel} cuts the matrix of patches: into blocks of windows, and each of these into slices of
 * taps. A function of the shape alone, which makes the order of every sum one too.
 *
 * @param rows how many windows there are
 * @param size how many of them make a block
 * @param taps taps of a window
 * @param slice how many of them are taken at a time
 */
record Blocks(int rows, int size, int taps, int slice) {
    /** Elements of a block: 512 KB, which leaves room in the second-level cache. */
    private static final int ELEMENTS = 64 * 1024;
    /** Windows in a block, at least: with fewer, packing the filter again and again would show. */
    private static final int WINDOWS = 256;

    static Blocks of(Windows g, int rows) {
        int taps = g.windowHeight() * g.windowWidth();
        int slices = Math.min(taps, Math.max(1, g.windowSize() / (ELEMENTS / WINDOWS)));
        int slice = (taps + slices - 1) / slices;
        int size = Math.max(WINDOWS, ELEMENTS / (slice * g.depth()));
        // Blocks of about equal size, for the sake of the threads which share them.
        int count = Math.max(1, (rows + size - 1) / size);
        return new Blocks(rows, Math.max(1, (rows + count - 1) / count), taps, slice);
    }

    int count() {
        return (rows + size - 1) / size;
    }

    int first(int block) {
        return block * size;
    }

    int end(int block) {
        return Math.min(rows, first(block) + size);
    }

    /** Calls {@code body} with every slice of taps in order. */
    void forTaps(Parallel.Range body) {
        for (int from = 0; from < taps; from += slice) {
            body.accept(from, Math.min(taps, from + slice));
        }
    }
}
