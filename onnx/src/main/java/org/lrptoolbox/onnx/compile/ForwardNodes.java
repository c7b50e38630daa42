package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.nchw.Concat;
import org.lrptoolbox.layer.nchw.Frame;
import org.lrptoolbox.layer.nchw.MaxPooling;
import org.lrptoolbox.layer.nchw.Pad;
import org.lrptoolbox.layer.nchw.Permute;
import org.lrptoolbox.layer.nchw.Slice;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.write.ChannelsFirstNodes;

/** The nodes of layers without weights, forward, and of those that rearrange, backward. */
final class ForwardNodes {
    private final Nodes nodes;

    ForwardNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    String of(Layer layer, List<String> inputs, int... in) {
        String x = inputs.getFirst();
        return switch (layer) {
            case Tanh t -> nodes.call("Tanh", x);
            case SoftMax s -> nodes.node("Softmax", x).integer("axis", 1).value();
            case MaxPooling m -> maxPool(m, x, in).value();
            default -> exported(layer, inputs);
        };
    }

    /** As in an exported file. */
    private String exported(Layer layer, List<String> inputs) {
        NodeBuilder node = new ChannelsFirstNodes(nodes.graph(), nodes.fresh(layer.type()), inputs).of(layer);
        if (node == null) {
            throw new IllegalArgumentException("the compiler knows no " + layer.type() + " ("
                    + layer.getClass().getName() + "); the Java engine explains it");
        }
        return node.value();
    }

    /** Padding as the frame has it, less what no window uses, plus what one overhangs; padding never wins. */
    NodeBuilder maxPool(MaxPooling layer, String x, int... sample) {
        Frame f = layer.frame();
        return nodes.node("MaxPool", x).ints("kernel_shape", f.height(), f.width())
                .ints("strides", f.strideDown(), f.strideAcross())
                .ints("dilations", f.dilationDown(), f.dilationAcross()).ints("pads", f.top(), f.left(),
                        Math.max(0, f.reachBelow(sample[1])), Math.max(0, f.reachRight(sample[2])));
    }

    /** Values of the output of a layer that rearranges, where they came from: another layer of that kind. */
    String sendBack(Op.SendBack back, String r, int... to) {
        return exported(switch (back.layer()) {
            case Concat c -> part(c.axis(), back.offset(), to);
            case Permute p -> p.inverse();
            case Slice s -> around(s, to);
            case Pad p -> new Pad(negative(p.before()), negative(p.behind()), 0);
            default -> throw new IllegalArgumentException("the compiler cannot send relevance back through "
                    + back.layer().type() + "; the Java engine can");
        }, List.of(r));
    }

    /** The part of a concatenation that has come from one input. */
    private static Slice part(int axis, int offset, int... to) {
        int[] starts = new int[to.length];
        starts[axis] = offset;
        int[] steps = new int[to.length];
        Arrays.fill(steps, 1);
        return new Slice(starts, steps, to);
    }

    /** Zeros around what a slice took; only steps of 1 have an operator for that. */
    private static Pad around(Slice s, int... to) {
        if (Arrays.stream(s.steps()).anyMatch(step -> step != 1)) {
            throw new IllegalArgumentException("the compiler cannot send relevance back through a Slice with steps; "
                    + "the Java engine can");
        }
        int[] behind = IntStream.range(0, to.length).map(i -> to[i] - s.starts()[i] - s.sizes()[i]).toArray();
        return new Pad(s.starts(), behind, 0);
    }

    private static int[] negative(int... numbers) {
        return Arrays.stream(numbers).map(n -> -n).toArray();
    }
}
