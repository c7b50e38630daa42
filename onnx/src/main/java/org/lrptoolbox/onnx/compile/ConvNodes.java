package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.ConvTranspose;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;

/**
 * The nodes of convolutions and their transposes.
 *
 * <p>A transpose is either a ConvTranspose, or, with steps of 1, a convolution with filters turned round; which is
 * faster on a CPU depends on the number of channels it makes.
 */
final class ConvNodes {
    /** From this many channels on a convolution is the faster transpose; measured. */
    private static final int CHANNELS_FOR_CONV = 16;

    private final Nodes nodes;
    private final WeightNodes weights;
    private final TransposedNodes transposes;
    private final CompileOptions options;

    ConvNodes(Nodes nodes, WeightNodes weights, TransposedNodes transposes, CompileOptions options) {
        this.nodes = nodes;
        this.weights = weights;
        this.transposes = transposes;
        this.options = options;
    }

    String apply(Conv c, WeightMap map, String x, double[] bias, int... sample) {
        return OnesLayers.summable(c, map)
                ? conv(c.frame(), 1, channelSum(x), ones(c.frame()), bias, sample)
                : conv(c.frame(), c.groups(), x, weights.of(c.filters(), map), bias, sample);
    }

    String adjoint(Conv c, WeightMap map, String s, int... sample) {
        if (OnesLayers.summable(c, map)) {
            return transposes.of(c.frame(), 1, channelSum(s), ones(c.frame()),
                    new int[]{1, 1, c.frame().height(), c.frame().width()}, sample);
        }
        String filters = weights.of(c.filters(), map);
        if (!prefersConv(c)) {
            return transposes.of(c.frame(), c.groups(), s, filters, c.filters().shape(), sample);
        }
        String turned = weights.turned(filters, c.groups(), c.filters().shape());
        return conv(turned(c.frame(), sample), c.groups(), s, turned, new double[0], c.frame().down(sample[1]),
                c.frame().across(sample[2]));
    }

    private boolean prefersConv(Conv c) {
        Frame f = c.frame();
        return !options.cuda() && f.strideDown() == 1 && f.strideAcross() == 1
                && f.top() < f.spanDown() && f.left() < f.spanAcross()
                && c.channels() / c.groups() >= CHANNELS_FOR_CONV;
    }

    /** The frame of the convolution that undoes one with steps of 1: so much padding that the image comes out. */
    private static Frame turned(Frame f, int... sample) {
        int top = f.spanDown() - 1 - f.top();
        int left = f.spanAcross() - 1 - f.left();
        return f.withPadding(top, left, sample[1] - f.down(sample[1]) - top + f.spanDown() - 1,
                sample[2] - f.across(sample[2]) - left + f.spanAcross() - 1).withCeil(false);
    }

    /** Several transposes of one value in one node: their filters side by side, their results taken apart. */
    List<String> adjoints(Conv c, List<WeightMap> maps, String s, int... sample) {
        List<String> filters = maps.stream().map(map -> weights.of(c.filters(), map)).toList();
        String all = nodes.node("Concat", filters.toArray(String[]::new)).integer("axis", 1).value();
        int[] shape = c.filters().shape().clone();
        shape[1] *= maps.size();
        String joined = transposes.of(c.frame(), 1, s, all, shape, sample);
        List<Long> sizes = maps.stream().map(m -> (long) c.channels()).toList();
        return nodes.node("Split", joined, nodes.integers(sizes)).integer("axis", 1).values(maps.size());
    }

    /** Whether {@link #adjoints} gains: few channels, which leave processors idle. */
    boolean gainsFromJoining(Conv c) {
        return c.groups() == 1 && !prefersConv(c) && c.channels() < CHANNELS_FOR_CONV;
    }

    String apply(ConvTranspose t, WeightMap map, String x, double[] bias, int... sample) {
        Conv a = t.adjoint();
        String y = transposes.of(a.frame(), a.groups(), x, weights.of(a.filters(), map), a.filters().shape(),
                t.outputShape(sample));
        return bias.length == 0
                ? y
                : nodes.call("Add", y, nodes.constant("bias", Tensor.of(bias, 1, bias.length, 1,
                        1)));
    }

    String adjoint(ConvTranspose t, WeightMap map, String s, int... output) {
        Conv a = t.adjoint();
        return conv(a.frame(), a.groups(), s, weights.of(a.filters(), map), new double[0], output);
    }

    private String channelSum(String x) {
        return nodes.node("ReduceSum", x, nodes.integers(1)).integer("keepdims", 1).value();
    }

    private String ones(Frame f) {
        return nodes.filled(1, 1, 1, f.height(), f.width());
    }

    String conv(Frame f, int groups, String x, String filters, double[] bias, int... sample) {
        List<String> inputs = new ArrayList<>(List.of(x, filters));
        if (bias.length > 0) {
            inputs.add(nodes.constant("bias", Tensor.of(bias, bias.length)));
        }
        int rows = sample[sample.length - 2];
        int columns = sample[sample.length - 1];
        return windows(nodes.node("Conv", inputs.toArray(String[]::new)), f, f.reachBelow(rows), f.reachRight(columns))
                .integer("group", groups).value();
    }

    private static NodeBuilder windows(NodeBuilder node, Frame f, int below, int right) {
        return node.ints("kernel_shape", f.height(), f.width()).ints("strides", f.strideDown(), f.strideAcross())
                .ints("dilations", f.dilationDown(), f.dilationAcross())
                .ints("pads", f.top(), f.left(), Math.max(0, below), Math.max(0, right));
    }

    /** Sums over neighbouring channels, as a convolution of 1x1 with a band of ones. */
    String band(int before, int behind, String x, int channels) {
        double[] band = new double[channels * channels];
        for (int out = 0; out < channels; out++) {
            for (int in = Math.max(0, out - before); in <= Math.min(channels - 1, out + behind); in++) {
                band[out * channels + in] = 1;
            }
        }
        return nodes.node("Conv", x, nodes.constant("band", Tensor.of(band, channels, channels, 1, 1))).value();
    }
}
