package org.lrptoolbox.kernel;

/**
 * How the windows of a batch are shared out when each adds to the input below it: in groups of samples, or, where the
 * samples are few, in bands of rows of windows. Neighbouring bands overlap below, so even bands go first and odd ones
 * second; bands of the same parity are too far apart to touch. A function of the shape alone.
 *
 * @param g the geometry
 * @param batch samples
 * @param samples samples of a group; 1 where there are bands
 * @param rows rows of windows of a band; all of them where there are groups
 */
record Bands(Windows g, int batch, int samples, int rows) {
    /** From this many samples on, threads share out samples. */
    private static final int MANY_SAMPLES = 16;
    /** Windows in a group or band, at least. */
    private static final int WINDOWS = 256;

    static Bands of(Windows g, int batch) {
        if (batch >= MANY_SAMPLES) {
            int samples = Math.max(1, Math.min(batch / MANY_SAMPLES, WINDOWS / g.positions()));
            return new Bands(g, batch, samples, g.outHeight());
        }
        // Bands r and r + 2 are apart when windowHeight <= (rows + 1) * strideRows.
        int apart = (g.windowHeight() + g.strideRows() - 1) / g.strideRows() - 1;
        int enough = (WINDOWS + g.outWidth() - 1) / g.outWidth();
        return new Bands(g, batch, 1, Math.min(g.outHeight(), Math.max(apart, enough)));
    }

    /** How many tasks may run at once. */
    int width() {
        return groups() * ((perSample() + 1) / 2);
    }

    /** Calls {@code body}, on all cores, with ranges of windows numbered over the whole batch. */
    void forEach(Parallel.Range body) {
        for (int parity = 0; parity < Math.min(2, perSample()); parity++) {
            int phase = parity;
            int bands = (perSample() - phase + 1) / 2;
            Parallel.forEach(groups() * bands, task -> {
                int sample = task / bands * samples;
                int row = (task % bands * 2 + phase) * rows;
                int last = (Math.min(batch, sample + samples) - 1) * g.positions();
                body.accept(sample * g.positions() + row * g.outWidth(),
                        last + Math.min(g.outHeight(), row + rows) * g.outWidth());
            });
        }
    }

    private int groups() {
        return (batch + samples - 1) / samples;
    }

    private int perSample() {
        return (g.outHeight() + rows - 1) / rows;
    }
}
