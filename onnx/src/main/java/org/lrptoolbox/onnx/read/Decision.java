package org.lrptoolbox.onnx.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** A decision at the end of a graph, as ArgMax and TopK make it: what it decides by can be explained, it cannot. */
final class Decision {
    private static final Set<String> DECIDES = Set.of("ArgMax", "TopK");
    private static final Set<String> PASSES = Set.of("Cast", "Identity", "Squeeze", "Unsqueeze", "Reshape", "Flatten",
            "ArrayFeatureExtractor");

    /** Their first output is the name of the best class, their second the scores of all. */
    private static final Set<String> CLASSIFIERS = Set.of("LinearClassifier", "SVMClassifier");

    private Decision() {}

    /** The value an output is decided by; the output itself where nothing is decided. */
    static String scores(GraphProto graph, String output) {
        Map<String, NodeProto> makers = new HashMap<>();
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(name -> makers.putIfAbsent(name, node));
        }
        NodeProto maker = makers.get(output);
        String value = output;
        // No longer than the graph, should it run in a circle.
        for (int i = 0; i < graph.getNodeCount() && maker != null && maker.getInputCount() > 0; i++) {
            if (DECIDES.contains(maker.getOpType())) {
                return maker.getInput(0);
            }
            if (CLASSIFIERS.contains(maker.getOpType()) && maker.getOutput(0).equals(value)
                    && maker.getOutputCount() > 1) {
                return maker.getOutput(1);
            }
            if (maker.getOpType().equals("ZipMap")) {
                return maker.getInput(0);
            }
            int passed = maker.getOpType().equals("ArrayFeatureExtractor") ? 1 : 0;
            if (passed >= maker.getInputCount()) {
                return output;
            }
            value = maker.getInput(passed);
            maker = PASSES.contains(maker.getOpType()) ? makers.get(value) : null;
        }
        return output;
    }
}
