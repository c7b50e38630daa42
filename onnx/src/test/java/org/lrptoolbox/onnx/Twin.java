package org.lrptoolbox.onnx;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.onnx.write.ExportOptions;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;

/** One computation by two engines: ours and ONNX Runtime. */
final class Twin {
    /** Between float64 here and float32 there. */
    static final double FLOAT32 = 2e-6;

    private Twin() {}

    /** Exports a network and asserts that the file computes the same in ONNX Runtime. */
    static void check(Network network, ExportOptions options, Path folder, Tensor x) throws IOException {
        check(network, options, folder, x, FLOAT32);
    }

    static void check(Network network, ExportOptions options, Path folder, Tensor x, double tolerance)
            throws IOException {
        Path file = folder.resolve("twin.onnx");
        new OnnxFormat().write(network, file, options);
        Tensor there = run(file, images(options, Layout.NHWC, options.layout(), x));
        Close.assertClose(java(network, x), images(options, options.layout(), Layout.NHWC, there), tolerance,
                "ONNX Runtime against Java, " + options);
    }

    private static Tensor images(ExportOptions options, Layout from, Layout to, Tensor x) {
        return x.rank() == 4 ? from.to(to, x) : x;
    }

    /** What our engine computes. */
    static Tensor java(Network network, Tensor x) {
        return new JavaEngine().forward(network, x).output();
    }

    /** What ONNX Runtime computes; one thread, for tests run beside others. */
    static Tensor run(Path file, Tensor x) throws IOException {
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            return session.run(x);
        }
    }
}
