package org.lrptoolbox.onnx.operator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.RoundingLayer;
import org.lrptoolbox.network.Network;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;

/** Whether a value is a real number on the grid of small integers already, although the file speaks of integers. */
public final class Quantized {
    private Quantized() {}

    /** The layer that rounded a value, perhaps some layers before; null if none did, and its numbers are integers. */
    public static @Nullable RoundingLayer origin(Reading node, Computed x) {
        Deque<Integer> open = new ArrayDeque<>(Set.of(x.layer()));
        Set<Integer> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            int at = open.poll();
            if (Network.isInput(at)) {
                continue;
            }
            if (node.draft(at).layer() instanceof RoundingLayer rounding) {
                return rounding;
            }
            node.draft(at).inputs().stream().filter(seen::add).forEach(open::add);
        }
        return null;
    }
}
