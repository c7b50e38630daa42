package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.layer.Dense;
import org.lrptoolbox.network.Input;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.compile.Formulas;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.compile.CompiledModel;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.layer.Layout;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.Activation;
import org.lrptoolbox.layer.WindowLayer;
import org.lrptoolbox.layout.InputShape;
import org.lrptoolbox.layout.ChannelsFirst;
import org.lrptoolbox.onnx.operator.Operators;
import org.lrptoolbox.onnx.operator.Writing;

/**
 * Writes a network as an ONNX graph that computes the same: input {@code input}, output {@code output}, a node for
 * every layer under the layer's name, the batch size open.
 *
 * <pre>
 * Linear       Gemm                        Rect      Relu
 * Convolution  Conv                        Tanh      Tanh
 * SumPool      AveragePool * sqrt(h w)     SoftMax   Softmax
 * AveragePool  AveragePool                 Sum       Add or Sum
 * MaxPool      MaxPool                     Flatten   Flatten, in the toolbox's order
 * </pre>
 *
 * <p>Layers with the channels first have operators of their own names, and are written as they are; weights that lie
 * in a file are not read, but copied when the new file is written.
 *
 * <p>Image operators of ONNX take NCHW. A Transpose stands where a value is needed in an order in which it does not
 * exist yet: behind an NHWC input and before Flatten.
 */
public final class Exporter {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final Network network;
    private final ExportOptions options;
    private final GraphBuilder graph;
    private final boolean channelsFirst;
    private final Layout layout;

    private Exporter(Network network, ExportOptions options) {
        this.network = network;
        this.options = options;
        this.channelsFirst = InputShape.of(network).layout() == Layout.NCHW;
        // What has the channels first already is in the order of the file as it is.
        this.layout = channelsFirst ? Layout.NHWC : options.layout();
        this.graph = new GraphBuilder("network", options.opset(), options.precision());
        network.nodes().forEach(node -> graph.reserveNode(node.name()));
        graph.reserveValue(OUTPUT);
    }

    /**
     * The network as an ONNX model.
     *
     * @param file what messages call the result
     * @throws UnsupportedModelException naming the layer that has no counterpart, or whose numbers do not fit
     * @throws org.lrptoolbox.layer.ShapeException naming the first layer that cannot take what reaches it
     */
    public static CompiledModel export(Network network, ExportOptions options, Object file)
            throws UnsupportedModelException {
        return new Exporter(network, options).run(file);
    }

    private CompiledModel run(Object file) throws UnsupportedModelException {
        if (network.inputs().size() > 1) {
            throw new UnsupportedModelException(file, "the network has " + network.inputs().size() + " inputs; only "
                    + "networks with one can be written");
        }
        InputShape known = InputShape.of(network);
        int[] sample = options.sample().length > 0 ? options.sample() : declared(known.sample());
        List<int[]> shapes = network.shapes(sample);
        Written input = new Written(graph, INPUT, sample.length == 3 ? layout : Layout.NHWC,
                input(dims(true, sample)));
        List<Written> results = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<Written> reads = node.inputs().stream().map(i -> Network.isInput(i) ? input : results.get(i)).toList();
            List<int[]> samples = node.inputs().stream().map(i -> Network.isInput(i) ? sample : shapes.get(i)).toList();
            results.add(add(node, reads, samples, file));
        }
        Written last = results.getLast();
        if (layout == Layout.NHWC && !last.exists(Layout.NHWC)) {
            last.in(Layout.NHWC, OUTPUT);
        }
        graph.output(OUTPUT, dims(false, shapes.getLast()));
        return new CompiledModel(graph.build(), graph.borrowed());
    }

    /** The input of the graph; ids are whole numbers, and bear the network's name for them. */
    private String input(Object... dims) {
        if (network.input().type() != Input.Type.INTEGER) {
            return graph.input(INPUT, dims);
        }
        graph.reservedIntegerInput(network.input().name(), dims);
        return network.input().name();
    }

    /** What the network says its input is, if it says more than its layers do; a file must not know less than it did. */
    private int[] declared(int... known) {
        int[] said = network.inputs().size() == 1 ? network.input().sample() : null;
        return said == null ? known : said;
    }

    private Written add(Node node, List<Written> reads, List<int[]> samples, Object file)
            throws UnsupportedModelException {
        Layer layer = node.layer();
        Layout order = order(layer, reads);
        boolean rows = layer instanceof Dense && samples.getFirst().length > 1;
        try {
            NodeBuilder last = rows
                    ? null
                    : Operators.write(new Writing(graph, node.name(), names(reads, order),
                            samples.isEmpty() ? 0 : samples.getFirst().length, isTerse(layer)),
                            order == Layout.NCHW ? ChannelsFirst.lowered(layer) : layer);
            if (last != null) {
                return result(node, last, order);
            }
            // Functions of single elements do not care about shapes.
            boolean any = layer instanceof Activation;
            if (!any && samples.stream().anyMatch(Shapes::isOpen)) {
                throw new UnsupportedModelException(file, node + " has no counterpart in ONNX; for samples of known "
                        + "size it could be written by its formula: say the shape of a sample");
            }
            return result(node, Formulas.write(graph, node.name(), layer, names(reads, Layout.NHWC),
                    any ? List.of(new int[0]) : samples), Layout.NHWC);
        } catch (ArithmeticException e) {
            throw new UnsupportedModelException(file, node + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UnsupportedModelException(file, node + " has no counterpart in ONNX: " + e.getMessage());
        }
    }

    private static List<String> names(List<Written> reads, Layout order) {
        return reads.stream().map(x -> x.in(order)).toList();
    }

    /** Images with the channels last are written with the channels first, as the operators want them. */
    private static Layout order(Layer layer, List<Written> reads) {
        boolean turned = layer.isOfToolbox() && ChannelsFirst.takesAnyOrder(layer)
                ? reads.stream().anyMatch(x -> x.exists(Layout.NCHW))
                : WindowLayer.isLast(layer);
        return turned ? Layout.NCHW : Layout.NHWC;
    }

    private boolean isTerse(Layer layer) {
        return layer.isOfToolbox() && !(channelsFirst && layer instanceof Dense);
    }

    private Written result(Node node, NodeBuilder last, Layout order) {
        // Vectors count as NHWC and are the same in every order; an image reaches here as NHWC only if that is asked.
        boolean isOutput = node == network.output() && (order == Layout.NHWC || order == layout);
        return new Written(graph, node.name(), order, isOutput ? last.value(OUTPUT) : last.value());
    }

    /** The dimensions of a batch in the file's order; open ones have a name at the input. */
    private Object[] dims(boolean input, int... sample) {
        List<Object> dims = new ArrayList<>(List.of("batch"));
        List<String> open = switch (sample.length) {
            case 1 -> List.of("features");
            case 3 -> channelsFirst ? List.of("channels", "height", "width") : List.of("height", "width", "channels");
            default -> IntStream.range(0, sample.length).mapToObj(i -> "size" + i).toList();
        };
        for (int i = 0; i < sample.length; i++) {
            dims.add(sample[i] != Shapes.OPEN ? (Object) sample[i] : input ? open.get(i) : "");
        }
        return sample.length != 3
                ? dims.toArray()
                : Arrays.stream(Layout.NHWC.permutation(layout)).mapToObj(dims::get).toArray();
    }
}
