package org.lrptoolbox.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.layer.Composed.Piece;
import org.lrptoolbox.layer.Composed;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.WinnerPlaces;
import org.lrptoolbox.layer.Collected;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.ElementFunction;
import org.lrptoolbox.layer.Elementary;
import org.lrptoolbox.layer.Expand;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.layer.Extremum;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Guarded;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Interpolation;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.PRelu;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Picked;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.layer.Winners;
import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** Every layer there is, with what it takes: what is listed here is tested everywhere. */
public final class LayerExamples {
    private static final int[] IMAGE = {4, 6, 5};

    private LayerExamples() {}

    /** The numbers that a layer takes. */
    public enum Domain {
        /** Any. */
        ALL(v -> v),
        /** Above 0. */
        POSITIVE(v -> Math.abs(v) + 0.1),
        /** Above 1. */
        ABOVE_ONE(v -> Math.abs(v) + 1.1),
        /** Between -1 and 1. */
        WITHIN_ONE(v -> 0.9 * Math.tanh(v));

        private final DoubleUnaryOperator from;

        Domain(DoubleUnaryOperator from) {
            this.from = from;
        }

        /** Those that a function takes. */
        public static Domain of(ElementFunction f) {
            return switch (f) {
                case Elementary.LOGARITHM, Elementary.ROOT, Elementary.POWER -> POSITIVE;
                case Elementary.AREA_COSINE -> ABOVE_ONE;
                // Beside its poles, a tangent makes the rounding of its input large.
                case Elementary.ARCSINE, Elementary.ARCCOSINE, Elementary.AREA_TANGENT, Elementary.TANGENT ->
                    WITHIN_ONE;
                default -> ALL;
            };
        }

        /** Numbers of this domain, made of any. */
        public Tensor into(Tensor any) {
            return any.map(from);
        }
    }

    /**
     * A layer and what it takes.
     *
     * @param layer the layer
     * @param domain of which numbers
     * @param inputs the shapes of its inputs
     */
    public record Example(Layer layer, Domain domain, List<int[]> inputs) {
        Example(Layer layer, List<int[]> inputs) {
            this(layer, Domain.ALL, inputs);
        }

        static Example of(Layer layer, int... input) {
            return new Example(layer, List.of(input));
        }

