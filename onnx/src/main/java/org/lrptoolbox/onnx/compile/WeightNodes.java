package org.lrptoolbox.onnx.compile;

import org.lrptoolbox.onnx.graph.Identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.lrptoolbox.layer.WeightMap;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/**
 * Weights as values of the graph. They are stored once, as they are; what rules make of them are operations on them,
 * which the runtime does when it loads the file. So the file does not grow with the rules.
 */
final class WeightNodes {
    private final Nodes nodes;
    private final Map<Weights, String> stored = new IdentityHashMap<>();
    private final Map<Object, String> derived = new HashMap<>();

    WeightNodes(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Weights passed through a map. */
    String of(Weights weights, WeightMap map) {
        return switch (weights) {
            case WeightMap.Mapped m -> mapped(of(m.base(), m.map()), map, m.shape());
            case Weights.Scaled s -> mapped(scaled(s), map, s.shape());
            default -> mapped(stored(weights), map, weights.shape());
        };
    }

    private String stored(Weights weights) {
        String name = stored.get(weights);
        if (name == null) {
            name = nodes.graph().weights("weights", weights);
            stored.put(weights, name);
        }
        return name;
    }

    private String scaled(Weights.Scaled s) {
        String base = of(s.base(), WeightMap.IDENTITY);
        return Nodes.once(derived, List.of(base, s.axis(), new Identity(s.factors())), () -> {
            int[] shape = new int[s.shape().length];
            Arrays.fill(shape, 1);
            shape[s.axis()] = s.factors().length;
            return nodes.call("Mul", base, nodes.constant("factors", Tensor.of(s.factors(), shape)));
        });
    }

    private String mapped(String w, WeightMap map, int... shape) {
        return map == WeightMap.IDENTITY ? w : Nodes.once(derived, List.of(w, map), () -> switch (map) {
            case WeightMap.Strengthened s -> nodes.call("Add", w, nodes.call("Mul", nodes.scalar(s.gamma()),
                    mapped(w, s.positive() ? WeightMap.POSITIVE : WeightMap.NEGATIVE, shape)));
            case WeightMap.Standard s -> switch (s) {
                case IDENTITY -> w;
                case POSITIVE -> nodes.call("Relu", w);
                case NEGATIVE -> nodes.call("Min", w, nodes.scalar(0));
                case SQUARE -> nodes.call("Mul", w, w);
                case ONES -> nodes.filled(1, shape);
            };
        });
    }

    /**
     * The filters of the convolution that is the transpose of a convolution with steps of 1: turned round, input and
     * output channels exchanged.
     *
     * @param filters (groups n, depth, h, w)
     * @return (groups depth, n, h, w)
     */
    String turned(String filters, int groups, int... shape) {
        return Nodes.once(derived, List.of("turned", filters), () -> {
            String flipped = shape[2] * shape[3] == 1
                    ? filters
                    : nodes.call("Slice", filters,
                            nodes.integers(-1, -1), nodes.integers(Long.MIN_VALUE, Long.MIN_VALUE),
                            nodes.integers(2, 3),
                            nodes.integers(-1, -1));
            if (groups == 1) {
                return nodes.node("Transpose", flipped).ints("perm", 1, 0, 2, 3).value();
            }
            int n = shape[0] / groups;
            String parted = nodes.call("Reshape", flipped, nodes.integers(groups, n, shape[1], shape[2], shape[3]));
            String exchanged = nodes.node("Transpose", parted).ints("perm", 0, 2, 1, 3, 4).value();
            return nodes.call("Reshape", exchanged, nodes.integers((long) groups * shape[1], n, shape[2], shape[3]));
        });
    }
}
