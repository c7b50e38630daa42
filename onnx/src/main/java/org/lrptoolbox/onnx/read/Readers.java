package org.lrptoolbox.onnx.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;

/** Who reads what: the nodes that lead to a value, and how many readers each value has. */
final class Readers {
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    /**
     * The readers on the way to a value.
     *
     * @param all the nodes of the graph, each behind those it reads
     * @param output the value, which counts as read
     */
    Readers(List<NodeProto> all, String output) {
        Set<String> wanted = new HashSet<>(Set.of(output));
        counts.put(output, 1);
        for (NodeProto node : all.reversed()) {
            if (node.getOutputList().stream().noneMatch(wanted::contains)) {
                continue;
            }
            for (String name : reads(node)) {
                if (!name.isEmpty()) {
                    wanted.add(name);
                    counts.merge(name, 1, Integer::sum);
                }
            }
            nodes.add(node);
        }
        Collections.reverse(nodes);
    }

    /** All a node reads, what graphs inside it take from around them included. */
    private static Set<String> reads(NodeProto node) {
        Set<String> names = new LinkedHashSet<>(node.getInputList());
        for (AttributeProto a : node.getAttributeList()) {
            if (a.hasG()) {
                a.getG().getNodeList().forEach(inner -> names.addAll(reads(inner)));
                a.getG().getOutputList().forEach(o -> names.add(o.getName()));
            }
        }
        return names;
    }

    /** The nodes that lead to the value, in the order of the file. */
    List<NodeProto> nodes() {
        return nodes;
    }

    /** The names that are read. */
    Set<String> names() {
        return counts.keySet();
    }

    /** Whether a value is read at all. */
    boolean anyOf(String value) {
        return !value.isEmpty() && counts.containsKey(value);
    }

    /** Whether a value has one reader, so that nobody misses it if that takes it in. */
    boolean isSole(String value) {
        return counts.getOrDefault(value, 0) == 1;
    }

    /** Counts the nodes a node has been written as, which read each other. */
    void add(List<NodeProto> parts) {
        for (NodeProto part : parts) {
            part.getInputList().forEach(name -> counts.merge(name, 1, Integer::sum));
            part.getOutputList().forEach(name -> counts.putIfAbsent(name, 1));
        }
    }
}
