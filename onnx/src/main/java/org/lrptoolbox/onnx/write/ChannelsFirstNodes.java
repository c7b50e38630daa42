package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.LogSoftMax;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Concat;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.layer.LocalResponseNorm;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Pad;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Reshape;
import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** The ONNX nodes of a layer with the channels first: there is an operator for each, or a few of them. */
public final class ChannelsFirstNodes {
    private final GraphBuilder graph;
    private final String name;
    private final List<String> inputs;

    /**
     * @param name the name of the last node, and what the others are named after
     * @param inputs the values the layer reads
     */
    public ChannelsFirstNodes(GraphBuilder graph, String name, List<String> inputs) {
        this.graph = graph;
        this.name = name;
        this.inputs = inputs;
    }

    /** The last node, which makes the layer's result; null if there is none for this kind of layer. */
    @Nullable
    public NodeBuilder of(Layer layer) {
        return switch (layer) {
            case Dense d -> weighted("Gemm", d.weights(), d.bias()).integer("transB", d.outputsFirst() ? 1 : 0);
            case Conv c -> padded(weighted("Conv", c.filters(), c.bias()), c.frame()).integer("group", c.groups());
            case ConvTranspose t -> padded(weighted("ConvTranspose", t.adjoint().filters(), t.bias()),
                    t.adjoint().frame()).integer("group", t.adjoint().groups())
                    .ints("output_padding", t.extraDown(), t.extraAcross());
            case MaxPool p -> padded(node("MaxPool"), p.frame()).integer("ceil_mode", p.frame().ceil() ? 1 : 0);
            case AveragePool p -> average(node("AveragePool"), p.frame(), p.countPadding());
            case SumPool p -> sum(p);
            // ONNX Runtime knows odd sizes across channels only.
            case LocalResponseNorm n when n.within() || n.size() % 2 == 0 -> null;
            case LocalResponseNorm n -> node("LRN").integer("size", n.size()).real("alpha", (float) n.alpha())
                    .real("beta", (float) n.beta()).real("bias", (float) n.k());
            case Scale s -> scale(s);
            case Activation a -> new ActivationNodes(graph, name, inputs.getFirst()).of(a);
            case Concat c -> node("Concat").integer("axis", c.axis() + 1L);
            case Reshape r -> node("Reshape", integers("shape", shape(r)));
            case Permute p -> node("Transpose").ints("perm", IntStream.concat(IntStream.of(0),
                    Arrays.stream(p.axes()).map(axis -> axis + 1)).toArray());
            case Slice s -> slice(s);
            case Pad p -> node("Pad", integers("pads", pads(p)), graph.scalar(name + "/value", p.value()));
            case SoftMax s -> node("Softmax").integer("axis", axis(s.axis()));
            case LogSoftMax s -> node("LogSoftmax").integer("axis", axis(s.axis()));
            default -> null;
        };
    }

    /** An axis of a sample as one of a batch; those counted back from the end stay. */
    private static int axis(int own) {
        return own < 0 ? own : own + 1;
    }

    private NodeBuilder node(String op, String... more) {
        List<String> reads = new ArrayList<>(inputs);
        reads.addAll(List.of(more));
        return graph.node(op, name, reads.toArray(String[]::new));
    }

    private String integers(String what, long... numbers) {
        return graph.integers(name + "/" + what, numbers);
    }

    private NodeBuilder weighted(String op, Weights weights, double... bias) {
        String w = graph.weights(name + "/weight", weights);
        return bias.length == 0
                ? node(op, w)
                : node(op, w, graph.constant(name + "/bias", Tensor.of(bias, bias.length)));
    }

    private static NodeBuilder windowed(NodeBuilder node, Frame f) {
        return node.ints("kernel_shape", f.height(), f.width()).ints("strides", f.strideDown(), f.strideAcross())
                .ints("pads", f.top(), f.left(), f.bottom(), f.right());
    }

    private static NodeBuilder padded(NodeBuilder node, Frame f) {
        return windowed(node, f).ints("dilations", f.dilationDown(), f.dilationAcross());
    }

    private static NodeBuilder average(NodeBuilder node, Frame f, boolean countPadding) {
        if (f.dilationDown() > 1 || f.dilationAcross() > 1) {
            throw new ArithmeticException("averages have no dilation in these operators");
        }
        return windowed(node, f).integer("ceil_mode", f.ceil() ? 1 : 0).integer("count_include_pad",
                countPadding ? 1 : 0);
    }

    /** A sum is the average times the number of positions, where all of them count. */
    private NodeBuilder sum(SumPool p) {
        if (p.frame().ceil()) {
            throw new ArithmeticException("sums over windows that overhang have no counterpart");
        }
        String mean = average(graph.node("AveragePool", graph.fresh(name + "/average"), inputs.getFirst()), p.frame(),
                true).value();
        double factor = p.weight() * p.outputScale() * p.frame().area();
        return graph.node("Mul", name, mean, graph.scalar(name + "/scale", factor));
    }

    /** Numbers for each channel of images are a batch normalization; others are multiplied and added. */
    private NodeBuilder scale(Scale s) {
        boolean factors = Arrays.stream(s.factor().data()).anyMatch(v -> v != 1);
        boolean shifts = Arrays.stream(s.shift().data()).anyMatch(v -> v != 0);
        if (!shifts) {
            return node("Mul", graph.constant(name + "/factor", s.factor()));
        }
        if (!factors) {
            return node("Add", graph.constant(name + "/shift", s.shift()));
        }
        int channels = s.factor().rank() == 0 ? 0 : s.factor().dim(0);
        if (channels > 1 && channels == s.factor().size() && Arrays.equals(s.factor().shape(), s.shift().shape())) {
            Tensor zeros = Tensor.zeros(channels);
            return node("BatchNormalization", graph.constant(name + "/factor", s.factor().reshape(channels)),
                    graph.constant(name + "/shift", s.shift().reshape(channels)), graph.constant(name + "/mean", zeros),
                    graph.constant(name + "/variance", Tensor.full(1, channels))).real("epsilon", 0);
        }
        String scaled = graph.node("Mul", graph.fresh(name + "/scaled"), inputs.getFirst(),
                graph.constant(name + "/factor", s.factor())).value();
        return graph.node("Add", name, scaled, graph.constant(name + "/shift", s.shift()));
    }

    private static long[] shape(Reshape r) {
        // The batch, whatever its size, is copied from the input.
        return IntStream.concat(IntStream.of(0), Arrays.stream(r.shape())).asLongStream().toArray();
    }

    private NodeBuilder slice(Slice s) {
        int rank = s.sizes().length;
        long[] ends = new long[rank];
        for (int i = 0; i < rank; i++) {
            long end = s.starts()[i] + (long) s.sizes()[i] * s.steps()[i];
            // Before the first position means before everything, which no small number says.
            ends[i] = end < 0 ? Long.MIN_VALUE : end;
        }
        return node("Slice", integers("starts", Arrays.stream(s.starts()).asLongStream().toArray()),
                integers("ends", ends), integers("axes", IntStream.rangeClosed(1, rank).asLongStream().toArray()),
                integers("steps", Arrays.stream(s.steps()).asLongStream().toArray()));
    }

    private static long[] pads(Pad p) {
        int rank = p.before().length;
        long[] pads = new long[2 * rank + 2];
        for (int i = 0; i < rank; i++) {
            pads[i + 1] = p.before()[i];
            pads[i + rank + 2] = p.behind()[i];
        }
        return pads;
    }
}
