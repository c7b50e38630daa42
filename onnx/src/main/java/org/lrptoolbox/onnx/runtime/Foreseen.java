package org.lrptoolbox.onnx.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The shapes of a model's outputs, by the shapes of its inputs: those of runs before. What a model declares is not
 * asked, since files exist that declare others than they compute.
 */
final class Foreseen {
    private static final int MOST = 16;

    private final Map<List<Object>, Map<String, long[]>> known = new LinkedHashMap<>();
    private boolean reliable = true;

    /** The shapes of the inputs, to look them up by. */
    static List<Object> key(Map<String, ?> inputs) {
        List<Object> key = new ArrayList<>();
        inputs.forEach((name, value) -> {
            key.add(name);
            for (int size : Declared.shape(value)) {
                key.add(size);
            }
        });
        return key;
    }

    /** The outputs whose shapes are known; none where nothing is. */
    synchronized Map<String, long[]> of(List<Object> key) {
        return reliable ? known.getOrDefault(key, Map.of()) : Map.of();
    }

    /** Remembers an output of these inputs. */
    synchronized void learn(List<Object> key, String output, long @Nullable [] shape) {
        if (shape == null || !reliable) {
            return;
        }
        known.computeIfAbsent(key, unknown -> new LinkedHashMap<>()).put(output, shape);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** The outputs' shapes depend on more than the inputs' shapes: they are foreseen no longer. */
    synchronized void surprised() {
        reliable = false;
        known.clear();
    }
}
