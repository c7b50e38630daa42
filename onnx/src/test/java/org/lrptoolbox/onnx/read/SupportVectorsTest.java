package org.lrptoolbox.onnx.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.composite.Composite;
import org.lrptoolbox.composite.Composites;
import org.lrptoolbox.composite.RuleParameters;
import org.lrptoolbox.engine.JavaEngine;
import org.lrptoolbox.explain.Explainer;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.runtime.OnnxSession;
import org.lrptoolbox.target.Target;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/**
 * Support vector machines of any size: predictions are ONNX Runtime's, and by epsilon every feature gets
 * sum_i a_i u_id x_d where the kernel is linear and sum_i a_i k_i (x_d - u_id)^2 / |x - u_i|^2 where it is radial.
 */
class SupportVectorsTest {
    private static final int OPSET = 15;
    private static final int SAMPLES = 3;
    private static final double TOLERANCE = 1e-5;
    private static final double SHARE = 1e-6;

    @TempDir
    private Path folder;

    /** f(x) = sum_i a_i k(u_i, x) + rho, with numbers that floats hold. */
    private record Machine(boolean radial, Tensor vectors, double[] coefficients, double gamma, double rho) {
        static Machine of(int seed, boolean radial, boolean positive) {
            Random random = new Random(seed);
            int count = 2 + random.nextInt(7);
            int features = 1 + random.nextInt(6);
            double[] a = random.doubles(count, positive ? 0.1 : -1, 1).map(v -> (float) v).toArray();
            return new Machine(radial, RandomTensors.normal(seed, count, features).map(v -> (float) v), a,
                    (float) random.nextDouble(0.05, 0.8), (float) random.nextGaussian());
        }

        int features() {
            return vectors.shape()[1];
        }

        Tensor samples() {
            return RandomTensors.normal(1000 + coefficients.length, SAMPLES, features()).map(v -> (float) v);
        }

        NodeBuilder described(NodeBuilder node) {
            return node.reals("support_vectors", floats(vectors.data())).reals("coefficients", floats(coefficients))
                    .reals("rho", (float) rho).reals("kernel_params", (float) gamma, 0, 0)
                    .text("kernel_type", radial ? "RBF" : "LINEAR");
        }

        NodeBuilder regressor(Foreign f) {
            return described(f.learned("SVMRegressor", f.x)).integer("n_supports", coefficients.length);
        }

        /** Of two classes; the first has one vector. */
        NodeBuilder classifier(Foreign f) {
            return described(f.learned("SVMClassifier", f.x)).ints("classlabels_ints", 0, 1)
                    .ints("vectors_per_class", 1, coefficients.length - 1);
        }

        /** What the features of a sample get, without rho. */
        double[] relevance(double... x) {
            double[] sum = new double[features()];
            for (int i = 0; i < coefficients.length; i++) {
                double[] u = new double[features()];
                System.arraycopy(vectors.data(), i * u.length, u, 0, u.length);
                double distance = IntStream.range(0, u.length).mapToDouble(d -> (x[d] - u[d]) * (x[d] - u[d])).sum();
                for (int d = 0; d < u.length; d++) {
                    sum[d] += coefficients[i] * (radial
                            ? Math.exp(-gamma * distance) * (x[d] - u[d]) * (x[d] - u[d]) / distance
                            : u[d] * x[d]);
                }
            }
            return sum;
        }

        private static float[] floats(double... numbers) {
            float[] all = new float[numbers.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = (float) numbers[i];
            }
            return all;
        }

        @Override
        public String toString() {
            return (radial ? "radial, " : "linear, ") + coefficients.length + " vectors of " + features();
        }
    }

    static Stream<Machine> machines() {
        return IntStream.range(0, 24).mapToObj(seed -> Machine.of(seed, seed % 2 == 0, false));
    }

    /** Those of one class have positive coefficients only. */
    static Stream<Machine> ofOneClass() {
        return IntStream.range(100, 112).mapToObj(seed -> Machine.of(seed, seed % 2 == 0, true));
    }

    @ParameterizedTest
    @MethodSource({"machines", "ofOneClass"})
    void aRegressorPredictsWhatTheRuntimePredicts(Machine machine) throws IOException {
        Foreign f = new Foreign(OPSET, machine.features());
        assertPredicts(f.write(folder, machine.regressor(f).value()), machine.samples());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aClassifierPredictsWhatTheRuntimePredicts(Machine machine) throws IOException {
        Foreign f = new Foreign(OPSET, machine.features());
        assertPredicts(f.write(folder, machine.classifier(f).values(2).get(1)), machine.samples());
    }

    private static void assertPredicts(Path file, Tensor x) throws IOException {
        Network network = OnnxModel.read(file).network();
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            Close.assertClose(session.run(x), new JavaEngine().predict(network, x), TOLERANCE, network.toString());
        }
    }

    @ParameterizedTest
    @MethodSource({"machines", "ofOneClass"})
    void relevanceIsEveryFeaturesShareAndSumsToTheOutputWithoutRho(Machine machine) throws IOException {
        Foreign f = new Foreign(OPSET, machine.features());
        Network network = OnnxModel.read(f.write(folder, machine.regressor(f).value())).network();
        Tensor x = machine.samples();
        Tensor y = new JavaEngine().predict(network, x);
        Composite rules = RuleParameters.tune(Composites.named("epsilon"), Map.of("epsilon", 1e-12));
        Tensor found = Explainer.of(network, rules).explain(x, Target.dominant()).relevance();
        int features = machine.features();
        for (int n = 0; n < SAMPLES; n++) {
            double[] sample = new double[features];
            System.arraycopy(x.data(), n * features, sample, 0, features);
            double[] expected = machine.relevance(sample);
            double sum = 0;
            double scale = 1;
            for (double r : expected) {
                scale = Math.max(scale, Math.abs(r));
            }
            for (int d = 0; d < features; d++) {
                sum += found.data()[n * features + d];
                assertEquals(expected[d], found.data()[n * features + d], SHARE * scale, "sample " + n + ", " + d);
            }
            assertEquals(y.data()[n] - machine.rho(), sum, SHARE * scale, "sample " + n);
        }
    }

    /** What says inside or outside is the sign of the score that can be explained, and is refused itself. */
    @ParameterizedTest
    @MethodSource("ofOneClass")
    void oneClassIsTheSignOfTheScore(Machine machine) throws IOException {
        Foreign score = new Foreign(OPSET, machine.features());
        Network network = OnnxModel.read(score.write(folder, machine.regressor(score).value())).network();
        Foreign sign = new Foreign(OPSET, machine.features());
        Path file = sign.write(folder, machine.regressor(sign).integer("one_class", 1).value());
        Tensor x = machine.samples();
        try (OnnxSession session = OnnxSession.open(file, 1)) {
            assertEquals(session.run(x), new JavaEngine().predict(network, x).map(v -> v > 0 ? 1 : -1));
        }
        String message = String.valueOf(assertThrows(UnsupportedModelException.class, () -> OnnxModel.read(file))
                .getMessage());
        assertTrue(message.contains("says inside or outside"), message);
    }
}
