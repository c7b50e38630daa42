package org.lrptoolbox.onnx.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.onnx.graph.Precision;

/**
 * A network as it is put together by the layer methods of {@link ZooBlob}: its graph, the weights the graph refers to,
 * and a list of the layers.
 */
final class Blueprint {
    private static final int OPSET = 13;
    /** Half a unit of a pixel's 256: biases matter, and do not drown an image. */
    private static final float BIAS = 0.5f;

    private final String name;
    private final int side;
    private final ZooOptions options;
    private final GraphBuilder graph;
    private final List<RandomWeights> weights = new ArrayList<>();
    private final List<ZooLayer> layers = new ArrayList<>();

    /**
     * @param side height and width of the input
     * @param body all layers, from the input to the output
     */
    Blueprint(String name, int side, UnaryOperator<ZooBlob> body, ZooOptions options) {
        this.name = name;
        this.side = side;
        this.options = options;
        this.graph = new GraphBuilder(name, OPSET, Precision.FLOAT32);
        ZooBlob output = body.apply(new ZooBlob(this, graph.input("data", "N", 3, side, side), 3, side, side));
        graph.output(output.value(), "N", output.channels());
    }

    ZooNetwork network() {
        return new ZooNetwork(name, side, layers);
    }

    StreamedModel model() {
        return new StreamedModel(graph.build(), weights);
    }

    ZooOptions options() {
        return options;
    }

    NodeBuilder node(String op, String layer, String... inputs) {
        return graph.node(op, layer, inputs);
    }

    String number(String label, double value) {
        return graph.scalar(label, value);
    }

    /**
     * The inputs of a weighted layer: what it reads, its weights and its bias.
     *
     * @param gain 1 to keep the size of activations from layer to layer
     */
    String[] weighted(ZooBlob in, String layer, double gain, int... shape) {
        long fanIn = new RandomWeights("", 0, shape).count() / shape[0];
        List<String> inputs = new ArrayList<>(List.of(in.value()));
        // Deviation sqrt(2 / fan-in), from He et al., "Delving deep into rectifiers" (2015), for even distribution.
        inputs.add(declare(new RandomWeights(layer + ".weight", (float) (gain * Math.sqrt(6.0 / fanIn)), shape)));
        if (options.biases()) {
            inputs.add(declare(new RandomWeights(layer + ".bias", (float) gain * BIAS, shape[0])));
        }
        return inputs.toArray(String[]::new);
    }

    private String declare(RandomWeights tensor) {
        weights.add(tensor);
        return tensor.name();
    }

    /** Notes a layer; the weights declared under its name are its parameters. */
    void note(String layer, String op, ZooBlob result) {
        long parameters = weights.stream().filter(w -> w.name().startsWith(layer + ".")).mapToLong(
                RandomWeights::count).sum();
        layers.add(new ZooLayer(layer, op, parameters, result.shape()));
    }
}
