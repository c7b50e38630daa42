package org.lrptoolbox.onnx.runtime;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

/**
 * How much ONNX Runtime improves a graph before it runs it. The time that takes grows with the square of the number of
 * nodes, at every level but none: a chain of 4,000 nodes takes 0.3 s, one of 16,000 takes 6 s, where loading alone takes
 * 0.1 and 0.7 s (seconds of one processor, version 1.29).
 */
final class Optimization {
    /** From here on, improving takes longer than many runs gain. */
    static final int LONG = 30_000;

    private Optimization() {}

    static OptLevel of(int nodes) {
        return nodes < LONG ? OptLevel.ALL_OPT : OptLevel.NO_OPT;
    }
}
