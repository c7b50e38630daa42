package org.lrptoolbox.onnx.engine;

/**
 * How ONNX Runtime is used.
 *
 * @param device where it computes
 * @param threads how many threads work on one operator; 0 for as many as there are processors
 */
public record RuntimeOptions(Device device, int threads) {
    /** All processors. */
    public static final RuntimeOptions DEFAULT = new RuntimeOptions(Device.CPU, 0);

    /** Checks the number of threads. */
    public RuntimeOptions {
        if (threads < 0) {
            throw new IllegalArgumentException(threads + " threads; 0 means as many as there are processors");
        }
    }
}
