package org.lrptoolbox.kernel;

/**
 * Working memory that each thread keeps between calls: blocks of a megabyte are too dear to allocate and clear for
 * every block of a product. The content is undefined at first; a slot serves one user at a time.
 */
enum Scratch {
    /** Rows of the transposed left matrix. */
    LEFT,
    /** Panels of the right matrix. */
    RIGHT,
    /** Patches of a convolution's input. */
    PATCHES;

    @SuppressWarnings("ThreadLocalUsage") // one per slot, and the slots are constants
    private final ThreadLocal<double[]> buffer = ThreadLocal.withInitial(() -> new double[0]);

    /** This thread's buffer of the slot, at least {@code size} long. */
    double[] get(int size) {
        double[] held = buffer.get();
        if (held.length < size) {
            held = new double[size];
            buffer.set(held);
        }
        return held;
    }
}
