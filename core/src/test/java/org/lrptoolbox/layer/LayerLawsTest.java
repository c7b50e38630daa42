package org.lrptoolbox.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.LayerExamples;
import org.lrptoolbox.testing.LayerExamples.Example;
import org.lrptoolbox.testing.Neighbours;
import org.lrptoolbox.train.Gradients;
import org.lrptoolbox.testing.RandomTensors;

/** What holds for every layer: gradients are those of finite differences, transposes are adjoint, shapes are told. */
class LayerLawsTest {
    private static final double STEP = 1e-6;

    @Test
    void everyLayerIsListed() throws IOException, URISyntaxException, ClassNotFoundException {
        Set<Class<?>> missing = Neighbours.of(Layer.class, Layer.class);
        LayerExamples.all().forEach(example -> missing.remove(example.layer().getClass()));
        // Where relevance ends there is no gradient; others are what is agreed on, not slopes of what they compute.
        missing.removeIf(type -> SideLayer.class.isAssignableFrom(type) || RootLayer.class.isAssignableFrom(type));
        missing.removeAll(Set.of(Quantize.class, DynamicQuantize.class));
        assertEquals(Set.of(), missing, "give each an example in testing/LayerExamples");
    }

    @ParameterizedTest
    @MethodSource("org.lrptoolbox.testing.LayerExamples#all")
    void gradientsAreThoseOfFiniteDifferences(Example example) {
        List<Tensor> x = example.random(10);
        Tensor y = example.layer().forward(x);
        Tensor dy = RandomTensors.normal(20, y.shape());
        List<Tensor> gradients = example.layer().gradient(x, y, dy);
        for (int k = 0; k < x.size(); k++) {
            Tensor direction = RandomTensors.normal(30 + k, x.get(k).shape());
            double slope = (dot(dy, moved(example.layer(), x, k, direction, STEP))
                    - dot(dy, moved(example.layer(), x, k, direction, -STEP))) / (2 * STEP);
            assertEquals(slope, dot(gradients.get(k), direction), 2e-6 * (1 + Math.abs(slope)), example.toString());
        }
    }

