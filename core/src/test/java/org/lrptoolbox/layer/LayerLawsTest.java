package org.lrptoolbox.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.kernel.Channels;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.Close;
import org.lrptoolbox.testing.RandomTensors;

/** What holds for every layer: gradients are those of finite differences, transposes are adjoint, shapes are told. */
class LayerLawsTest {
    private static final int[] IMAGE = {4, 6, 5};
    private static final double STEP = 1e-6;

    /**
     * A layer and what it takes.
     *
     * @param layer the layer
     * @param positive whether only of positive numbers
     * @param inputs the shapes of its inputs
     */
    record Example(Layer layer, boolean positive, List<int[]> inputs) {
        Example(Layer layer, List<int[]> inputs) {
            this(layer, false, inputs);
        }

        static Example of(Layer layer, int... input) {
            return new Example(layer, List.of(input));
        }

        List<Tensor> random(long seed) {
            List<Tensor> all = new ArrayList<>();
            for (int[] shape : inputs) {
                Tensor x = RandomTensors.normal(seed + all.size(), Shapes.batch(2, shape));
                all.add(positive ? x.map(v -> Math.abs(v) + 0.1) : x);
            }
            return all;
        }

        @Override
        public String toString() {
            return layer.type() + " " + layer.describe();
        }
    }

    private static Weights random(int... shape) {
        return Weights.of(RandomTensors.normal(shape.length, shape));
    }

    private static double[] bias(int count) {
        return RandomTensors.normal(count, count).data();
    }

    private static List<Frame> frames() {
        Frame f = Frame.of(3, 2);
        return List.of(f, f.withPadding(1), f.withPadding(0, 1, 2, 1).withStride(2, 3), f.withStride(4, 1),
                f.withDilation(2, 3).withPadding(1, 2, 1, 0));
    }

    static List<Example> affine() {
        List<Example> all = new ArrayList<>();
        for (Frame f : frames()) {
            all.add(Example.of(new Conv(random(6, 4, 3, 2), bias(6), f, 1), IMAGE));
            all.add(Example.of(new Conv(random(6, 2, 3, 2), bias(6), f, 2), IMAGE));
            all.add(Example.of(new ConvTranspose(new Conv(random(4, 3, 3, 2), new double[0], f, 1), bias(3), 0, 0),
                    IMAGE));
            Frame ceil = f.withCeil(true);
            for (boolean counts : new boolean[]{true, false}) {
                all.add(Example.of(new AveragePooling(f, counts), IMAGE));
                all.add(Example.of(new AveragePooling(ceil, counts), IMAGE));
            }
            all.add(Example.of(new SumPooling(f, 1, 0.5), IMAGE));
            all.add(Example.of(new SumPooling(ceil), IMAGE));
        }
        Conv strided = new Conv(random(4, 3, 3, 2), new double[0], Frame.of(3, 2).withStride(2, 2).withPadding(1), 2);
        all.add(Example.of(new ConvTranspose(strided, bias(6), 1, 1), IMAGE));
        all.add(Example.of(new Dense(random(5, 7), true, bias(5)), 7));
        all.add(Example.of(new Dense(random(7, 5), false, new double[0]), 7));
        all.add(Example.of(new Dense(random(5, 7), true, bias(5)), 2, 3, 7));
        all.add(Example.of(new LocalResponseNorm(4, 1, 1, 1).band(), IMAGE));
        all.add(Example.of(Linear.of(7, 5, random(7, 5).tensor().data(), bias(5)), 7));
        all.add(Example.of(new Convolution(random(3, 2, 5, 6).tensor(), bias(6), 1, 2), IMAGE));
        all.add(Example.of(new SumPool(new Window(2, 3, 2, 1)), IMAGE));
        all.add(Example.of(new AveragePool(new Window(2, 3, 2, 1)), IMAGE));
        return all;
    }

    static List<Example> all() {
        List<Example> all = new ArrayList<>(affine());
        for (Frame f : frames()) {
            all.add(Example.of(new MaxPooling(f), IMAGE));
            all.add(Example.of(new MaxPooling(f.withCeil(true)), IMAGE));
        }
        for (Function f : Function.values()) {
            boolean positive = f == Function.LOGARITHM || f == Function.ROOT || f == Function.POWER;
            all.add(new Example(new Activation(f, 0.3, f == Function.CLIP ? 0.9 : 0.6), positive, List.of(IMAGE)));
        }
        all.add(Example.of(new LocalResponseNorm(3, 0.7, 0.75, 2), IMAGE));
        all.add(Example.of(new LocalResponseNorm(4, 0.7, 0.6, 1), IMAGE));
        all.add(Example.of(Scale.perChannel(3, bias(4), bias(4)), IMAGE));
        all.add(Example.of(new Scale(RandomTensors.normal(1, 6, 1), RandomTensors.normal(2, 5)), IMAGE));
        all.add(new Example(new Concat(0, 3), List.of(IMAGE, new int[]{1, 6, 5}, IMAGE)));
        all.add(new Example(new Concat(1, 2), List.of(IMAGE, new int[]{4, 2, 5})));
        all.add(Example.of(new Reshape(2, 2, 30), IMAGE));
        all.add(Example.of(new Permute(2, 0, 1), IMAGE));
        all.add(Example.of(new Slice(new int[]{1, 5, 0}, new int[]{1, -2, 3}, 2, 3, 2), IMAGE));
        all.add(Example.of(new Pad(new int[]{1, 0, 2}, new int[]{0, 2, 1}, 0.5), IMAGE));
        all.add(Example.of(new Pad(new int[]{-1, 1, 0}, new int[]{0, -2, 0}, 0.5), IMAGE));
        all.add(Example.of(new LogSoftMax(), IMAGE));
        all.add(Example.of(new LogSoftMax(-1), IMAGE));
        all.add(Example.of(new SoftMax(), IMAGE));
        all.add(Example.of(new SoftMax(1), IMAGE));
        all.add(Example.of(new Rect(), IMAGE));
        all.add(Example.of(new Tanh(), IMAGE));
        all.add(Example.of(new Flatten(), IMAGE));
        all.add(new Example(new Sum(2), List.of(IMAGE, IMAGE)));
        all.add(new Example(new Sum(2), List.of(IMAGE, new int[]{4, 1, 5})));
        all.add(Example.of(new MaxPool(new Window(2, 3, 1, 2)), IMAGE));
        return all;
    }

    @ParameterizedTest
    @MethodSource("all")
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
    @MethodSource("affine")
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
    @MethodSource("affine")
    void theOutputIsTheSumAndTheBias(Example example) {
        AffineLayer layer = (AffineLayer) example.layer();
        Tensor x = example.random(3).getFirst();
        Tensor y = layer.apply(x).map(v -> v * layer.outputScale());
        Tensor expected = layer.bias().length == 0
                ? y
                : Channels.add(y, layer.channelAxis(y.rank() - 1) + 1, layer.bias());
        double scale = layer.outputScale();
        Tensor scaled = scale == 1 ? expected : y;
        Close.assertClose(scaled, layer.forward(x), Close.TWIN, example.toString());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shapesAreTold(Example example) {
        Tensor y = example.layer().forward(example.random(4));
        assertArrayEquals(y.sampleShape(), example.layer().outputShape(example.inputs()), example.toString());
    }
}
