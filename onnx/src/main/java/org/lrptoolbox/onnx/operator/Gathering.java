package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Gather by stored positions: parts of an axis, in any order. */
final class Gathering {
    static final Family FAMILY = new Family()
            .reads("Gather 2 axis=0", node -> Roots.applies(node) ? Roots.embedding(node) : translate(node));

    private Gathering() {}

    private static Value translate(Reading node) throws LrpFileException {
        long axis = node.attributes().integer("axis");
        Computed x = node.without(node.raw(0), axis);
        int[] shape = node.known(x);
        int own = node.axis(axis, x);
        Tensor indices = node.numbers(1);
        int[] positions = new int[indices.size()];
        for (int i = 0; i < positions.length; i++) {
            double index = indices.data()[i];
            double at = index < 0 ? index + shape[own] : index;
            if (!(at >= 0 && at < shape[own])) {
                throw node.malformed("takes element " + index + " of " + shape[own]);
            }
            positions[i] = (int) at;
        }
        if (positions.length == 0) {
            throw node.unsupported("takes nothing of axis " + axis);
        }
        Computed part = taken(node, x, own, positions);
        if (indices.rank() == 1) {
            return part;
        }
        // The axis is replaced by those of the indices: none for a single position.
        List<Integer> sample = new ArrayList<>();
        Arrays.stream(shape, 0, own).forEach(sample::add);
        Arrays.stream(indices.shape()).forEach(sample::add);
        Arrays.stream(shape, own + 1, shape.length).forEach(sample::add);
        int more = indices.rank() - 1;
        boolean before = x.batch() != Computed.PINNED && own < x.batch();
        return node.reshaped(part, before ? x.batch() + more : x.batch(),
                sample.stream().mapToInt(d -> d).toArray());
    }

    /** Positions at one distance are a slice; others are named one by one. */
    private static Computed taken(Reading node, Computed x, int axis, int... positions) {
        int by = positions.length > 1 ? positions[1] - positions[0] : 1;
        for (int i = 1; i < positions.length; i++) {
            if (by == 0 || positions[i] - positions[i - 1] != by) {
                return node.addAt(x.batch(), new Gather(axis, positions), x);
            }
        }
        int[] starts = new int[x.rank()];
        int[] steps = new int[x.rank()];
        Arrays.fill(steps, 1);
        int[] sizes = x.shape().clone();
        starts[axis] = positions[0];
        steps[axis] = by;
        sizes[axis] = positions.length;
        return Arrays.equals(sizes, x.shape()) && by == 1
                ? x
                : node.addAt(x.batch(), new Slice(starts, steps, sizes), x);
    }
}
