package org.lrptoolbox.onnx.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl.NodeProto;

/**
 * Nodes in an order in which each comes after those it reads. Files should have them so, but tools that rewrite files
 * append nodes where they like, as convert_float_to_float16 does its casts.
 */
final class Order {
    private final List<NodeProto> nodes;
    private final Map<String, Integer> makers = new HashMap<>();
    private final BitSet done = new BitSet();
    private final BitSet open = new BitSet();
    private final List<NodeProto> ordered = new ArrayList<>();

    private Order(List<NodeProto> nodes) {
        this.nodes = nodes;
        for (int i = 0; i < nodes.size(); i++) {
            for (String name : nodes.get(i).getOutputList()) {
                if (!name.isEmpty()) {
                    makers.putIfAbsent(name, i);
                }
            }
        }
    }

    /** The order of the list, as far as it can be kept; as it is where nodes read each other in a circle. */
    static List<NodeProto> of(List<NodeProto> nodes) {
        Order order = new Order(nodes);
        if (order.isSorted()) {
            return nodes;
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (!order.visit(i)) {
                return nodes;
            }
        }
        return order.ordered;
    }

    private boolean isSorted() {
        for (int i = 0; i < nodes.size(); i++) {
            for (String name : nodes.get(i).getInputList()) {
                Integer maker = makers.get(name);
                if (maker != null && maker >= i) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Puts a node behind those it reads; false if it reads what it makes. */
    private boolean visit(int first) {
        Deque<Integer> stack = new ArrayDeque<>(List.of(first));
        while (!stack.isEmpty()) {
            int at = stack.peek();
            if (done.get(at)) {
                stack.pop();
                continue;
            }
            open.set(at);
            boolean ready = true;
            for (String name : nodes.get(at).getInputList()) {
                Integer maker = makers.get(name);
                if (maker != null && !done.get(maker)) {
                    if (open.get(maker)) {
                        return false;
                    }
                    stack.push(maker);
                    ready = false;
                }
            }
            if (ready) {
                stack.pop();
                open.clear(at);
                done.set(at);
                ordered.add(nodes.get(at));
            }
        }
        return true;
    }
}
