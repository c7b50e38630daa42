package org.lrptoolbox.onnx.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** A decision at the end of a graph, as ArgMax and TopK make it: what it decides by can be explained, it cannot. */
final class Decision {
    private static final Set<String> DECIDES = Set.of("ArgMax", "TopK");
    private static final Set<String> PASSES = Set.of("Cast", "Identity", "Squeeze", "Unsqueeze", "Reshape", "Flatten");

    private Decision() {}

    /** The value an output is decided by; the output itself where nothing is decided. */
    static String scores(GraphProto graph, String output) {
        Map<String, NodeProto> makers = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(name -> makers.putIfAbsent(name, node));
        }
        NodeProto maker = makers.get(output);
        // No longer than the graph, should it run in a circle.
        for (int i = 0; i < graph.getNodeCount() && maker != null && maker.getInputCount() > 0; i++) {
            if (DECIDES.contains(maker.getOpType())) {
                return maker.getInput(0);
            }
            maker = PASSES.contains(maker.getOpType()) ? makers.get(maker.getInput(0)) : null;
        }
        return output;
    }
}
