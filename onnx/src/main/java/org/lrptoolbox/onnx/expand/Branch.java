package org.lrptoolbox.onnx.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.lrptoolbox.onnx.file.Problems;

/** A graph inside a node, written out in its place; what it does not make or get itself is that of the graph around it. */
final class Branch {
    private final Pieces pieces;
    private final String prefix;
    private final Map<String, String> own = new HashMap<>();

    private Branch(Pieces pieces, String which, Map<String, String> given) {
        this.pieces = pieces;
        this.prefix = Problems.name(pieces.node().proto()) + "/" + which;
        own.putAll(given);
    }

    static void write(Pieces pieces, GraphProto graph) {
        List<String> made = of(pieces, graph, "", Map.of());
        for (int i = 0; i < made.size(); i++) {
            pieces.same(made.get(i), i);
        }
    }

    /**
     * One run of a graph.
     *
     * @param which tells it from other runs
     * @param given what its inputs are
     * @return the names of its outputs
     */
    static List<String> of(Pieces pieces, GraphProto graph, String which, Map<String, String> given) {
        Branch branch = new Branch(pieces, which, given);
        for (TensorProto stored : graph.getInitializerList()) {
            branch.own.put(stored.getName(), pieces.constant(stored.toBuilder()));
        }
        graph.getNodeList().forEach(branch::add);
        return graph.getOutputList().stream().map(output -> branch.name(output.getName())).toList();
    }

    private String name(String inner) {
        return own.getOrDefault(inner, inner);
    }

    private void add(NodeProto inner) {
        NodeProto.Builder node = inner.toBuilder().clearInput().clearOutput();
        inner.getInputList().forEach(i -> node.addInput(name(i)));
        for (String output : inner.getOutputList()) {
            if (!output.isEmpty()) {
                own.put(output, prefix + output);
            }
            node.addOutput(name(output));
        }
        for (int i = 0; i < node.getAttributeCount(); i++) {
            if (node.getAttribute(i).hasG()) {
                node.getAttributeBuilder(i).setG(renamed(node.getAttribute(i).getG()));
            }
        }
        pieces.nodes().add(node.setName(prefix + Problems.name(inner)).build());
    }

    /** A graph inside this one, which reads by their new names what this one makes. */
    private GraphProto renamed(GraphProto graph) {
        Set<String> made = new HashSet<>();
        graph.getInputList().forEach(input -> made.add(input.getName()));
        graph.getNodeList().forEach(inner -> made.addAll(inner.getOutputList()));
        graph.getInitializerList().forEach(stored -> made.add(stored.getName()));
        GraphProto.Builder result = graph.toBuilder();
        for (NodeProto.Builder inner : result.getNodeBuilderList()) {
            for (int i = 0; i < inner.getInputCount(); i++) {
                inner.setInput(i, made.contains(inner.getInput(i)) ? inner.getInput(i) : name(inner.getInput(i)));
            }
            for (AttributeProto.Builder a : inner.getAttributeBuilderList()) {
                if (a.hasG()) {
                    a.setG(renamed(a.getG()));
                }
            }
        }
        return result.build();
    }
}
