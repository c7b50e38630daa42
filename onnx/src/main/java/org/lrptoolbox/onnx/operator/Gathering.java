package org.lrptoolbox.onnx.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Collected;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Picked;
import org.lrptoolbox.layer.Slice;
import org.lrptoolbox.layer.Sum;
import org.lrptoolbox.layer.Where;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Parts of an axis, in any order, by stored positions or by such that are computed from ids, and parts put to such. */
final class Gathering {
    static final Family FAMILY = new Family()
            .reads("Gather 2 axis=0", node -> Roots.applies(node) ? Roots.embedding(node) : translate(node))
            .reads("ScatterND 3 reduction=none", Gathering::scattered);

    /** The most positions times places. */
    private static final long MOST = 1 << 25;

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
     * Parts found by positions that are computed, such as the token that ends a text, or the neighbours in a graph. Their
     * relevance goes to the part that was found.
     */
    private static Value found(Reading node, long axis) throws LrpFileException {
        Computed x = node.pinned(node.operand(0));
        Computed positions = node.pinned(node.raw(1));
        int[] shape = node.known(x);
        int own = node.axis(axis, x);
        int[] wanted = node.known(positions);
        int count = Shapes.size(wanted);
        if ((long) count * shape[own] > MOST) {
            throw node.unsupported("takes " + count + " parts of " + Shapes.text(shape) + " by ids; so many are not "
                    + "supported");
        }
        int[] outer = Arrays.copyOf(shape, own);
        int[] inner = Arrays.copyOfRange(shape, own + 1, shape.length);
        Computed first = own == 0 ? x : node.addAt(Computed.PINNED, new Permute(turned(own, 0, shape.length)), x);
        Computed rows = node.viewed(first, Computed.PINNED, shape[own], Shapes.size(outer) * Shapes.size(inner));
        Computed found = node.addAt(Computed.PINNED, new Picked(), rows,
                node.viewed(positions, Computed.PINNED, count));
        if (own > 0) {
            Computed apart = node.viewed(found, Computed.PINNED, joined(new int[]{count}, outer, inner));
            found = node.addAt(Computed.PINNED, new Permute(turned(0, own, shape.length)), apart);
        }
        int[] result = joined(outer, wanted, inner);
        boolean leads = result.length > 1 && result[0] == 1;
        return node.reshaped(found, leads ? 0 : Computed.PINNED,
                leads ? Arrays.copyOfRange(result, 1, result.length) : result);
    }

    /** The order of axes in which one of them goes to another place. */
    static int[] turned(int from, int to, int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.add(to, order.remove(/* index */ from));
        return order.stream().mapToInt(i -> i).toArray();
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    /** Parts put to positions that are computed, along the first axis; those that meet are added up. */
    private static Value scattered(Reading node) throws LrpFileException {
        String how = node.attributes().text("reduction");
        Computed into = node.pinned(node.operand(0));
        Computed positions = node.pinned(node.raw(1));
        Computed parts = node.pinned(node.operand(2));
        int[] shape = node.known(into);
        int[] at = node.known(positions);
        int count = Shapes.size(at);
        if (at.length < 1 || at[at.length - 1] != 1 || !how.equals("add") && !how.equals("none")) {
            throw node.unsupported("puts numbers to computed positions of " + Shapes.text(at) + ", reduction="
                    + how + "; positions along one axis, and none and add are supported");
        }
        if ((long) count * shape[0] > MOST) {
            throw node.unsupported("puts " + count + " parts to " + shape[0] + " places; so many are not supported");
        }
        Collected collected = new Collected(shape[0]);
        Computed where = node.viewed(positions, Computed.PINNED, count);
        Computed sum = node.viewed(node.addAt(Computed.PINNED, collected,
                node.viewed(parts, Computed.PINNED, count, Shapes.size(node.known(parts)) / count), where),
                Computed.PINNED, shape);
        if (how.equals("add")) {
            return Pairs.combined(node, new Sum(2), into, sum);
        }
        int[] mark = new int[shape.length];
        Arrays.fill(mark, 1);
        mark[0] = shape[0];
        Computed ones = node.constantLayer(Tensor.full(1, count, 1), Computed.PINNED);
        Computed taken = node.viewed(node.addAt(Computed.PINNED, collected, ones, where), Computed.PINNED, mark);
        return Pairs.combined(node, new Where(), taken, sum, into);
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
