package org.lrptoolbox.onnx.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.onnx.graph.GraphBuilder;
import org.lrptoolbox.onnx.graph.NodeBuilder;

/** Layers without an operator of their own, written out as their formulas say. */
public final class Formulas {
    private Formulas() {}

    /**
     * Adds the nodes of a layer.
     *
     * @param name the name of the last node, and what the others are named after
     * @param inputs the values the layer reads
     * @param samples the shapes of their samples; of activations, which see single elements, the shape does not matter
     * @return the last node, which makes the layer's result
     */
    public static NodeBuilder write(GraphBuilder graph, String name, Layer layer, List<String> inputs,
            List<int[]> samples) {
        Nodes nodes = new Nodes(graph);
        Expressions make = new Expressions();
        GraphAlgebra algebra = new GraphAlgebra(make, false);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            terms.add(new Term.Plain(make.given(inputs.get(i), Rows.SAMPLES, Sign.ANY, samples.get(i))));
        }
        Expr result = algebra.force(layer.forward(algebra, terms));
        Emitter emitter = new Emitter(nodes, CompileOptions.DEFAULT, Map.of(layer, name), false);
        emitter.emit(List.of(result));
        return graph.node("Identity", name, emitter.value(result));
    }
}
