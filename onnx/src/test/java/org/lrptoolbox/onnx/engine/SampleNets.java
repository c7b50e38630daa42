package org.lrptoolbox.onnx.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.engine.Nets;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.WinnerLayer.Ties;
import org.lrptoolbox.layer.TrainableLayer;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.Function;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Constant;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Norm;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Product;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;
import org.lrptoolbox.testing.RandomTensors;

/** Small networks in the manner of well-known ones, with seeded weights. */
final class SampleNets {
    /** A network and the shape of its samples. */
    record Sample(Network network, int... shape) {}

    private SampleNets() {}

    static Map<String, Sample> all() {
        Map<String, Sample> all = new LinkedHashMap<>();
        all.put("vgg", new Sample(vgg(), 3, 12, 12));
        all.put("caffe", new Sample(caffe(), 3, 19, 17));
        all.put("inception", new Sample(inception(), 4, 9, 9));
        all.put("residual", new Sample(residual(), 3, 10, 10));
        all.put("norms", new Sample(norms(), 3, 8, 8));
        all.put("transformer", new Sample(transformer(), 6, 8));
        all.put("odds and ends", new Sample(oddsAndEnds(), 3, 8, 9));
        all.put("toolbox", new Sample(toolbox(), Nets.IMAGE));
        all.put("toolbox graph", new Sample(Nets.residual(true), 6));
        return all;
    }

    static Conv conv(long seed, int in, int out, Frame frame, int groups) {
        Tensor f = RandomTensors.normal(seed, out, in / groups, frame.height(), frame.width())
                .map(v -> v / Math.sqrt(in / groups * frame.area() / 2.0));
        return new Conv(Weights.of(f), RandomTensors.normal(seed + 500, out).map(v -> v / 10).data(), frame, groups);
    }

    static Dense dense(long seed, int in, int out, boolean outputsFirst) {
        Tensor w = RandomTensors.normal(seed, outputsFirst ? out : in, outputsFirst ? in : out)
                .map(v -> v / Math.sqrt(in / 2.0));
        return new Dense(Weights.of(w), outputsFirst, RandomTensors.normal(seed + 500, out).map(v -> v / 10).data());
    }

    /** With weights so small that no hyperbolic tangent saturates: those would be ties in float32 only. */
    private static Network toolbox() {
        return Network.sequential(Nets.convolutional(true).layers().stream()
                .map(layer -> layer instanceof TrainableLayer t
                        ? t.withParameters(scaled(t.weightData()), scaled(t.bias()))
                        : layer)
                .toList());
    }

    private static double[] scaled(double... numbers) {
        return Arrays.stream(numbers).map(v -> v / 5).toArray();
    }

    private static Frame same(int size) {
        return Frame.of(size, size).withPadding(size / 2);
    }

    private static Network vgg() {
        Frame half = Frame.of(2, 2).withStride(2, 2);
        return Network.sequential(conv(1, 3, 16, same(3), 1), new Rect(), conv(2, 16, 20, same(3), 1), new Rect(),
                new MaxPool(half), conv(3, 20, 24, same(3), 1), new Rect(), new MaxPool(half), new Flatten(),
                dense(4, 24 * 9, 30, true), new Rect(), dense(5, 30, 7, false), new SoftMax());
    }

    private static Network caffe() {
        Frame pool = Frame.of(3, 3).withStride(2, 2).withCeil(true);
        return Network.sequential(conv(11, 3, 8, Frame.of(3, 3).withStride(2, 2), 1), new Rect(),
                new MaxPool(pool), new LocalResponseNorm(5, 0.5, 0.75, 2),
                conv(12, 8, 36, same(3), 2), new Rect(), new LocalResponseNorm(3, 0.3, 0.5, 1), new MaxPool(pool),
                new Flatten(), dense(13, 36 * 4, 12, true), new Rect(), dense(14, 12, 6, true));
    }

    private static Network inception() {
        return Network.builder().add("stem", conv(21, 4, 18, same(3), 1)).add("relu", new Rect(), "stem")
                .add("a", conv(22, 18, 5, Frame.of(1, 1), 1), "relu").add("a-relu", new Rect(), "a")
                .add("pool", new MaxPool(same(3)), "relu").add("b", conv(23, 18, 4, Frame.of(1, 1), 1), "pool")
                .add("b-relu", new Rect(), "b").add("mean", new AveragePool(same(3), false), "relu")
                .add("c", conv(24, 18, 3, same(5), 1), "mean").add("c-relu", new Rect(), "c")
                .add("join", new Concat(0, 3), "a-relu", "b-relu", "c-relu")
                .add("global", new AveragePool(Frame.of(9, 9), false), "join").add("flat", new Flatten(), "global")
                .add("out", dense(25, 12, 5, true), "flat").build();
    }

    private static Network residual() {
        return Network.builder().add("stem", conv(31, 3, 16, same(3), 1))
                .add("bn", Scale.perChannel(3, RandomTensors.normal(32, 16).map(Math::abs).data(),
                        RandomTensors.normal(33, 16).data()), "stem")
                .add("relu", new Rect(), "bn").add("left", conv(34, 16, 16, same(3).withStride(2, 2), 1), "relu")
                .add("right", conv(35, 16, 16, Frame.of(1, 1).withStride(2, 2), 1), "relu")
                .add("sum", new Sum(2), "left", "right").add("sum-relu", new Rect(), "sum")
                .add("mean", new AveragePool(Frame.of(5, 5), true), "sum-relu").add("flat", new Flatten(), "mean")
                .add("out", dense(36, 16, 4, true), "flat").build();
    }

