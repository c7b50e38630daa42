package org.lrptoolbox.onnx.write;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;
import org.lrptoolbox.layer.Layout;

/**
 * A result of a layer, in the orders of axes in which the graph has it so far; each is made once. What is no image is
 * in the toolbox's order, NHWC.
 */
final class Written {
    private final GraphBuilder graph;
    private final String layer;
    private final Map<Layout, String> names = new EnumMap<>(Layout.class);

    Written(GraphBuilder graph, String layer, Layout layout, String name) {
        this.graph = graph;
        this.layer = layer;
        names.put(layout, name);
    }

    boolean exists(Layout layout) {
        return names.containsKey(layout);
    }

    /** The name of this value in the order; a Transpose makes it where it does not exist yet. */
    String in(Layout layout) {
        return names.computeIfAbsent(layout, wanted -> transposed(wanted).value());
    }

    /** Makes this value in the order, under a reserved name. */
    void in(Layout layout, String name) {
        names.put(layout, transposed(layout).value(name));
    }

    private NodeBuilder transposed(Layout wanted) {
        Map.Entry<Layout, String> known = names.entrySet().iterator().next();
        String node = graph.fresh(layer + "/" + wanted.name().toLowerCase(Locale.ROOT));
        return graph.node("Transpose", node, known.getValue()).ints("perm", known.getKey().permutation(wanted));
    }
}
