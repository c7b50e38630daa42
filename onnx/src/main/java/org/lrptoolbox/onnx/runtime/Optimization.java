package org.lrptoolbox.onnx.runtime;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

/** How much ONNX Runtime improves a graph before it runs it. */
final class Optimization {
    private static final int LONG = 20_000;

    private Optimization() {}

    static OptLevel of(int nodes) {
        return nodes < LONG ? OptLevel.ALL_OPT : OptLevel.BASIC_OPT;
    }
}
