package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.lrptoolbox.canonize.Canonizers;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.engine.CompiledEngine;
import org.lrptoolbox.onnx.read.Foreign.Case;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** What every operator that is written out must stand: ONNX Runtime's own forward pass, and finite differences. */
final class RuntimeTwin {
    private static final double FORWARD = 1e-5;
    private static final double STEP = 1e-5;
    private static final double SLOPE = 1e-5;

    private final Foreign foreign;
    private final Case model;
    private final Path file;
    private final Network network;

    private RuntimeTwin(Foreign foreign, Case model, Path file) throws IOException {
        this.foreign = foreign;
        this.model = model;
        this.file = file;
        this.network = OnnxModel.read(file).network();
    }

    static RuntimeTwin of(Case model, Path folder) throws IOException {
        Foreign foreign = new Foreign(model.opset(), model.sample());
        return new RuntimeTwin(foreign, model, foreign.write(folder, model.nodes().apply(foreign)));
    }

    private Tensor input(int samples) {
        return RandomTensors.normal(model.opset(), Shapes.batch(samples, model.sample()));
    }

    /** The Java and the compiled engine compute what ONNX Runtime makes of the file. */
    void assertForward(int samples) throws IOException {
        Tensor x = input(samples);
        Tensor y = new JavaEngine().predict(network, x);
        try (OnnxSession session = OnnxSession.open(file, 1); CompiledEngine compiled = new CompiledEngine()) {
            Tensor expected = session.run(x);
            Close.assertClose(expected, y.reshape(expected.shape()), FORWARD, network.toString());
            Close.assertClose(y, compiled.predict(network, x), FORWARD, "compiled " + network);
        }
    }

    /** Written and read again, it computes the same. */
    void assertWritten(Path to, int samples) throws IOException {
        foreign.exported(to, network, input(samples));
    }

    /** The gradient along a random direction is the slope there, in float64. */
    void assertGradient() {
        Tensor x = input(1);
        Tensor seed = RandomTensors.normal(3, new JavaEngine().predict(network, x).shape());
        Tensor direction = RandomTensors.normal(4, x.shape());
        Explainer gradient = Explainer.of(network, Composites.gradient(), Canonizers.none(), new JavaEngine());
        Tensor found = gradient.explain(x, Target.seed(seed)).relevance();
        double slope = (dot(seed, moved(x, direction, STEP)) - dot(seed, moved(x, direction, -STEP))) / (2 * STEP);
        assertEquals(slope, dot(found, direction), SLOPE * (1 + Math.abs(slope)), network.toString());
    }

    private Tensor moved(Tensor x, Tensor direction, double step) {
        Tensor there = x.copy();
        for (int i = 0; i < there.size(); i++) {
            there.data()[i] += step * direction.data()[i];
        }
        return new JavaEngine().predict(network, there);
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.data()[i] * b.data()[i];
        }
        return sum;
    }
}
