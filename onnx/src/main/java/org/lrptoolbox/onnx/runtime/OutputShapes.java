package org.lrptoolbox.onnx.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The shapes that a model's outputs had, by the shapes of its inputs, so that a run can be given memory for them. What a model declares is not
 * asked, since files exist that declare others than they compute.
 */
final class OutputShapes {
    private static final int MOST = 16;

    private final Map<Sizes, Map<String, long[]>> known = new LinkedHashMap<>();
    private boolean reliable = true;

    /**
     * How large the inputs of a run are.
     *
     * @param ofInputs the sizes along the axes of each, by its name
     */
    record Sizes(Map<String, List<Integer>> ofInputs) {
        /** The sizes of what is given to a run. */
        static Sizes of(Map<String, ?> inputs) {
            Map<String, List<Integer>> sizes = new HashMap<>();
            inputs.forEach((name, value) -> sizes.put(name, Arrays.stream(Declared.shape(value)).boxed().toList()));
            return new Sizes(sizes);
        }
    }

    /** The outputs whose shapes are known; none where nothing is. */
    synchronized Map<String, long[]> of(Sizes sizes) {
        return reliable ? known.getOrDefault(sizes, Map.of()) : Map.of();
    }

    /** Remembers an output of these inputs. */
    synchronized void learn(Sizes sizes, String output, long @Nullable [] shape) {
        if (shape == null || !reliable) {
            return;
        }
        known.computeIfAbsent(sizes, unknown -> new LinkedHashMap<>()).put(output, shape);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /** The outputs' shapes depend on more than the inputs' shapes: none is told any more. */
    synchronized void distrust() {
        reliable = false;
        known.clear();
    }
}
