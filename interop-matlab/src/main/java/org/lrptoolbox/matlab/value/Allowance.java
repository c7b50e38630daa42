package org.lrptoolbox.matlab.value;

import java.nio.file.Path;

import org.lrptoolbox.io.UnsupportedModelException;

/**
 * The memory that the values of one file may take. How much a file asks for, its declared sizes say; readers compare
 * those with what is there, and ask here before they use memory. So a small file of many zeros is read, and one that
 * asks for more than there is ends in an error.
 */
public final class Allowance {
    /** The system property with the most memory, in MiB, that reading one file may take. */
    public static final String PROPERTY = "lrp.maxMemory";

    private final Path file;
    private final long most;
    private long taken;

    /** As much as {@value #PROPERTY} says, or else three quarters of what Java has. */
    public Allowance(Path file) {
        this.file = file;
        long all = Runtime.getRuntime().maxMemory() / 4 * 3;
        long given = Long.getLong(PROPERTY, 0);
        most = given > 0 ? Math.min(all, given << 20) : all;
    }

    /**
     * Asks for memory before it is used.
     *
     * @throws UnsupportedModelException if there is less
     */
    public void take(long bytes) throws UnsupportedModelException {
        taken += bytes;
        if (bytes < 0 || taken < 0 || taken > most) {
            throw new UnsupportedModelException(file, "needs " + (taken < 0 ? "far more" : taken >> 20)
                    + " MiB of memory, more than the " + (most >> 20) + " MiB allowed; give Java more with -Xmx"
                    + " (and --max-memory, or -D" + PROPERTY + ", if that is set), or read single variables or slices");
        }
    }
}
