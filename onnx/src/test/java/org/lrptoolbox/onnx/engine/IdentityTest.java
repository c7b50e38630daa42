package org.lrptoolbox.onnx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lrptoolbox.testing.Close.assertClose;

import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.explain.Attribution;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.rule.AlphaBeta;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.ChildJvm;
import org.lrptoolbox.testing.RandomTensors;

/** Values that are alike to a hash code are not the same: neither shapes, nor layers, nor factors. */
class IdentityTest {
    /** Shapes with the same hash code: 31 a + b. */
    @ParameterizedTest
    @CsvSource({"1, 62, 2, 31", "2, 93, 3, 62"})
    void oneValueInTwoShapes(int a, int b, int c, int d) {
        assertEquals(Arrays.hashCode(new int[]{a, b}), Arrays.hashCode(new int[]{a + 1, b - 31}));
        int size = a * b;
        Network network = Network.builder().add("hidden", SampleNets.dense(1, 7, size, true))
                .add("one", new Reshape(a, b), "hidden").add("one-turned", new Permute(1, 0), "one")
                .add("one-flat", new Flatten(), "one-turned").add("two", new Reshape(c, d), "hidden")
                .add("two-turned", new Permute(1, 0), "two").add("two-flat", new Flatten(), "two-turned")
                .add("both", new Concat(0, 2), "one-flat", "two-flat")
                .add("out", SampleNets.dense(2, 2 * size, 3, true), "both").build();
        agree(network, 7);
    }

    private static void agree(Network network, int... sample) {
        Tensor x = RandomTensors.normal(5, Shapes.batch(2, sample));
        for (Composite composite : new Composite[]{Composite.uniform(new Epsilon(0.1)),
            Composite.uniform(new AlphaBeta(2, 1, 0.1)), Composites.gradient()}) {
            Attribution expected = Explainer.of(network, composite).keepingAll().explain(x, Target.dominant());
            try (CompiledEngine compiled = new CompiledEngine(); HybridEngine hybrid = new HybridEngine()) {
                for (OnnxEngine engine : new OnnxEngine[]{compiled, hybrid}) {
                    Attribution actual = Explainer.of(network, composite, engine).keepingAll().explain(x,
                            Target.dominant());
                    assertClose(expected.prediction(), actual.prediction(), 1e-4, "prediction");
                    for (Map.Entry<String, Tensor> layer : expected.layers().entrySet()) {
                        assertClose(layer.getValue(), actual.layers().get(layer.getKey()), 1e-4, layer.getKey());
                    }
                    assertClose(expected.relevance(), actual.relevance(), 1e-4, "relevance");
                }
            }
        }
    }

    @Test
    void objectsWithTheSameIdentityHashCode() throws Exception {
        ChildJvm child = ChildJvm.of(Collisions.class).with("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2");
        assertEquals("0 equal", child.run().requireSuccess().lastLine());
    }

    /** Networks of layers that could be taken for each other, in a JVM where all identity hash codes are one. */
    static final class Collisions {
        private Collisions() {}

        public static void main(String[] args) {
            int same = System.identityHashCode(new Object()) - System.identityHashCode(new Object());
            Frame one = Frame.of(1, 1);
            Conv base = SampleNets.conv(3, 40, 40, one, 1);
            agree(Network.builder().add("stem", SampleNets.conv(1, 2, 40, one, 1)).add("relu", new Rect(), "stem")
                    .add("left", scaled(base, 11), "relu").add("right", scaled(base, 12), "relu")
                    .add("scale-left", scale(13), "left").add("scale-right", scale(14), "right")
                    .add("conv-left", SampleNets.conv(4, 40, 40, one, 1), "scale-left")
                    .add("conv-right", SampleNets.conv(5, 40, 40, one, 1), "scale-right")
                    .add("sum", new Sum(2), "conv-left", "conv-right").add("flat", new Flatten(), "sum")
                    .add("out", new Dense(Weights.of(RandomTensors.normal(6, 3, 160)), true, new double[]{1, 2, 3}),
                            "flat")
                    .build(), 2, 2, 2);
            System.out.println(same + " equal");
        }

        private static Scale scale(int seed) {
            return Scale.perChannel(3, RandomTensors.normal(seed, 40).data(),
                    RandomTensors.normal(seed + 100, 40).data());
        }

        /** The same weights, each filter times a factor of its own. */
        private static Conv scaled(Conv conv, int seed) {
            double[] factors = RandomTensors.normal(seed, 40).data();
            return new Conv(conv.filters().scaled(0, factors), conv.bias(), conv.frame(), conv.groups());
        }
    }
}
