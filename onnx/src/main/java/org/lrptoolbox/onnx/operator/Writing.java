package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.List;

import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * A layer that is written as nodes.
 *
 * @param graph what the nodes are added to
 * @param name the name of the last node, and what the others are named after
 * @param inputs the values the layer reads
 * @param rank how many axes samples of the first of them have
 * @param isTerse whether settings that are as the specification has them anyway are left out, as for the toolbox's own
 *            layers, which have none of them
 */
public record Writing(GraphBuilder graph, String name, List<String> inputs, int rank, boolean isTerse) {
    /** The only value it reads. */
    String input() {
        return inputs.getFirst();
    }

    /** The last node, reading what the layer reads, and more. */
    NodeBuilder node(String op, String... more) {
        List<String> reads = new ArrayList<>(inputs);
        reads.addAll(List.of(more));
        return last(op, reads.toArray(String[]::new));
    }

    /** The last node. */
    NodeBuilder last(String op, String... reads) {
        return graph.node(op, name, reads);
    }

    /** A node on the way to the last. */
    NodeBuilder part(String op, String what, String... reads) {
        return graph.node(op, graph.fresh(name + "/" + what), reads);
    }

    /** The last node, reading weights and, if there are any, a bias. */
    NodeBuilder weighted(String op, Weights weights, double... bias) {
        String w = graph.weights(name + "/weight", weights);
        return bias.length == 0 ? node(op, w) : node(op, w, constant("bias", Tensor.of(bias, bias.length)));
    }

    String constant(String what, Tensor numbers) {
        return graph.constant(name + "/" + what, numbers);
    }

    String number(String what, double value) {
        return graph.scalar(name + "/" + what, value);
    }

    String integers(String what, long... numbers) {
        return graph.integers(name + "/" + what, numbers);
    }

    /** A value times a number. */
    String times(String what, String value, double factor) {
        return part("Mul", what, value, number(what + "/factor", factor)).value();
    }

    /** An axis of a sample as one of a batch; those counted back from the end stay. */
    static int axis(int own) {
        return own < 0 ? own : own + 1;
    }
}
