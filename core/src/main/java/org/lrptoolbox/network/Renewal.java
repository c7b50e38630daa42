package org.lrptoolbox.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.lrptoolbox.layer.Layer;

/** Other inputs and layers in the place of those of the same name, in whatever part of a network has them. */
final class Renewal {
    private Renewal() {}

    static UnaryOperator<Network> ofInputs(List<Input> old, Input... more) {
        Map<String, Input> byName = new HashMap<>();
        for (Input input : old) {
            byName.put(input.name(), more[byName.size()]);
        }
        return part -> rebuilt(part, part.inputs().stream().map(i -> byName.getOrDefault(i.name(), i)).toList(),
                Map.of());
    }

    static UnaryOperator<Network> ofLayers(List<Node> old, List<? extends Layer> layers) {
        Map<String, Layer> byName = new HashMap<>();
        old.forEach(node -> byName.put(node.name(), layers.get(node.index())));
        return part -> rebuilt(part, part.inputs(), byName);
    }

    private static Network rebuilt(Network part, List<Input> inputs, Map<String, Layer> layers) {
        NetworkBuilder builder = Network.builder().inputs(inputs);
        part.nodes().forEach(node -> builder.add(node.name(), layers.getOrDefault(node.name(), node.layer()),
                node.inputs()));
        return builder.output(part.outputName(), part.output().name()).build();
    }
}
