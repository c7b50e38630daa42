package org.lrptoolbox.onnx.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.tensor.Tensor;

/** The graph under construction, with what all writers of nodes need: numbers and lists stored once, short calls. */
final class Nodes {
    private final GraphBuilder graph;
    private final Map<Object, String> stored = new HashMap<>();
    private String prefix = "";

    Nodes(GraphBuilder graph) {
        this.graph = graph;
    }

    /** All nodes from now on are named after this. */
    void name(String newPrefix) {
        prefix = newPrefix;
    }

    GraphBuilder graph() {
        return graph;
    }

    NodeBuilder node(String op, String... inputs) {
        return graph.node(op, fresh(op), inputs);
    }

    /** A name for a node that nobody has. */
    String fresh(String kind) {
        return graph.fresh(prefix + "/" + kind);
    }

    /** The result of a node without attributes. */
    String call(String op, String... inputs) {
        return node(op, inputs).value();
    }

    /** What the map has for a key, made if it has nothing; making it may add to the map. */
    static String once(Map<Object, String> made, Object key, Supplier<String> maker) {
        String known = made.get(key);
        if (known == null) {
            known = maker.get();
            made.put(key, known);
        }
        return known;
    }

    /** A single number that stretches to any shape. */
    String scalar(double value) {
        return once(stored, value, () -> graph.constant("number", Tensor.of(new double[]{value}, 1)));
    }

    String integers(long... numbers) {
        return once(stored, Arrays.toString(numbers), () -> graph.integers("shape", numbers));
    }

    String integers(List<Long> numbers) {
        return integers(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    String constant(String name, Tensor tensor) {
        return graph.constant(name, tensor);
    }

    /** A tensor of one number, which takes no room in the file. */
    String filled(double value, int... shape) {
        return once(stored, List.of(value, Arrays.toString(shape)), () -> call("Expand", scalar(value),
                integers(longs(shape))));
    }

    /** The elements of samples as rows of the given sample shape, however many there are. */
    String rowsOf(String value, int... sample) {
        long[] shape = new long[sample.length + 1];
        shape[0] = -1;
        for (int i = 0; i < sample.length; i++) {
            shape[i + 1] = sample[i];
        }
        return call("Reshape", value, integers(shape));
    }

    static long[] longs(int... numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }
}