        /** Inputs, two samples of each. */
        public List<Tensor> random(long seed) {
            List<Tensor> all = new ArrayList<>();
            for (int[] shape : inputs) {
                Tensor x = RandomTensors.normal(seed + all.size(), Shapes.batch(2, shape));
                all.add(domain.into(x));
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

    /** Layers of weighted sums. */
    public static List<Example> affine() {
        List<Example> all = new ArrayList<>();
        for (Frame f : frames()) {
            all.add(Example.of(new Conv(random(6, 4, 3, 2), bias(6), f, 1), IMAGE));
            all.add(Example.of(new Conv(random(6, 2, 3, 2), bias(6), f, 2), IMAGE));
            all.add(Example.of(new ConvTranspose(new Conv(random(4, 3, 3, 2), new double[0], f, 1), bias(3), 0, 0),
                    IMAGE));
            Frame ceil = f.withCeil(true);
            for (boolean counts : new boolean[]{true, false}) {
                all.add(Example.of(new AveragePool(f, counts), IMAGE));
                all.add(Example.of(new AveragePool(ceil, counts), IMAGE));
            }
            all.add(Example.of(new SumPool(f, 1, 0.5, Layout.NCHW), IMAGE));
            all.add(Example.of(new SumPool(ceil), IMAGE));
        }
        Conv strided = new Conv(random(4, 3, 3, 2), new double[0], Frame.of(3, 2).withStride(2, 2).withPadding(1), 2);
        all.add(Example.of(new ConvTranspose(strided, bias(6), 1, 1), IMAGE));
        all.add(Example.of(new Dense(random(5, 7), true, bias(5)), 7));
        all.add(Example.of(new Dense(random(7, 5), false, new double[0]), 7));
        all.add(Example.of(new Dense(random(5, 7), true, bias(5)), 2, 3, 7));
        all.add(Example.of(new Dense(random(7, 5), false, bias(5)), 3, 7));
        all.add(Example.of(Scale.perChannel(3, bias(4), bias(4)), IMAGE));
        all.add(Example.of(new Scale(Tensor.full(-1.5, 1), Tensor.full(0.5, 1)), IMAGE));
        all.add(Example.of(new Scale(RandomTensors.normal(1, 6, 1), RandomTensors.normal(2, 5)), IMAGE));
        all.add(Example.of(new Reduce(true, true, 0, 2), IMAGE));
        all.add(Example.of(new Reduce(false, false, 1), IMAGE));
        all.add(Example.of(new Interpolation(1, RandomTensors.normal(74, 4, 6).map(v -> v > 0.5 ? 0 : v)), IMAGE));
        all.add(Example.of(new Interpolation(0, RandomTensors.normal(75, 4, 6)), 6));
        all.add(Example.of(new LocalResponseNorm(4, 1, 1, 1).band(), IMAGE));
        all.add(Example.of(Dense.of(7, 5, random(7, 5).tensor().data(), bias(5)), 7));
        all.add(Example.of(Conv.last(random(3, 2, 5, 6).tensor(), bias(6), 1, 2), IMAGE));
        all.add(Example.of(SumPool.last(Frame.of(2, 3).withStride(2, 1)), IMAGE));
        all.add(Example.of(AveragePool.last(Frame.of(2, 3).withStride(2, 1)), IMAGE));
        all.add(Example.of(Dense.of(7, 5, random(7, 5).tensor().data(), new double[0]), 7));
        all.add(Example.of(Conv.last(random(3, 2, 5, 6).tensor(), new double[0], 2, 3), IMAGE));
        all.add(Example.of(SumPool.last(Frame.of(3, 2).withStride(1, 2)), IMAGE));
        Frame wide = Frame.of(2, 3).withStride(2, 1).withDilation(1, 2).withPadding(1, 2, 0, 1);
        all.add(Example.of(new Conv(random(2, 3, 5, 6), bias(6), wide, 1, Layout.NHWC), IMAGE));
        all.add(Example.of(new Conv(random(2, 3, 2, 6), bias(6), wide, 2, Layout.NHWC), 7, 6, 4));
        all.add(Example.of(new SumPool(wide, 1, 1, Layout.NHWC), IMAGE));
        all.add(Example.of(new AveragePool(wide, true, WeightMap.IDENTITY, Layout.NHWC), IMAGE));
        return all;
    }

    /** All of them. */
    public static List<Example> all() {
        List<Example> all = new ArrayList<>(affine());
        for (Frame f : frames()) {
            all.add(Example.of(new MaxPool(f), IMAGE));
            all.add(Example.of(new MaxPool(f.withCeil(true)), IMAGE));
        }
        for (ElementFunction f : ElementFunction.all()) {
            all.add(new Example(new Activation(f, 0.3, f == Function.CLIP ? 0.9 : 0.6), Domain.of(f), List.of(IMAGE)));
        }
        all.add(Example.of(new LocalResponseNorm(3, 0.7, 0.75, 2), IMAGE));
        all.add(Example.of(new LocalResponseNorm(4, 0.7, 0.6, 1), IMAGE));
        all.add(Example.of(new LocalResponseNorm(3, 0.7, 0.75, 2, true), IMAGE));
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
        all.add(Example.of(
                new MaxPool(Frame.of(2, 2).withStride(2, 2).withDilation(2, 2).withPadding(1).withCeil(true)),
                IMAGE));
        all.add(Example.of(MaxPool.last(Frame.of(2, 3).withStride(1, 2)), IMAGE));
        all.add(Example.of(new MaxPool(Frame.of(3, 3).withPadding(1), Ties.SPLIT, Layout.NHWC), IMAGE));
        all.add(Example.of(new Doubled(), IMAGE));
        all.addAll(forTransformers());
        return all;
    }

    private static List<Example> forTransformers() {
        List<Example> all = new ArrayList<>();
        int[] tokens = {3, 4};
        all.add(new Example(new Product(), List.of(tokens, tokens)));
        all.add(new Example(new Product(), List.of(new int[]{3, 1}, new int[]{1, 4})));
        all.add(new Example(new HeldProduct(), List.of(tokens, new int[]{3, 1})));
        all.add(new Example(new MatMul(), List.of(tokens, new int[]{4, 5})));
        all.add(new Example(new MatMul(), List.of(new int[]{2, 3, 4}, new int[]{1, 4, 2})));
        Tensor g = RandomTensors.normal(71, 4);
        Tensor b = RandomTensors.normal(72, 4);
        all.add(Example.of(Norm.layer(2, -1, 1e-3, g, b), tokens));
        all.add(Example.of(Norm.layer(2, 0, 1e-3, g, b), tokens));
        all.add(Example.of(Norm.rms(2, -1, 1e-3, g), tokens));
        all.add(Example.of(Norm.instance(3, 1e-3, bias(4), bias(4)), IMAGE));
        all.add(Example.of(Norm.group(3, 2, 1e-3, bias(4), bias(4)), IMAGE));
        all.add(Example.of(new ReduceExtreme(true, true, 1), IMAGE));
        all.add(Example.of(new ReduceExtreme(false, false, 0, 2), IMAGE));
        all.add(Example.of(new Gather(1, 2, 0, 0, 5), IMAGE));
        all.add(Example.of(Gather.padding(2, 5, 2, 3, Gather.Continuation.REFLECT), IMAGE));
        all.add(Example.of(Gather.padding(2, 5, 1, 7, Gather.Continuation.WRAP), IMAGE));
        all.add(Example.of(Gather.padding(1, 6, 1, 2, Gather.Continuation.EDGE), IMAGE));
        all.add(Example.of(new Expand(2, 3, 4), 3, 1));
        all.add(new Example(new Where(), List.of(tokens, tokens, new int[]{1, 4})));
        all.add(new Example(new Guarded(true, 1), List.of(tokens, new int[]{1, 4})));
        // Rounded, numbers of a normal distribution are places from either end.
        all.add(new Example(new Picked(), List.of(new int[]{6, 3}, new int[]{5})));
        all.add(new Example(new Collected(6), List.of(new int[]{5, 3}, new int[]{5})));
        all.add(Example.of(new Winners(new MaxPool(Frame.of(2, 2).withStride(2, 2))), IMAGE));
        all.add(Example.of(new WinnerPlaces(new int[]{3, 2}, new int[]{2, 1}, new int[]{1, 2}, new int[]{1, 0},
                new int[]{3, 3}), IMAGE));
        all.add(new Example(new Extremum(true, 3), List.of(tokens, tokens, new int[]{3, 1})));
        all.add(new Example(new Extremum(false, 2), List.of(tokens, tokens)));
        all.add(Example.of(new PRelu(RandomTensors.normal(73, 4, 1, 1)), IMAGE));
        all.add(Example.of(new PRelu(Tensor.full(0.3, 1)), IMAGE));
        all.add(Example.of(new Composed(List.of(Piece.of(new Activation(Elementary.ABSOLUTE), List.of(Composed.X)),
                Piece.of(new Scale(Tensor.full(1, 1), Tensor.full(1.5, 1)), List.of(0)),
                Piece.of(new Activation(Elementary.INVERSE), List.of(1)),
                Piece.of(new Product(), List.of(Composed.X, 2)))), IMAGE));
        all.add(Example.of(new Composed(List.of(Piece.of(0.1),
                Piece.of(new Compare(Comparison.GREATER), List.of(Composed.X, 0)),
                Piece.of(new Tanh(), List.of(Composed.X)),
                Piece.of(new Where(), List.of(1, Composed.X, 2)))), IMAGE));
        return all;
    }
}
