package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Conv;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Frame;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.layout.Layout;
import org.lrptoolbox.layout.ToolboxForm;
import org.lrptoolbox.tensor.Tensor;

/** The ONNX nodes of one layer; the one that makes the layer's result bears the layer's name. */
final class LayerNodes {
    private final GraphBuilder graph;
    private final Layer layer;
    private final String name;
    private final List<Written> inputs;
    private final boolean isToolbox;
    private final Layout output;
    private final String outputName;

    /**
     * @param isToolbox whether the network has no images with the channels first
     * @param output the order in which the result is an output of the graph
     * @param outputName the reserved name for the result if it is one; empty if not
     */
    LayerNodes(GraphBuilder graph, Layer layer, String name, List<Written> inputs, boolean isToolbox, Layout output,
            String outputName) {
        this.isToolbox = isToolbox;
        this.graph = graph;
        this.layer = layer;
        this.name = name;
        this.inputs = inputs;
        this.output = output;
        this.outputName = outputName;
    }

    /** Adds the nodes; null if there are none for this kind of layer. */
    @Nullable
    Written add() {
        return switch (layer) {
            case Dense d when isToolbox && !d.outputsFirst() -> result(weighted("Gemm", Layout.NHWC,
                    d.weights().tensor(), d.bias()), Layout.NHWC);
            case Conv c when ToolboxForm.isToolboxLayer(c) -> result(windowed(weighted("Conv", Layout.NCHW,
                    c.in(Layout.NCHW).filters().tensor(), c.bias()), c.frame()), Layout.NCHW);
            case AveragePool p when ToolboxForm.isToolboxLayer(p) -> result(pool("AveragePool", name, p.frame()),
                    Layout.NCHW);
            case MaxPool p when ToolboxForm.isToolboxLayer(p) -> result(pool("MaxPool", name, p.frame()), Layout.NCHW);
            case WindowLayer w when w.layout().isLast() && !ToolboxForm.isToolboxLayer(w) -> channelsFirst(
                    ChannelsFirst.lowered(w), Layout.NCHW);
            case SumPool p when ToolboxForm.isToolboxLayer(p) -> sumPool(p);
            case Flatten f -> result(graph.node("Flatten", name, in(Layout.NHWC)).integer("axis", 1), Layout.NHWC);
            case Rect r -> elementwise("Relu");
            case Tanh t -> elementwise("Tanh");
            case Sum s -> elementwise(s.arity() == 2 ? "Add" : "Sum");
            case SoftMax s when s.axis() == 0 -> softMax();
            default -> channelsFirst(layer, Layout.NHWC);
        };
    }

    /** By operators that work on values as they are. */
    @Nullable
    private Written channelsFirst(Layer written, Layout layout) {
        NodeBuilder node = new ChannelsFirstNodes(graph, name, inputs.stream().map(x -> x.in(layout)).toList())
                .of(written);
        return node == null ? null : result(node, layout);
    }

    private String in(Layout layout) {
        return inputs.getFirst().in(layout);
    }

    private Written result(NodeBuilder node, Layout layout) {
        // Vectors count as NHWC and are the same in every order; an image reaches here as NHWC only if that is asked.
        boolean isOutput = !outputName.isEmpty() && (layout == Layout.NHWC || layout == output);
        return new Written(graph, name, layout, isOutput ? node.value(outputName) : node.value());
    }

    private NodeBuilder weighted(String op, Layout layout, Tensor weights, double... bias) {
        List<String> reads = new ArrayList<>(List.of(in(layout), graph.constant(name + "/weight", weights)));
        if (bias.length > 0) {
            reads.add(graph.constant(name + "/bias", Tensor.of(bias, bias.length)));
        }
        return graph.node(op, name, reads.toArray(String[]::new));
    }

    private static NodeBuilder windowed(NodeBuilder node, Frame window) {
        return node.ints("kernel_shape", window.height(), window.width()).ints("strides", window.strideDown(),
                window.strideAcross());
    }

    private NodeBuilder pool(String op, String node, Frame window) {
        return windowed(graph.node(op, node, in(Layout.NCHW)), window);
    }

    private Written sumPool(SumPool pool) {
        String average = pool("AveragePool", graph.fresh(name + "/average"), pool.frame()).value();
        // sum / sqrt(h w) = average * sqrt(h w)
        String factor = graph.scalar(name + "/scale", Math.sqrt(pool.frame().area()));
        return result(graph.node("Mul", name, average, factor), Layout.NCHW);
    }

    private Written elementwise(String op) {
        Layout layout = preferred();
        return result(graph.node(op, name, inputs.stream().map(x -> x.in(layout)).toArray(String[]::new)), layout);
    }

    private Written softMax() {
        Layout layout = preferred();
        // The first axis of a sample: the height of an image.
        return result(graph.node("Softmax", name, in(layout)).integer("axis", layout == Layout.NHWC ? 1 : 2), layout);
    }

    /** Images stay in the order of the operators around, wherever one of the inputs already is in it. */
    private Layout preferred() {
        return inputs.stream().anyMatch(x -> x.exists(Layout.NCHW)) ? Layout.NCHW : Layout.NHWC;
    }
}
