package org.lrptoolbox.onnx.expand;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.lrptoolbox.onnx.file.Problems;

/** A graph inside a node, written out in its place; what it does not make itself is that of the graph around it. */
final class Branch {
    private final Pieces pieces;
    private final String prefix;
    private final Map<String, String> own = new HashMap<>();

    private Branch(Pieces pieces) {
        this.pieces = pieces;
        this.prefix = Problems.name(pieces.node().proto()) + "/";
    }

    static void write(Pieces pieces, GraphProto graph) {
        Branch branch = new Branch(pieces);
        for (TensorProto stored : graph.getInitializerList()) {
            branch.own.put(stored.getName(), pieces.constant(stored.toBuilder()));
        }
        graph.getNodeList().forEach(branch::add);
        for (int i = 0; i < graph.getOutputCount(); i++) {
            pieces.same(branch.name(graph.getOutput(i).getName()), i);
        }
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
