package org.lrptoolbox.onnx.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/**
 * One network has one heat map, whoever wrote its file: TensorFlow's exporters turn images before and behind each
 * convolution, pad and normalise them there with the channels last, and pool by means; PyTorch's have operators for that.
 */
class SpellingsTest {
    private static final double[] ZEROS = new double[8];
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1};

    @TempDir
    private Path folder;

    private static String first(Foreign f, String x) {
        return f.node("Transpose", x).ints("perm", 0, 3, 1, 2).value();
    }

    private static String last(Foreign f, String x) {
        return f.node("Transpose", x).ints("perm", 0, 2, 3, 1).value();
    }

    private static String conv(Foreign f, String x, String name, int filters, int channels, int pad) {
        return f.node("Conv", x, f.random(name, filters, channels, 3, 3)).ints("pads", pad, pad, pad, pad).value();
    }

    private static String tensorFlow(Foreign f) {
        String padded = f.node("Pad", f.x, f.integers(0, 0, 1, 0, 0, 1, 1, 0)).value();
        String one = last(f, conv(f, first(f, padded), "one", 8, 3, 0));
        String scaled = f.node("Add", f.node("Mul", one, f.random("gamma", 8)).value(), f.random("beta", 8)).value();
        String middle = last(f, f.node("MaxPool", first(f, f.node("Relu", scaled).value())).ints("kernel_shape", 2, 2)
                .value());
        String two = f.node("Add", last(f, conv(f, first(f, middle), "two", 8, 8, 1)), f.random("bias", 8)).value();
        String sum = f.node("Relu", f.node("Add", middle, two).value()).value();
        return f.node("MatMul", f.node("ReduceMean", sum).ints("axes", 1, 2).integer("keepdims", 0).value(),
                f.random("dense", 8, 4)).value();
    }

    private static String pyTorch(Foreign f) {
        String one = f.node("Conv", f.x, f.random("one", 8, 3, 3, 3)).ints("pads", 0, 1, 1, 1).value();
        String scaled = f.node("BatchNormalization", one, f.random("gamma", 8), f.random("beta", 8), f.graph.constant(
                "mean", Tensor.of(ZEROS, 8)), f.graph.constant("var", Tensor.of(ONES, 8))).real("epsilon", 0).value();
        String middle = f.node("MaxPool", f.node("Relu", scaled).value()).ints("kernel_shape", 2, 2).value();
        String two = f.node("Conv", middle, f.random("two", 8, 8, 3, 3), f.random("bias", 8)).ints("pads", 1, 1, 1, 1)
                .value();
        String sum = f.node("Relu", f.node("Add", two, middle).value()).value();
        return f.node("Gemm", f.node("Flatten", f.node("GlobalAveragePool", sum).value()).value(),
                f.random("dense", 8, 4)).value();
    }

    private Tensor relevance(Function<Foreign, String> nodes, String composite, Tensor x, int... sample)
            throws IOException {
        Foreign f = new Foreign(13, sample);
        Path file = f.write(folder, nodes.apply(f));
        return Explainer.of(OnnxModel.read(file).network(), Composites.named(composite), new JavaEngine())
                .explain(x, Target.classIndex(2)).relevance();
    }

    @ParameterizedTest
    @ValueSource(strings = {"epsilon", "epsilon-plus", "epsilon-alpha2-beta1", "epsilon-plus-flat", "attnlrp",
        "gradient"})
    void haveOneHeatMap(String composite) throws IOException {
        Tensor x = RandomTensors.normal(1, 2, 6, 7, 3);
        Tensor turned = Tensor.zeros(2, 3, 6, 7);
        Tensor found = relevance(SpellingsTest::tensorFlow, composite, x, 6, 7, 3);
        Tensor back = Tensor.zeros(2, 3, 6, 7);
        for (int i = 0; i < x.size(); i++) {
            int channelFirst = (i / (6 * 7 * 3) * 3 + i % 3) * 42 + i / 3 % 42;
            turned.data()[channelFirst] = x.data()[i];
            back.data()[channelFirst] = found.data()[i];
        }
        Close.assertClose(relevance(SpellingsTest::pyTorch, composite, turned, 3, 6, 7), back, 1e-6, composite);
    }
}
