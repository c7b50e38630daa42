package org.lrptoolbox.engine;

/**
 * How much memory the activations of a forward pass may take.
 *
 * @param traceBytes activations are kept up to this many bytes; past it they are computed again when needed
 * @param chunkBytes batches are cut into chunks whose inputs and activations take about this many bytes
 */
public record Budget(long traceBytes, long chunkBytes) {
    /**
     * 8 MB of kept activations, chunks of 4 MB: what a collector passes over among its young objects. More of either is
     * copied, or goes to memory that was never used before, which costs more than to compute it again.
     */
    public static final Budget DEFAULT = new Budget(8L << 20, 4L << 20);

    /** Keeps everything, in one chunk. */
    public static final Budget UNLIMITED = new Budget(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Keeps nothing: for predictions alone. */
    public static final Budget FORGET = new Budget(0, DEFAULT.chunkBytes);

    /** Checks that both are positive. */
    public Budget {
        if (traceBytes < 0 || chunkBytes < 1) {
            throw new IllegalArgumentException("budget of " + traceBytes + " and " + chunkBytes + " bytes");
        }
    }

    /** The number of samples per chunk, at least 1: about equal chunks, when one sample takes so many bytes. */
    int samplesPerChunk(int samples, long bytesPerSample) {
        int most = Math.clamp(chunkBytes / Math.max(1, bytesPerSample), 1, Integer.MAX_VALUE);
        return samples == 0 ? most : Math.ceilDiv(samples, Math.ceilDiv(samples, most));
    }
}
