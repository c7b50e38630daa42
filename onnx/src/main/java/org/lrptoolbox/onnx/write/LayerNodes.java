package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.AveragePool;
import org.lrptoolbox.layer.Convolution;
import org.lrptoolbox.layer.Flatten;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Linear;
import org.lrptoolbox.layer.MaxPool;
import org.lrptoolbox.layer.Rect;
import org.lrptoolbox.layer.SoftMax;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.SumPool;
import org.lrptoolbox.layer.Tanh;
import org.lrptoolbox.layer.Window;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.layout.Axes;
import org.lrptoolbox.onnx.layout.Layout;
import org.lrptoolbox.tensor.Tensor;

/** The ONNX nodes of one layer; the one that makes the layer's result bears the layer's name. */
final class LayerNodes {
    private final GraphBuilder graph;
    private final Layer layer;
    private final String name;
    private final List<Value> inputs;
    private final Layout output;
    private final String outputName;

    /**
     * @param output the order in which the result is an output of the graph
     * @param outputName the reserved name for the result if it is one; empty if not
     */
    LayerNodes(GraphBuilder graph, Layer layer, String name, List<Value> inputs, Layout output, String outputName) {
        this.graph = graph;
        this.layer = layer;
        this.name = name;
        this.inputs = inputs;
        this.output = output;
        this.outputName = outputName;
    }

    /** Adds the nodes; null if there are none for this kind of layer. */
    @Nullable
    Value add() {
        return switch (layer) {
            case Linear l -> result(weighted("Gemm", Layout.NHWC, Tensor.of(l.weights()), l.bias()), Layout.NHWC);
            case Convolution c -> result(windowed(weighted("Conv", Layout.NCHW,
                    Axes.permute(c.filters(), 3, 2, 0, 1), c.bias()), c.window()), Layout.NCHW);
            case AveragePool p -> result(pool("AveragePool", name, p.window()), Layout.NCHW);
            case MaxPool p -> result(pool("MaxPool", name, p.window()), Layout.NCHW);
            case SumPool p -> sumPool(p);
            case Flatten f -> result(graph.node("Flatten", name, in(Layout.NHWC)).integer("axis", 1), Layout.NHWC);
            case Rect r -> elementwise("Relu");
            case Tanh t -> elementwise("Tanh");
            case Sum s -> elementwise(s.arity() == 2 ? "Add" : "Sum");
            case SoftMax s -> softMax();
            default -> {
                NodeBuilder node = new ChannelsFirstNodes(graph, name,
                        inputs.stream().map(x -> x.in(Layout.NHWC)).toList()).of(layer);
                yield node == null ? null : result(node, Layout.NHWC);
            }
        };
    }

    private String in(Layout layout) {
        return inputs.getFirst().in(layout);
    }

    private Value result(NodeBuilder node, Layout layout) {
        // Vectors count as NHWC and are the same in every order; an image reaches here as NHWC only if that is asked.
        boolean isOutput = !outputName.isEmpty() && (layout == Layout.NHWC || layout == output);
        return new Value(graph, name, layout, isOutput ? node.value(outputName) : node.value());
    }

    private NodeBuilder weighted(String op, Layout layout, Tensor weights, double... bias) {
        List<String> reads = new ArrayList<>(List.of(in(layout), graph.constant(name + "/weight", weights)));
        if (bias.length > 0) {
            reads.add(graph.constant(name + "/bias", Tensor.of(bias, bias.length)));
        }
        return graph.node(op, name, reads.toArray(String[]::new));
    }

    private static NodeBuilder windowed(NodeBuilder node, Window window) {
        return node.ints("kernel_shape", window.height(), window.width()).ints("strides", window.strideDown(),
                window.strideAcross());
    }

    private NodeBuilder pool(String op, String node, Window window) {
        return windowed(graph.node(op, node, in(Layout.NCHW)), window);
    }

    private Value sumPool(SumPool pool) {
        String average = pool("AveragePool", graph.fresh(name + "/average"), pool.window()).value();
        // sum / sqrt(h w) = average * sqrt(h w)
        String factor = graph.scalar(name + "/scale", Math.sqrt(pool.window().area()));
        return result(graph.node("Mul", name, average, factor), Layout.NCHW);
    }

    private Value elementwise(String op) {
        Layout layout = preferred();
        return result(graph.node(op, name, inputs.stream().map(x -> x.in(layout)).toArray(String[]::new)), layout);
    }

    private Value softMax() {
        Layout layout = preferred();
        // The first axis of a sample: the height of an image.
        return result(graph.node("Softmax", name, in(layout)).integer("axis", layout == Layout.NHWC ? 1 : 2), layout);
    }

    /** Images stay in the order of the operators around, wherever one of the inputs already is in it. */
    private Layout preferred() {
        return inputs.stream().anyMatch(x -> x.exists(Layout.NCHW)) ? Layout.NCHW : Layout.NHWC;
    }
}
