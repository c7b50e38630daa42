package org.lrptoolbox.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl.ModelProto;
import org.lrptoolbox.io.UnsupportedModelException;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.network.Node;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.layout.Layout;

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
 * <p>Image operators of ONNX take NCHW. A Transpose stands where a value is needed in an order in which it does not
 * exist yet: behind an NHWC input and before Flatten.
 */
public final class Exporter {
    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    private final Network network;
    private final ExportOptions options;
    private final GraphBuilder graph;

    private Exporter(Network network, ExportOptions options) {
        this.network = network;
        this.options = options;
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
    public static ModelProto export(Network network, ExportOptions options, Object file)
            throws UnsupportedModelException {
        return new Exporter(network, options).run(file);
    }

    private ModelProto run(Object file) throws UnsupportedModelException {
        int[] sample = options.sample().length > 0 ? options.sample() : OpenShapes.input(network);
        int[] result = OpenShapes.output(network, sample);
        Value input = new Value(graph, INPUT, sample.length == 3 ? options.layout() : Layout.NHWC,
                graph.input(INPUT, dims(true, sample)));
        List<Value> results = new ArrayList<>();
        for (Node node : network.nodes()) {
            List<Value> reads = node.inputs().stream().map(i -> i == Network.INPUT ? input : results.get(i)).toList();
            results.add(add(node, reads, file));
        }
        Value last = results.getLast();
        if (options.layout() == Layout.NHWC && !last.exists(Layout.NHWC)) {
            last.in(Layout.NHWC, OUTPUT);
        }
        graph.output(OUTPUT, dims(false, result));
        return graph.build();
    }

    private Value add(Node node, List<Value> reads, Object file) throws UnsupportedModelException {
        String outputName = node == network.output() ? OUTPUT : "";
        try {
            Value result = new LayerNodes(graph, node.layer(), node.name(), reads, options.layout(), outputName).add();
            if (result != null) {
                return result;
            }
        } catch (ArithmeticException e) {
            throw new UnsupportedModelException(file, node + ": " + e.getMessage());
        }
        throw new UnsupportedModelException(file, node + " has no counterpart in ONNX");
    }

    /** The dimensions of a batch in the file's order; open ones have a name at the input. */
    private Object[] dims(boolean input, int... sample) {
        List<Object> dims = new ArrayList<>(List.of("batch"));
        List<String> open = sample.length == 3 ? List.of("height", "width", "channels") : List.of("features");
        for (int i = 0; i < sample.length; i++) {
            dims.add(sample[i] != OpenShapes.OPEN ? (Object) sample[i] : input ? open.get(i) : "");
        }
        return sample.length != 3
                ? dims.toArray()
                : Arrays.stream(Layout.NHWC.permutation(options.layout())).mapToObj(dims::get).toArray();
    }
}
