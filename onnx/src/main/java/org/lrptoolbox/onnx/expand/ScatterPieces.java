package org.lrptoolbox.onnx.expand;

import static org.lrptoolbox.onnx.expand.IndexPieces.all;
import static org.lrptoolbox.onnx.expand.IndexPieces.index;
import static org.lrptoolbox.onnx.expand.IndexPieces.longs;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Elements put to stored positions: what is scattered into a value is gathered from that value and the updates behind
 * each other.
 */
final class ScatterPieces {
    private ScatterPieces() {}

    static void register() {
        Expansions.addWhere(ScatterPieces::isWrittenOut, "ScatterND", ScatterPieces::scatterParts);
        Expansions.add(Expansions.STANDARD, "ScatterElements", ScatterPieces::scatterElements);
        Expansions.add(Expansions.STANDARD, "Scatter", ScatterPieces::scatterElements);
        Expansions.addWhere(Expansions::ofStored, "MaxUnpool", ScatterPieces::unpooled);
    }

    /** Computed positions along one axis, whose numbers replace others or are added, are the work of an operator. */
    private static boolean isWrittenOut(Reading node) throws LrpFileException {
        if (!node.has(1) || node.isConstant(1)) {
            return node.has(1);
        }
        int[] s = new Pieces(node).shape(1);
        String how = node.attributes().text("reduction", "none");
        return s.length > 0 && s[s.length - 1] != 1 || !how.equals("none") && !how.equals("add");
    }

    private static void scatterParts(Pieces p) throws LrpFileException {
        if (!p.node().isConstant(1)) {
            FoundPieces.putParts(p);
            return;
        }
        int[] x = all(p, 0);
        all(p, 2);
        Tensor indices = p.node().numbers(1);
        int[] starts = IndexPieces.starts(p.node(), indices, 0, x);
        int[] s = indices.shape();
        int size = Shapes.size(Arrays.copyOfRange(x, s[s.length - 1], x.length));
        int[] places = new int[Math.multiplyExact(starts.length, size)];
        Arrays.setAll(places, i -> starts[i / size] * size + i % size);
        scattered(p, places, x);
    }

    private static void scatterElements(Pieces p) throws LrpFileException {
        if (!p.node().isConstant(1)) {
            int[] into = p.shape(0);
            FoundPieces.put(p, IndexPieces.axis(p, into.length), into);
            return;
        }
        int[] x = all(p, 0);
        all(p, 2);
        scattered(p, IndexPieces.elements(p.node(), p.node().numbers(1), IndexPieces.axis(p, x.length), x), x);
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
                p.add("Reshape", found, p.integers(longs(x))).as(0);
            }
            case "add" -> {
                String sum = p.reduced("ReduceSum", collected(p, more, rows, width, 0), 1);
                String found = p.reshaped(sum, size);
                p.add("Reshape", p.add("Add", value, found).value(), p.integers(longs(x))).as(0);
            }
            case "max", "min" -> {
                boolean most = how.equals("max");
                String best = p.reduced(most ? "ReduceMax" : "ReduceMin", collected(p, more, rows, width,
                        most ? -Float.MAX_VALUE : Float.MAX_VALUE), 1);
                String both = p.add(most ? "Max" : "Min", value, p.reshaped(best, size)).value();
                p.add("Reshape", both, p.integers(longs(x))).as(0);
            }
            case "mul" -> {
                String product = ProductPieces.along(p, collected(p, more, rows, width, 1), 1, width);
                p.add("Reshape", p.add("Mul", value, p.reshaped(product, size)).value(), p.integers(longs(x))).as(0);
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
        if ((long) size * most > IndexPieces.MOST) {
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
        if (indices.size() != Shapes.size(x) || count > IndexPieces.MOST || count < 1) {
            throw p.node().malformed("puts " + Shapes.size(x) + " numbers to " + indices.size() + " places of "
                    + count);
        }
        int[] from = new int[count];
        Arrays.fill(from, indices.size());
        for (int i = 0; i < indices.size(); i++) {
            int[] at = Shapes.position(index(p.node(), indices.data()[i], Shapes.size(out)), out);
            int place = 0;
            for (int k = 0; k < at.length; k++) {
                place = place * whole[k] + index(p.node(), at[k], whole[k]);
            }
            from[place] = i;
        }
        String both = p.add("Concat", p.reshaped(p.input(0), indices.size()), p.numbers(Tensor.zeros(1)))
                .integer("axis", 0).value();
        String found = p.add("Gather", both, p.integers(longs(from))).integer("axis", 0).value();
        p.add("Reshape", found, p.integers(longs(whole))).as(0);
    }
}
