package org.lrptoolbox.onnx.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Hands out names that are used only once. */
public final class Names {
    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> counters = new HashMap<>();

    /** Takes a name for a purpose of its own; false if somebody has it already. */
    public boolean reserve(String name) {
        return used.add(name);
    }

    /** The wished name if nobody has it yet, else the wish with a number: {@code pool_2}. */
    public String fresh(String wish) {
        String name = wish;
        // The counter is kept: a million equal wishes cost a million steps, not their square.
        while (!used.add(name)) {
            name = wish + "_" + counters.merge(wish, 2, (last, first) -> last + 1);
        }
        return name;
    }
}
