package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Gather: parts of an axis, in any order, by stored positions or by such that are computed from ids. */
final class Gathering {
    static final Family FAMILY = new Family()
            .reads("Gather 2 axis=0", node -> Roots.applies(node) ? Roots.embedding(node) : translate(node));

    /** The most products where positions are computed. */
    private static final long MOST = 1 << 24;

    private Gathering() {}

    private static Value translate(Reading node) throws LrpFileException {
        long axis = node.attributes().integer("axis");
        if (!node.isConstant(1)) {
            return found(node, axis);
        }
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

    /**
     * Parts found by positions that are computed, such as the token that ends a text: the sum over the axis of all parts, each times whether it
     * is meant. Its relevance goes to the part that was found.
     */
    private static Value found(Reading node, long axis) throws LrpFileException {
        Computed x = node.pinned(node.operand(0));
        Computed positions = node.pinned(node.raw(1));
        int[] shape = node.known(x);
        int own = node.axis(axis, x);
        int size = shape[own];
        int[] wanted = node.known(positions);
        int count = Shapes.size(wanted);
        int outer = Shapes.size(Arrays.copyOf(shape, own));
        int inner = Shapes.size(Arrays.copyOfRange(shape, own + 1, shape.length));
        if ((long) outer * count * size * inner > MOST) {
            throw node.unsupported("takes " + count + " parts of " + Shapes.text(shape) + " by ids; so many are not "
                    + "supported");
        }
        Computed index = node.viewed(positions, Computed.PINNED, 1, count, 1, 1);
        Computed here = node.addAt(Computed.PINNED, new Compare(Comparison.EQUAL), index, axis(node, size, 0));
        Computed fromEnd = node.addAt(Computed.PINNED, new Compare(Comparison.EQUAL), index, axis(node, size, -size));
        Computed meant = node.addAt(Computed.PINNED, new Compare(Comparison.OR), here, fromEnd);
        Computed parts = node.addAt(Computed.PINNED, new HeldProduct(),
                node.viewed(x, Computed.PINNED, outer, 1, size, inner), meant);
        Computed sum = node.addAt(Computed.PINNED, new Reduce(false, false, 2), parts);
        int[] result = IntStream.concat(IntStream.concat(Arrays.stream(shape, 0, own), Arrays.stream(wanted)),
                Arrays.stream(shape, own + 1, shape.length)).toArray();
        boolean leads = result.length > 1 && result[0] == 1;
        return node.reshaped(sum, leads ? 0 : Computed.PINNED,
                leads ? Arrays.copyOfRange(result, 1, result.length) : result);
    }

    /** The positions of an axis, from a first one on. */
    private static Computed axis(Reading node, int size, int first) {
        double[] all = IntStream.range(first, first + size).asDoubleStream().toArray();
        return node.constantLayer(Tensor.of(all, 1, 1, size, 1), Computed.PINNED);
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
