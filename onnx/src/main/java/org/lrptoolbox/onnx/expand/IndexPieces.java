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
 * Elements found by stored positions along several axes, and put there: all axes become one, of which elements are
 * gathered. What is scattered into a value is gathered from that value and the updates behind each other.
 */
final class IndexPieces {
    private static final long MOST = 1 << 24;

    private IndexPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "GatherND", IndexPieces::gatherParts);
        Expansions.add(Expansions.STANDARD, "GatherElements", IndexPieces::gatherElements);
        Expansions.add(Expansions.STANDARD, "ScatterND", IndexPieces::scatterParts);
        Expansions.add(Expansions.STANDARD, "ScatterElements", IndexPieces::scatterElements);
        Expansions.add(Expansions.STANDARD, "Scatter", IndexPieces::scatterElements);
        Expansions.add(Expansions.STANDARD, "MaxUnpool", IndexPieces::unpooled);
    }

    private static int[] all(Pieces p, int position) throws LrpFileException {
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

    private static int index(Reading node, double index, int size) throws LrpFileException {
        double at = index < 0 ? index + size : index;
        if (!(at >= 0 && at < size)) {
            throw node.malformed("takes element " + index + " of " + size);
        }
        return (int) at;
    }

    /** Where the parts that positions point at begin, in a value whose axes behind are one part. */
    private static int[] starts(Reading node, Tensor indices, int batchDims, int... shape) throws LrpFileException {
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

    private static long[] shape(int... sizes) {
        return Arrays.stream(sizes).asLongStream().toArray();
    }

    private static long[] longs(int... indices) {
        return shape(indices);
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
    private static int[] elements(Reading node, Tensor indices, int axis, int... shape) throws LrpFileException {
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

    private static int axis(Pieces p, int rank) throws LrpFileException {
        long axis = p.node().attributes().integer("axis", 0);
        long own = axis < 0 ? axis + rank : axis;
        if (own < 0 || own >= rank) {
            throw p.node().malformed("axis " + axis + " of a value with " + rank + " axes");
        }
        return (int) own;
    }

    private static void gatherElements(Pieces p) throws LrpFileException {
        int[] x = all(p, 0);
        if (!p.node().isConstant(1)) {
            FoundPieces.elements(p, axis(p, x.length), x);
            return;
        }
        Tensor indices = p.node().numbers(1);
        int[] places = elements(p.node(), indices, axis(p, x.length), x);
        String found = p.add("Gather", p.reshaped(p.input(0), Shapes.size(x)), p.integers(longs(places)))
                .integer("axis", 0).value();
        p.add("Reshape", found, p.integers(shape(indices.shape()))).as(0);
    }

    private static void scatterParts(Pieces p) throws LrpFileException {
        int[] x = all(p, 0);
        all(p, 2);
        Tensor indices = p.node().numbers(1);
        int[] starts = starts(p.node(), indices, 0, x);
        int[] s = indices.shape();
        int size = Shapes.size(Arrays.copyOfRange(x, s[s.length - 1], x.length));
        int[] places = new int[Math.multiplyExact(starts.length, size)];
        Arrays.setAll(places, i -> starts[i / size] * size + i % size);
        scattered(p, places, x);
    }

    private static void scatterElements(Pieces p) throws LrpFileException {
        int[] x = all(p, 0);
        all(p, 2);
        scattered(p, elements(p.node(), p.node().numbers(1), axis(p, x.length), x), x);
    }

    private static void scattered(Pieces p, int[] places, int... x) throws LrpFileException {
        String how = p.node().attributes().text("reduction", "none");
        int size = Shapes.size(x);
        int updates = Shapes.size(p.shape(2));
        if (updates != places.length) {
            throw p.node().malformed("puts " + updates + " numbers into " + places.length + " places");
        }
        String value = p.reshaped(p.input(0), size);
        String more = p.reshaped(p.input(2), updates);
        int[] rows = how.equals("none") ? new int[0] : rows(p, size, places);
        int width = rows.length / Math.max(1, size);
        switch (how) {
            case "none" -> {
                int[] from = new int[size];
                Arrays.setAll(from, i -> i);
                for (int i = 0; i < updates; i++) {
                    from[places[i]] = size + i;
                }
                String both = p.add("Concat", value, more).integer("axis", 0).value();
                String found = p.add("Gather", both, p.integers(longs(from))).integer("axis", 0).value();
                p.add("Reshape", found, p.integers(shape(x))).as(0);
            }
            case "add" -> {
                String sum = p.reduced("ReduceSum", collected(p, more, rows, width, 0), 1);
                String found = p.reshaped(sum, size);
                p.add("Reshape", p.add("Add", value, found).value(), p.integers(shape(x))).as(0);
            }
            case "max", "min" -> {
                boolean most = how.equals("max");
                String best = p.reduced(most ? "ReduceMax" : "ReduceMin", collected(p, more, rows, width,
                        most ? -Float.MAX_VALUE : Float.MAX_VALUE), 1);
                String both = p.add(most ? "Max" : "Min", value, p.reshaped(best, size)).value();
                p.add("Reshape", both, p.integers(shape(x))).as(0);
            }
            case "mul" -> {
                String product = ProductPieces.along(p, collected(p, more, rows, width, 1), 1, width);
                p.add("Reshape", p.add("Mul", value, p.reshaped(product, size)).value(), p.integers(shape(x))).as(0);
            }
            default -> throw p.node().unsupported("combines numbers by " + how + "; none, add, mul, max and min are "
                    + "supported");
        }
    }

    /** For every place a row of which numbers are put there; all are as long as the longest, with one past the last. */
    private static int[] rows(Pieces p, int size, int... places) throws LrpFileException {
        int[] counts = new int[size];
        for (int place : places) {
            counts[place]++;
        }
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        if ((long) size * most > MOST) {
            throw p.node().unsupported("puts " + most + " numbers to one of " + size + " places; so many are not "
                    + "supported");
        }
        int[] rows = new int[size * most];
        Arrays.fill(rows, places.length);
        for (int i = places.length - 1; i >= 0; i--) {
            rows[places[i] * most + --counts[places[i]]] = i;
        }
        return rows;
    }

    /** The numbers of every row; where a row has fewer, something that changes nothing. */
    private static String collected(Pieces p, String numbers, int[] rows, int width, double nothing)
            throws LrpFileException {
        String all = p.add("Concat", numbers, p.numbers(Tensor.of(new double[]{nothing}, 1))).integer("axis", 0)
                .value();
        String found = p.add("Gather", all, p.integers(longs(rows))).integer("axis", 0).value();
        return p.reshaped(found, rows.length / width, width);
    }

    /** Numbers put back to the stored places they were the largest of, zeros around them. */
    private static void unpooled(Pieces p) throws LrpFileException {
        int[] x = all(p, 0);
        if (!p.node().isConstant(1)) {
            throw p.node().unsupported("puts numbers to computed places; stored ones are supported");
        }
        int axes = x.length - 2;
        int[] out = x.clone();
        int[] size = p.node().attributes().sizes("kernel_shape", new int[axes]);
        int[] ones = new int[axes];
        Arrays.fill(ones, 1);
        int[] strides = p.node().attributes().sizes("strides", ones);
        long[] pads = p.node().attributes().integers("pads");
        for (int i = 0; i < axes; i++) {
            long around = pads.length == 2 * axes ? pads[i] + pads[i + axes] : 0;
            out[i + 2] = Math.toIntExact((x[i + 2] - 1L) * strides[i] + size[i] - around);
        }
        // Places count in the smallest image; what is put may be asked for in a larger one.
        int[] whole = out.clone();
        if (p.node().has(2)) {
            double[] wanted = p.node().numbers(2).data();
            for (int i = 0; i < axes && wanted.length == x.length; i++) {
                whole[i + 2] = (int) wanted[i + 2];
            }
        }
        Tensor indices = p.node().numbers(1);
        int count = Shapes.size(whole);
        if (indices.size() != Shapes.size(x) || count > MOST || count < 1) {
            throw p.node().malformed("puts " + Shapes.size(x) + " numbers to " + indices.size() + " places of "
                    + count);
        }
        int[] from = new int[count];
        Arrays.fill(from, indices.size());
        for (int i = 0; i < indices.size(); i++) {
            int[] at = position(index(p.node(), indices.data()[i], Shapes.size(out)), out);
            int place = 0;
            for (int k = 0; k < at.length; k++) {
                place = place * whole[k] + index(p.node(), at[k], whole[k]);
            }
            from[place] = i;
        }
        String both = p.add("Concat", p.reshaped(p.input(0), indices.size()), p.numbers(Tensor.zeros(1)))
                .integer("axis", 0).value();
        String found = p.add("Gather", both, p.integers(longs(from))).integer("axis", 0).value();
        p.add("Reshape", found, p.integers(shape(whole))).as(0);
    }

    private static int[] position(int place, int... shape) {
        int[] at = new int[shape.length];
        int rest = place;
        for (int k = shape.length - 1; k >= 0; k--) {
            at[k] = rest % shape[k];
            rest /= shape[k];
        }
        return at;
    }
}
