package org.lrptoolbox.network;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.text.Table;

/** Prints a network as a table. */
final class Summary {
    private Summary() {}

    static String of(Network network, List<int[]> samples, int most) {
        List<int[]> shapes = samples.isEmpty() ? List.of() : network.shapes(samples);
        boolean chain = network.isSequential();
        Table table = new Table("#", "layer", "type", "details", "output", "parameters");
        long total = 0;
        for (Node node : network.nodes()) {
            long parameters = node.layer().parameters();
            total += parameters;
            List<String> cells = new ArrayList<>(List.of("" + node.index(), node.name(), node.layer().type(),
                    node.layer().describe() + (chain ? "" : sources(network, node)),
                    shapes.isEmpty() ? "" : Shapes.text(shapes.get(node.index())), parameters == 0
                            ? ""
                            : ""
                                    + parameters));
            table.row(cells);
        }
        return table.within(most) + "total parameters: " + total + "\n";
    }

    private static String sources(Network network, Node node) {
        List<String> names = node.inputs().stream()
                .map(i -> !Network.isInput(i)
                        ? network.node(i).name()
                        : network.inputs().size() == 1
                                ? Input.DEFAULT_NAME
                                : network.inputs().get(Network.inputNumber(i)).name())
                .toList();
        return " <- " + String.join(", ", names);
    }
}
