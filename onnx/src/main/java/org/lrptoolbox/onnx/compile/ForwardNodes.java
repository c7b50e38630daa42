package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.nchw.Activation;
import org.lrptoolbox.layer.nchw.Concat;
import org.lrptoolbox.layer.nchw.Frame;
import org.lrptoolbox.layer.nchw.MaxPooling;
import org.lrptoolbox.layer.nchw.Pad;
import org.lrptoolbox.layer.nchw.Permute;
import org.lrptoolbox.layer.nchw.Slice;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** The nodes of layers without weights, forward, and of those that rearrange, backward. */
final class ForwardNodes {
    private final Nodes nodes;

    ForwardNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    String of(Layer layer, List<String> inputs, int[] in, int... out) {
        String x = inputs.getFirst();
        return switch (layer) {
            case Tanh t -> nodes.call("Tanh", x);
            case SoftMax s -> nodes.node("Softmax", x).integer("axis", 1).value();
            case MaxPooling m -> maxPool(m, x, in).value();
            case Activation a -> ActivationNodes.of(nodes, a, x);
            case Concat c -> nodes.node("Concat", inputs.toArray(String[]::new)).integer("axis", c.axis() + 1L).value();
            case Permute p -> permuted(p, x);
            case Slice s -> nodes.call("Slice", x, nodes.integers(Nodes.longs(s.starts())), nodes.integers(ends(s)),
                    nodes.integers(axes(in.length)), nodes.integers(Nodes.longs(s.steps())));
            case Pad p -> nodes.call("Pad", x, nodes.integers(pads(p.before(), p.behind())), nodes.scalar(p.value()));
            default -> throw new IllegalArgumentException("the compiler knows no " + layer.type() + " ("
                    + layer.getClass().getName() + "); the Java engine explains it");
        };
    }

    /** Padding as the frame has it, less what no window uses, plus what one overhangs; padding never wins. */
    NodeBuilder maxPool(MaxPooling layer, String x, int... sample) {
        Frame f = layer.frame();
        return nodes.node("MaxPool", x).ints("kernel_shape", f.height(), f.width())
                .ints("strides", f.strideDown(), f.strideAcross()).ints("dilations", f.dilationDown(),
                        f.dilationAcross())
                .ints("pads", f.top(), f.left(), Math.max(0, f.reachBelow(sample[1])),
                        Math.max(0, f.reachRight(sample[2])));
    }

    private String permuted(Permute p, String x) {
        int[] perm = IntStream.range(0, p.axes().length + 1).map(i -> i == 0 ? 0 : p.axes()[i - 1] + 1).toArray();
        return nodes.node("Transpose", x).ints("perm", perm).value();
    }

    private static long[] axes(int count) {
        return IntStream.rangeClosed(1, count).asLongStream().toArray();
    }

    private static long[] ends(Slice s) {
        return IntStream.range(0, s.sizes().length).mapToLong(i -> {
            long end = s.starts()[i] + (long) s.sizes()[i] * s.steps()[i];
            // Before the first position means before everything, which no small number says.
            return end < 0 ? Long.MIN_VALUE : end;
        }).toArray();
    }

    private static long[] pads(int[] before, int... behind) {
        int n = before.length;
        long[] pads = new long[2 * n + 2];
        for (int i = 0; i < n; i++) {
            pads[i + 1] = before[i];
            pads[n + 2 + i] = behind[i];
        }
        return pads;
    }

    /** Values of the output of a layer that rearranges, where they came from. */
    String sendBack(Op.SendBack back, String r, int... to) {
        return switch (back.layer()) {
            case Concat c -> part(r, c.axis(), back.offset(), to[c.axis()]);
            case Permute p -> permuted(p.inverse(), r);
            case Slice s -> slotIn(s, r, to);
            case Pad p -> nodes.call("Pad", r, nodes.integers(pads(negative(p.before()), negative(p.behind()))),
                    nodes.scalar(0));
            default -> throw new IllegalArgumentException("the compiler cannot send relevance back through "
                    + back.layer().type() + "; the Java engine can");
        };
    }

    private String part(String r, int axis, long start, long size) {
        return nodes.call("Slice", r, nodes.integers(start), nodes.integers(start + size),
                nodes.integers(axis + 1L));
    }

    private static int[] negative(int... numbers) {
        return Arrays.stream(numbers).map(n -> -n).toArray();
    }

    /** The slice put back among zeros; only steps of 1 have an operator for that. */
    private String slotIn(Slice s, String r, int... to) {
        if (Arrays.stream(s.steps()).anyMatch(step -> step != 1)) {
            throw new IllegalArgumentException("the compiler cannot send relevance back through a Slice with steps; "
                    + "the Java engine can");
        }
        int[] behind = IntStream.range(0, to.length).map(i -> to[i] - s.starts()[i] - s.sizes()[i]).toArray();
        return nodes.call("Pad", r, nodes.integers(pads(s.starts(), behind)), nodes.scalar(0));
    }
}
