package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Compare;
import org.lrptoolbox.layer.HeldProduct;
import org.lrptoolbox.layer.Reduce;
import org.lrptoolbox.layer.SideFunction;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * What looks for the largest or smallest values of an axis. The rank of a value is how many are before it, of equal ones
 * those with smaller positions; the value of a rank is the sum over all, each times whether it has that rank. So its
 * relevance goes to the place it was found at, and positions carry none.
 */
final class Rankings {
    static final Family FAMILY = new Family()
            .readsAll("TopK 1 axis=-1 k@10:1= largest=1 sorted=1", Rankings::top)
            .reads("ArgMax 1 axis=0 keepdims=1 select_last_index=0", node -> extreme(node, true))
            .reads("ArgMin 1 axis=0 keepdims=1 select_last_index=0", node -> extreme(node, false))
            .reads("Hardmax 1 axis=", Rankings::hardmax);

    /** The most comparisons of one operator. */
    private static final long MOST = 1 << 24;
    /** Before, an operator made a matrix of its input and took rows of it. */
    private static final int OWN_AXIS = 13;

    private Rankings() {}

    /**
     * An axis whose values are ranked.
     *
     * @param x the value, with the sample's axes before, along and behind it
     * @param shape the shape of a sample
     * @param axis which axis of that
     */
    private record Line(Reading node, Computed x, int[] shape, int axis) {
        static Line of(Reading node, long axis) throws LrpFileException {
            Computed x = node.without(node.raw(0), axis);
            Line line = new Line(node, x, node.known(x), node.axis(axis, x));
            if ((long) Shapes.size(line.shape) * line.size() > MOST) {
                throw node.unsupported("ranks " + line.size() + " values of each row of " + x.text() + "; so many are "
                        + "not supported");
            }
            return line;
        }

        int size() {
            return shape[axis];
        }

        private int outer() {
            return Shapes.size(Arrays.copyOf(shape, axis));
        }

        private int inner() {
            return Shapes.size(Arrays.copyOfRange(shape, axis + 1, shape.length));
        }

        private Computed constant(double[] values, int... sample) {
            return node.constantLayer(Tensor.of(values, sample), Computed.PINNED);
        }

        private Computed asked(Comparison question, Computed a, Computed b) {
            return node.addAt(0, new Compare(question), a, b);
        }

        /** For every value, along the third axis, whether it has each of the first ranks, along the second. */
        Computed ranked(boolean largest, boolean last, int ranks) throws LrpFileException {
            int n = size();
            Computed one = node.viewed(x, 0, outer(), n, 1, inner());
            Computed other = node.viewed(x, 0, outer(), 1, n, inner());
            double[] before = new double[n * n];
            for (int i = 0; i < n * n; i++) {
                before[i] = last ? i / n > i % n ? 1 : 0 : i / n < i % n ? 1 : 0;
            }
            Computed same = asked(Comparison.AND, asked(Comparison.EQUAL, one, other), constant(before, 1, n, n, 1));
            Computed beats = asked(Comparison.OR, asked(largest ? Comparison.GREATER : Comparison.LESS, one, other),
                    same);
            Computed rank = node.addAt(0, new Reduce(false, true, 1), beats);
            double[] wanted = IntStream.range(0, ranks).asDoubleStream().toArray();
            return asked(Comparison.EQUAL, rank, constant(wanted, 1, ranks, 1, 1));
        }

        /** The values that are meant, or their positions; the axis has as many as ranks were asked for. */
        Computed found(Computed of, Computed meant, int ranks) throws LrpFileException {
            Computed each = node.addAt(0, new HeldProduct(), of, meant);
            Computed sum = node.addAt(0, new Reduce(false, false, 2), each);
            int[] result = shape.clone();
            result[axis] = ranks;
            return node.reshaped(sum, x.batch(), result);
        }

        Computed values(Computed meant, int ranks) throws LrpFileException {
            return found(node.viewed(x, 0, outer(), 1, size(), inner()), meant, ranks);
        }

        /** Their positions: whole numbers, through which no relevance flows. */
        Computed positions(Computed meant, int ranks) throws LrpFileException {
            double[] all = IntStream.range(0, size()).asDoubleStream().toArray();
            Computed sum = found(meant, constant(all, 1, 1, size(), 1), ranks);
            return node.addAt(sum.batch(), new SideFunction(Unary.ROUND), sum);
        }
    }

    private static List<Value> top(Reading node) throws LrpFileException {
        Line line = Line.of(node, node.attributes().integer("axis"));
        boolean largest = node.attributes().flag("largest");
        // In any order is in this one, too.
        node.attributes().has("sorted");
        int k = (int) Math.round(node.number("k"));
        if (k < 1 || k > line.size()) {
            throw node.malformed("takes " + k + " of " + line.size() + " values");
        }
        Computed meant = line.ranked(largest, false, k);
        return List.of(line.values(meant, k), line.positions(meant, k));
    }

    private static Value extreme(Reading node, boolean largest) throws LrpFileException {
        Line line = Line.of(node, node.attributes().integer("axis"));
        Computed meant = line.ranked(largest, node.attributes().flag("select_last_index"), 1);
        if (node.attributes().flag("keepdims")) {
            return line.positions(meant, 1);
        }
        int[] left = IntStream.range(0, line.shape.length).filter(i -> i != line.axis).map(i -> line.shape[i])
                .toArray();
        int file = Math.floorMod(node.attributes().integer("axis"), line.x.fileRank());
        int batch = line.x.batch();
        Computed position = node.reshaped(line.positions(meant, 1), batch > file ? batch - 1 : batch, left);
        return node.addAt(position.batch(), new SideFunction(Unary.ROUND), position);
    }

    /** 1 at the first of the largest, 0 elsewhere. */
    private static Value hardmax(Reading node) throws LrpFileException {
        if (node.opset() < OWN_AXIS) {
            throw node.unsupported("of this version makes a matrix of what it reads; convert the model to operator "
                    + "version " + OWN_AXIS);
        }
        Line line = Line.of(node, node.attributes().integer("axis", -1));
        return node.reshaped(line.ranked(true, false, 1), line.x.batch(), line.shape);
    }
}