    /** Scales that no layer takes in: per channel, per element, per vector; and preprocessing. */
    private static Network norms() {
        Scale perElement = new Scale(RandomTensors.normal(57, 4, 4), RandomTensors.normal(58, 8, 1, 4));
        return Network.builder()
                .add("prepare", Scale.perChannel(3, new double[]{2, 3, 0.5}, new double[]{0.1, -0.2, 0}))
                .add("conv", conv(51, 3, 8, same(3), 1), "prepare").add("relu", new Rect(), "conv")
                .add("bn", Scale.perChannel(3, RandomTensors.normal(52, 8).data(), RandomTensors.normal(53, 8).data()),
                        "relu")
                .add("bn-relu", new Rect(), "bn").add("next", conv(54, 8, 8, same(3), 2), "bn-relu")
                .add("sum", new Sum(2), "next", "bn")
                .add("pool", new MaxPool(Frame.of(2, 2).withStride(2, 2)), "sum")
                .add("elements", perElement, "pool").add("elements-relu", new Rect(), "elements")
                .add("flat", new Flatten(), "elements-relu").add("hidden", dense(55, 128, 12, true), "flat")
                .add("hidden-relu", new Rect(), "hidden")
                .add("vector", Scale.perChannel(1, RandomTensors.normal(56, 12).data(),
                        RandomTensors.normal(59, 12).data()), "hidden-relu")
                .add("vector-relu", new Rect(), "vector").add("out", dense(60, 12, 4, false), "vector-relu").build();
    }

    /** A block of attention and a gated block, on six tokens of eight numbers. */
    private static Network transformer() {
        Tensor one = RandomTensors.normal(61, 8).map(v -> 1 + v / 4);
        Tensor shift = RandomTensors.normal(62, 8).map(v -> v / 4);
        Permute heads = new Permute(1, 0, 2);
        return Network.builder().input(Input.real("input", 6, 8))
                .add("place", new Constant(RandomTensors.normal(63, 6, 8)), List.of())
                .add("placed", new Sum(2), "input", "place")
                .add("norm", Norm.layer(2, -1, 1e-5, one, shift), "placed")
                .add("q", dense(64, 8, 8, true), "norm").add("q-heads", new Reshape(6, 2, 4), "q")
                .add("q-turned", heads, "q-heads").add("k", dense(65, 8, 8, true), "norm")
                .add("k-heads", new Reshape(6, 2, 4), "k").add("k-turned", new Permute(1, 2, 0), "k-heads")
                .add("v", dense(66, 8, 8, true), "norm").add("v-heads", new Reshape(6, 2, 4), "v")
                .add("v-turned", heads, "v-heads").add("scores", new MatMul(), "q-turned", "k-turned")
                .add("scaled", new Scale(Tensor.of(new double[]{0.5}, 1), Tensor.of(new double[]{0}, 1)), "scores")
                .add("weights", new SoftMax(2), "scaled").add("mixed", new MatMul(), "weights", "v-turned")
                .add("back", heads, "mixed").add("joined", new Reshape(6, 8), "back")
                .add("projected", dense(67, 8, 8, true), "joined").add("residual", new Sum(2), "projected", "placed")
                .add("rms", Norm.rms(2, -1, 1e-5, one), "residual").add("gate", dense(68, 8, 12, true), "rms")
                .add("silu", new Activation(Function.SILU), "gate").add("up", dense(69, 8, 12, true), "rms")
                .add("gated", new Product(), "silu", "up").add("down", dense(70, 12, 8, true), "gated")
                .add("sum", new Sum(2), "down", "residual").add("mean", new Reduce(true, false, 0), "sum")
                .add("tanh", new Tanh(), "mean").add("out", dense(71, 8, 5, true), "tanh").build();
    }

    private static Network oddsAndEnds() {
        return Network.builder().add("pad", new Pad(new int[]{0, 1, 2}, new int[]{0, 1, 0}, 0.5))
                .add("dilated", conv(41, 3, 6, Frame.of(3, 2).withDilation(2, 3).withPadding(1, 0, 2, 1), 3), "pad")
                .add("leaky", new Activation(Function.LEAKY_RELU, 0.1, 0), "dilated")
                .add("up", new ConvTranspose(new Conv(Weights.of(RandomTensors.normal(42, 6, 4, 3, 3)
                        .map(v -> v / 5)), new double[0], Frame.of(3, 3).withStride(2, 2).withPadding(1), 1),
                        new double[]{0.1, -0.2, 0.3, 0}, 1, 0), "leaky")
                .add("elu", new Activation(Function.ELU, 0.7, 0), "up")
                .add("slice", new Slice(new int[]{1, 0, 2}, new int[]{1, 1, 1}, 3, 8, 9), "elu")
                .add("tied", new MaxPool(Frame.of(3, 2).withStride(2, 1), Ties.SPLIT), "slice")
                .add("silu", new Activation(Function.SILU), "tied").add("turn", Permute.toChannelsLast(), "silu")
                .add("back", Permute.toChannelsFirst(), "turn")
                .add("sums", new SumPool(Frame.of(2, 2), 1, 0.5), "back").add("gelu", new Activation(Function.GELU),
                        "sums")
                .add("flat", new Flatten(), "gelu").add("out", dense(43, 3 * 2 * 7, 4, false), "flat").build();
    }
}
