package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Elements found by positions along several axes: all axes become one, of which elements are gathered.
 */
final class IndexPieces {
    static final long MOST = 1 << 24;

    private IndexPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "GatherND", IndexPieces::gatherParts);
        Expansions.add(Expansions.STANDARD, "GatherElements", IndexPieces::gatherElements);
    }

    /** The shape of an input, all of whose elements count, the batch among its axes. */
    static int[] all(Pieces p, int position) throws LrpFileException {
        if (p.node().any(position) instanceof Computed c && c.batch() != Computed.PINNED && !p.node().isPinned()) {
            throw p.node().unsupported("finds elements by their place in the whole batch; every sample is explained on "
                    + "its own. Export the model for a batch of one");
        }
        int[] shape = p.shape(position);
        if (Arrays.stream(shape).anyMatch(d -> d < 0) || Shapes.size(shape) > MOST) {
            throw p.unknown(shape);
        }
        return shape;
    }

    /** An index from the start, of one that may count from the end. */
    static int index(Reading node, double index, int size) throws LrpFileException {
        double at = index < 0 ? index + size : index;
        if (!(at >= 0 && at < size)) {
            throw node.malformed("takes element " + index + " of " + size);
        }
        return (int) at;
    }

    /** Where the parts that positions point at begin, in a value whose axes behind are one part. */
    static int[] starts(Reading node, Tensor indices, int batchDims, int... shape) throws LrpFileException {
        int[] s = indices.shape();
        int depth = s.length == 0 ? 0 : s[s.length - 1];
        if (depth < 1 || batchDims < 0 || batchDims >= s.length || batchDims + depth > shape.length
                || !Arrays.equals(Arrays.copyOf(s, batchDims), Arrays.copyOf(shape, batchDims))) {
            throw node.malformed("points with indices of shape " + Shapes.text(s) + " into a value of shape "
                    + Shapes.text(shape));
        }
        int count = indices.size() / depth;
        int batches = Shapes.size(Arrays.copyOf(shape, batchDims));
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            int at = batches == 0 ? 0 : i / (count / batches);
            for (int k = 0; k < depth; k++) {
                int size = shape[batchDims + k];
                at = at * size + index(node, indices.data()[i * depth + k], size);
            }
            starts[i] = at;
        }
        return starts;
    }

    /** Sizes or positions, as a constant of the graph has them. */
    static long[] longs(int... numbers) {
        return Arrays.stream(numbers).asLongStream().toArray();
    }

    private static void gatherParts(Pieces p) throws LrpFileException {
        int[] x = all(p, 0);
        int batchDims = (int) p.node().attributes().integer("batch_dims", 0);
        if (!p.node().isConstant(1) && batchDims == 0) {
            FoundPieces.parts(p, x);
            return;
        }
        Tensor indices = p.node().numbers(1);
        int[] starts = starts(p.node(), indices, batchDims, x);
        int[] s = indices.shape();
        int first = batchDims + s[s.length - 1];
        int[] part = Arrays.copyOfRange(x, first, x.length);
        long[] out = LongStream.concat(Arrays.stream(s, 0, s.length - 1).asLongStream(),
                Arrays.stream(part).asLongStream()).toArray();
        String rows = p.reshaped(p.input(0), Shapes.size(Arrays.copyOf(x, first)), Shapes.size(part));
        String found = p.add("Gather", rows, p.integers(longs(starts))).integer("axis", 0).value();
        p.add("Reshape", found, p.integers(out)).as(0);
    }

    /** Where each element is taken from, or put, in one axis. */
    static int[] elements(Reading node, Tensor indices, int axis, int... shape) throws LrpFileException {
        int[] s = indices.shape();
        if (s.length != shape.length) {
            throw node.malformed("points with indices of shape " + Shapes.text(s) + " into a value of shape "
                    + Shapes.text(shape));
        }
        int[] places = new int[indices.size()];
        for (int i = 0; i < places.length; i++) {
            int at = 0;
            int rest = i;
            int inner = places.length;
            for (int k = 0; k < s.length; k++) {
                inner /= s[k];
                int own = rest / inner;
                rest %= inner;
                at = at * shape[k]
                        + (k == axis ? index(node, indices.data()[i], shape[k]) : index(node, own, shape[k]));
            }
            places[i] = at;
        }
        return places;
    }

    /** The axis that the node works along. */
    static int axis(Pieces p, int rank) throws LrpFileException {
        long axis = p.node().attributes().integer("axis", 0);
        long own = axis < 0 ? axis + rank : axis;
        if (own < 0 || own >= rank) {
            throw p.node().malformed("axis " + axis + " of a value with " + rank + " axes");
        }
        return (int) own;
    }

    private static void gatherElements(Pieces p) throws LrpFileException {
        if (!p.node().isConstant(1)) {
            int[] of = p.shape(0);
            FoundPieces.elements(p, axis(p, of.length), of);
            return;
        }
        int[] x = all(p, 0);
        Tensor indices = p.node().numbers(1);
        int[] places = elements(p.node(), indices, axis(p, x.length), x);
        String found = p.add("Gather", p.reshaped(p.input(0), Shapes.size(x)), p.integers(longs(places)))
                .integer("axis", 0).value();
        p.add("Reshape", found, p.integers(longs(indices.shape()))).as(0);
    }
}