    private static Tensor moved(Layer layer, List<Tensor> x, int k, Tensor direction, double step) {
        List<Tensor> inputs = new ArrayList<>(x);
        Tensor there = x.get(k).copy();
        for (int i = 0; i < there.size(); i++) {
            there.data()[i] += step * direction.data()[i];
        }
        inputs.set(k, there);
        return layer.forward(inputs);
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.data()[i] * b.data()[i];
        }
        return sum;
    }

    /** (A x, s) = (x, A^T s), with the weights as they are and mapped. */
    @ParameterizedTest
    @MethodSource("org.lrptoolbox.testing.LayerExamples#affine")
    void transposesAreAdjoint(Example example) {
        AffineLayer layer = (AffineLayer) example.layer();
        Tensor x = example.random(1).getFirst();
        TensorAlgebra a = new TensorAlgebra();
        for (WeightMap map : layer instanceof LocalResponseNorm.ChannelBand
                ? List.of(WeightMap.IDENTITY)
                : List.of(WeightMap.IDENTITY, WeightMap.POSITIVE, WeightMap.SQUARE, WeightMap.ONES)) {
            Tensor y = a.apply(layer, map, x);
            Tensor s = RandomTensors.normal(2, y.shape());
            double there = dot(y, s);
            assertEquals(there, dot(x, a.transpose(layer, map, s, x)), 1e-10 * (1 + Math.abs(there)),
                    example + " mapped by " + map);
        }
    }

    @ParameterizedTest
    @MethodSource("org.lrptoolbox.testing.LayerExamples#affine")
    void theOutputIsTheSumAndTheBias(Example example) {
        AffineLayer layer = (AffineLayer) example.layer();
        Tensor x = example.random(3).getFirst();
        Tensor y = layer.apply(x).map(v -> v * layer.outputScale());
        TensorAlgebra a = new TensorAlgebra();
        Tensor row = layer.biasRow(layer.bias(), y.rank() - 1);
        Tensor expected = layer.bias().length == 0
                ? y
                : a.plus(y, a.constant(row, row.shape()));
        double scale = layer.outputScale();
        Tensor scaled = scale == 1 ? expected : y;
        Close.assertClose(scaled, layer.forward(x), Close.TWIN, example.toString());
    }

    static List<Example> trainable() {
        return LayerExamples.affine().stream().filter(e -> e.layer() instanceof TrainableLayer).toList();
    }

    @ParameterizedTest
    @MethodSource("trainable")
    void gradientsOfWeightsAndBiasAreThoseOfFiniteDifferences(Example example) {
        TrainableLayer layer = (TrainableLayer) example.layer();
        Tensor x = example.random(40).getFirst();
        Tensor dy = RandomTensors.normal(41, layer.forward(x).shape());
        Gradients found = Gradients.of(layer, x, dy);
        double[] direction = RandomTensors.normal(42, layer.weightData().length).data();
        double[] biasDirection = RandomTensors.normal(43, layer.bias().length).data();
        double slope = (dot(dy, moved(layer, direction, biasDirection, STEP).forward(x))
                - dot(dy, moved(layer, direction, biasDirection, -STEP).forward(x))) / (2 * STEP);
        double expected = 0;
        for (int i = 0; i < direction.length; i++) {
            expected += direction[i] * found.weights()[i];
        }
        for (int i = 0; i < biasDirection.length; i++) {
            expected += biasDirection[i] * found.bias()[i];
        }
        assertEquals(slope, expected, 2e-6 * (1 + Math.abs(slope)), example.toString());
    }

    private static TrainableLayer moved(TrainableLayer layer, double[] weights, double[] bias, double step) {
        double[] w = layer.weightData().clone();
        double[] b = layer.bias().clone();
        Arrays.setAll(w, i -> w[i] + step * weights[i]);
        Arrays.setAll(b, i -> b[i] + step * bias[i]);
        return layer.withParameters(w, b);
    }

    @ParameterizedTest
    @MethodSource("org.lrptoolbox.testing.LayerExamples#all")
    void shapesAreTold(Example example) {
        Tensor y = example.layer().forward(example.random(4));
        assertArrayEquals(y.sampleShape(), example.layer().outputShape(example.inputs()), example.toString());
    }

    @Test
    void gradientsPassThroughQuantization() {
        Tensor x = RandomTensors.normal(50, 2, 3);
        Tensor dy = RandomTensors.normal(51, 2, 3);
        for (Layer layer : List.of(new Quantize(0.5, -2, 2), new DynamicQuantize())) {
            List<Tensor> in = List.of(x);
            assertEquals(List.of(dy), layer.gradient(in, layer.forward(in), dy), layer.type());
        }
    }

    /** What one engine finds to be 0 another finds next to it. */
    @Test
    void whatIsRoundedToZeroHasNothingToPass() {
        Tensor x = Tensor.of(new double[]{0, 1e-9, -1e-17, 1}, 1, 4);
        for (ActivationLayer layer : List.of(new Quantize(0.5, -2, 2), new DynamicQuantize())) {
            Tensor ratio = layer.ratio(new TensorAlgebra(), x, layer.forward(x));
            assertArrayEquals(new double[]{0, 0, 0, 1}, ratio.map(Math::abs).data(), 1e-12, layer.type());
        }
    }

    @Test
    void identitiesChangeNothing() {
        Tensor x = RandomTensors.normal(60, 2, 3, 4);
        for (Layer layer : List.of(new Sum(1), new Concat(1, 1), new Pad(new int[2], new int[2], 7), new Permute(0, 1),
                new Scale(Tensor.full(1, 1), Tensor.zeros(1)))) {
            assertTrue(layer.isIdentity(), layer.type());
            assertEquals(x, layer.forward(List.of(x)), layer.type());
        }
        LayerExamples.all().forEach(example -> assertFalse(example.layer().isIdentity(), example.toString()));
    }

    static List<Example> elementwise() {
        return LayerExamples.all().stream().filter(e -> e.layer().isElementwise()).toList();
    }

    @ParameterizedTest
    @MethodSource("elementwise")
    void elementwiseLayersDoNotMindTheOrderOfAxes(Example example) {
        List<Tensor> x = example.random(70);
        int rank = example.inputs().getFirst().length;
        Permute turned = new Permute(IntStream.range(0, rank).map(i -> rank - 1 - i).toArray());
        assertEquals(turned.forward(example.layer().forward(x)),
                example.layer().forward(x.stream().map(turned::forward).toList()), example.toString());
    }

    static List<Example> windows() {
        return LayerExamples.all().stream().filter(e -> e.layer() instanceof WindowLayer).toList();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void windowsSeeTheSameInBothLayouts(Example example) {
        WindowLayer layer = (WindowLayer) example.layer();
        Layout other = layer.layout().isLast() ? Layout.NCHW : Layout.NHWC;
        Tensor x = example.random(80).getFirst();
        Tensor y = layer.in(other).forward(layer.layout().to(other, x));
        Close.assertClose(layer.forward(x), other.to(layer.layout(), y), Close.TWIN, example.toString());
    }

    @Test
    void shapesThatDoNotFitAreNamedWithSettingsWhereThereAreSome() {
        assertEquals("MatMul takes samples of shape (..., k, n) beside (2, 3), but got (4, 5)",
                assertThrows(ShapeException.class,
                        () -> new MatMul().outputShape(List.of(new int[]{2, 3}, new int[]{4, 5}))).getMessage());
        assertEquals("Reshape (to (2, 3)) takes samples of shape 6 elements, but got (5,)",
                assertThrows(ShapeException.class, () -> new Reshape(2, 3).outputShape(5)).getMessage());
    }
}
