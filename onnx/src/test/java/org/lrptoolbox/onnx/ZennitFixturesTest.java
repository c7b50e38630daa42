package org.lrptoolbox.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.composite.Selector;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.layer.SumLayer;
import org.lrptoolbox.layer.WeightedLayer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.read.OnnxModel;
import org.lrptoolbox.rule.Epsilon;
import org.lrptoolbox.rule.Gradient;
import org.lrptoolbox.rule.Pass;
import org.lrptoolbox.rule.Proportional;
import org.lrptoolbox.rule.Rule;
import org.lrptoolbox.rule.TaylorNorm;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.Golden;

/**
 * Relevance as zennit computes it in float64, on small networks that hold what the large ones consist of; the script
 * beside the fixtures made them. Stabilisers other than epsilon are 1e-9 there.
 */
class ZennitFixturesTest {
    private static final double STABILIZER = 1e-9;
    private static final List<String> NETWORKS = List.of("vgg", "caffe", "inception", "residual", "bottleneck",
            "norms");

    /**
     * One line of a list.
     *
     * @param index its relevance in the file
     */
    record Case(String network, int index, String composite, double epsilon, String normalization, int target) {
        static Case of(String network, int index, String line) {
            String[] words = line.split(" ");
            return new Case(network, index, words[0], Double.parseDouble(words[1]), words[2],
                    Integer.parseInt(words[3]));
        }

        Composite rules() {
            Composite ours = ours();
            return (RuleParameters.names(ours).contains("stabilizer")
                    ? RuleParameters.tune(ours, Map.of("stabilizer", STABILIZER))
                    : ours).with(Selector.type(LocalResponseNorm.class), switch (normalization) {
                        case "norm" -> new TaylorNorm(STABILIZER);
                        case "pass" -> new Pass();
                        default -> new Gradient();
                    });
        }

        private Composite ours() {
            Rule dense = new Epsilon(epsilon);
            return switch (composite) {
                case "epsilon" -> Composite.of("Epsilon")
                        .with(Selector.type(SumLayer.class), new Proportional())
                        .with(Selector.type(WeightedLayer.class).or(Selector.type(Scale.class)), dense);
                case "epsilon_gamma_box" -> Composites.epsilonGammaBox(-3, 3);
                default -> Composites.named(composite.replace('_', '-'));
            };
        }

        /** Excitation backprop starts from 1, as gradients do. */
        Target seed() {
            Target scores = Target.classIndex(target);
            return composite.equals("excitation_backprop") ? scores.unit() : scores;
        }

        @Override
        public String toString() {
            return network + ": " + composite + ", epsilon " + epsilon + ", normalization " + normalization;
        }
    }

    static Stream<Case> cases() throws IOException {
        Stream.Builder<Case> cases = Stream.builder();
        for (String network : NETWORKS) {
            List<String> lines = Files.readAllLines(fixture(network + ".txt"));
            for (int i = 0; i < lines.size(); i++) {
                cases.add(Case.of(network, i, lines.get(i)));
            }
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void relevanceIsZennits(Case c) throws IOException {
        Explainer explainer = Explainer.of(network(c.network), c.rules());
        Tensor found = explainer.explain(Golden.read(fixture(c.network + "-input.npy")), c.seed()).relevance();
        Close.assertClose(expected(c), found, Close.GOLDEN, c.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg", "caffe", "inception", "residual", "bottleneck", "norms"})
    void scoresAreZennits(String name) throws IOException {
        Explainer explainer = Explainer.of(network(name), Composites.gradient());
        Tensor found = explainer.explain(Golden.read(fixture(name + "-input.npy")), Target.classIndex(0)).prediction();
        Close.assertClose(Golden.read(fixture(name + "-scores.npy")), found, Close.TWIN, name);
    }

    @Test
    void listsAreComplete() throws IOException {
        assertEquals(5 * 11 + 25, cases().count());
    }

    private static Network network(String name) throws IOException {
        return OnnxModel.read(fixture(name + ".onnx")).network();
    }

    private static Tensor expected(Case c) {
        Tensor all = Golden.read(fixture(c.network + "-relevance.npy"));
        int[] shape = Arrays.copyOfRange(all.shape(), 1, all.rank());
        int size = all.sampleSize();
        return Tensor.of(Arrays.copyOfRange(all.data(), c.index * size, (c.index + 1) * size), shape);
    }

    private static Path fixture(String name) {
        try {
            return Path.of(Objects.requireNonNull(ZennitFixturesTest.class.getResource("/zennit/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
