package org.lrptoolbox.matlab;

import java.nio.file.Path;

import org.lrptoolbox.io.UnsupportedModelException;

/** The memory that values other than plain arrays may take, which is much more than their bytes in the file. */
final class Allowance {
    /** Small files may ask for this much, in bytes, whatever their size. */
    private static final long ALWAYS_FINE = 256 << 20;
    private static final long MOST_EXPANSION = 400;

    private final Path file;
    private final long most;
    private long taken;

    /** @param stored the bytes in the file that are going to be read */
    Allowance(Path file, long stored) {
        this(file, stored, Math.min(Runtime.getRuntime().maxMemory() / 2, 4L << 30));
    }

    private Allowance(Path file, long stored, long memory) {
        this.file = file;
        most = Math.min(Math.max(ALWAYS_FINE, MOST_EXPANSION * stored), memory);
    }

    /** For numbers alone, as which even a large file costs little more than its bytes. */
    static Allowance forNumbers(Path file, long stored) {
        return new Allowance(file, stored, Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    /** Asks for memory before it is used. */
    void take(long bytes) throws UnsupportedModelException {
        taken += bytes;
        if (bytes < 0 || taken < 0 || taken > most) {
            throw new UnsupportedModelException(file, "needs more than the " + (most >> 20)
                    + " MiB of memory allowed for a file of its size; store large arrays as real numbers in variables"
                    + " of their own, or give Java more memory with -Xmx");
        }
    }
}
