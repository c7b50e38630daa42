package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/** Parts and elements at positions that are computed, from ids or as those of the largest values. */
final class FoundPieces {
    /** The most products of one operator. */
    private static final long MOST = 1 << 24;

    private FoundPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "OneHot", FoundPieces::hot);
    }

    /** Parts whose positions are computed from ids: the positions along several axes become such along one. */
    static void parts(Pieces p, int... x) throws LrpFileException {
        int[] s = p.shape(1);
        String start = starts(p, x);
        int depth = s[s.length - 1];
        int[] part = Arrays.copyOfRange(x, depth, x.length);
        String found = p.add("Gather", rows(p, depth, x), start).integer("axis", 0).value();
        p.add("Reshape", found, p.integers(LongStream.concat(Arrays.stream(s, 0, s.length - 1).asLongStream(),
                Arrays.stream(part).asLongStream()).toArray())).as(0);
    }

    /** Parts put to such positions. */
    static void putParts(Pieces p) throws LrpFileException {
        int[] x = IndexPieces.all(p, 0);
        int[] s = p.shape(1);
        String start = p.reshaped(starts(p, x), -1, 1);
        int depth = s[s.length - 1];
        String rows = rows(p, depth, x);
        int count = Shapes.size(Arrays.copyOf(s, s.length - 1));
        String parts = p.reshaped(p.input(2), count, Shapes.size(Arrays.copyOfRange(x, depth, x.length)));
        String how = p.node().attributes().text("reduction", "none");
        int width = Shapes.size(Arrays.copyOfRange(x, depth, x.length));
        String all = how.equals("none") || how.equals("add")
                ? p.add("ScatterND", rows, start, parts).text("reduction", how).value()
                : p.add("ScatterElements", rows, p.add("Expand", start, p.integers(count, width)).value(), parts)
                        .integer("axis", 0).text("reduction", how).value();
        p.add("Reshape", all, p.integers(IndexPieces.longs(x))).as(0);
    }

    /** A value whose first axes are one, as are all others. */
    private static String rows(Pieces p, int depth, int... x) {
        return p.reshaped(p.input(0), Shapes.size(Arrays.copyOf(x, depth)),
                Shapes.size(Arrays.copyOfRange(x, depth, x.length)));
    }

    /** Positions along several axes as such along all of them at once. */
    private static String starts(Pieces p, int... x) throws LrpFileException {
        int[] s = p.shape(1);
        int depth = s.length == 0 ? 0 : s[s.length - 1];
        if (depth < 1 || depth > x.length) {
            throw p.node().malformed("points with indices of shape " + Shapes.text(s) + " into a value of shape "
                    + Shapes.text(x));
        }
        long[] sizes = Arrays.stream(x, 0, depth).asLongStream().toArray();
        long[] steps = new long[depth];
        for (int k = 0; k < depth; k++) {
            steps[k] = Shapes.size(Arrays.copyOfRange(x, k + 1, depth));
        }
        // Positions that count from the end are those from the start again.
        String wide = p.cast(p.input(1), NumberType.INT64);
        return p.add("MatMul", p.add("Mod", wide, p.integers(sizes)).value(), p.integers(steps)).value();
    }

    /** Elements at positions that are computed: the sum over the axis, each element times whether it is meant. */
    static void elements(Pieces p, int axis, int... x) throws LrpFileException {
        int[] s = p.shape(1);
        int[] rows = x.clone();
        String value = p.input(0);
        for (int k = 0; k < Math.min(s.length, x.length); k++) {
            if (k != axis && s[k] > 0 && s[k] < x[k]) {
                // There may be fewer rows of positions than of elements.
                value = p.slice(value, k, 0, s[k], 1);
                rows[k] = s[k];
            }
        }
        String meant = p.cast(meant(p, axis, rows), NumberType.FLOAT32);
        String each = p.add("Mul", p.axes("Unsqueeze", value, axis).value(), meant).value();
        p.axes("Squeeze", p.reduced("ReduceSum", each, axis + 1L), axis + 1L).as(0);
    }

    /** Numbers put to such positions, as a gate puts the weights of its experts. */
    static void put(Pieces p, int axis, int... x) throws LrpFileException {
        String how = p.node().attributes().text("reduction", "none");
        String asked = meant(p, axis, x);
        if (how.equals("max") || how.equals("min")) {
            boolean most = how.equals("max");
            String others = p.number(most ? -Float.MAX_VALUE : Float.MAX_VALUE);
            String each = p.add("Where", asked, p.axes("Unsqueeze", p.input(2), axis + 1L).value(), others)
                    .value();
            String best = p.reduced(most ? "ReduceMax" : "ReduceMin", each, axis);
            p.add(most ? "Max" : "Min", p.input(0), p.axes("Squeeze", best, axis).value()).as(0);
            return;
        }
        if (how.equals("mul")) {
            String each = p.add("Where", asked, p.axes("Unsqueeze", p.input(2), axis + 1L).value(), p.number(1))
                    .value();
            String product = ProductPieces.along(p, each, axis, p.shape(1)[axis]);
            p.add("Mul", p.input(0), p.axes("Squeeze", product, axis).value()).as(0);
            return;
        }
        if (!how.equals("none") && !how.equals("add")) {
            throw p.node().malformed("combines numbers by " + Problems.quoted(how)
                    + "; none, add, mul, max or min is expected");
        }
        String meant = p.cast(asked, NumberType.FLOAT32);
        int count = p.shape(1)[axis];
        if (how.equals("none") && count > 1) {
            // Of numbers put to one place the last one stays.
            String order = p.add("Mul", meant, counted(p, x.length + 1 - axis, count, 1)).value();
            String last = p.add("Equal", order, p.reduced("ReduceMax", order, axis)).value();
            meant = p.add("Mul", meant, p.cast(last, NumberType.FLOAT32)).value();
        }
        String each = p.add("Mul", p.axes("Unsqueeze", p.input(2), axis + 1L).value(), meant).value();
        String sum = p.axes("Squeeze", p.reduced("ReduceSum", each, axis), axis).value();
        if (how.equals("add")) {
            p.add("Add", p.input(0), sum).as(0);
            return;
        }
        String taken = p.axes("Squeeze", p.reduced("ReduceMax", meant, axis), axis).value();
        p.add("Where", p.add("Greater", taken, p.number(0)).value(), sum, p.input(0)).as(0);
    }

    /** Whether each position of the axis, which lies behind it, is meant. */
    private static String meant(Pieces p, int axis, int... x) throws LrpFileException {
        int[] s = p.shape(1);
        if (Shapes.isOpen(x) || Shapes.isOpen(s)) {
            throw p.unknown(x);
        }
        int[] like = x.clone();
        like[axis] = s.length > axis ? s[axis] : 0;
        if (!Arrays.equals(s, like) || (long) Shapes.size(x) * s[axis] > MOST) {
            throw p.node().unsupported("points at elements of " + Shapes.text(x) + " with " + Shapes.text(s)
                    + " computed positions; as many rows, and not so many positions, are supported");
        }
        return isEach(p, p.input(1), x.length, axis + 1, x[axis]);
    }

    /**
     * Whether positions, in a value of so many axes, are each of those that a new axis counts; they may count from the end.
     */
    private static String isEach(Pieces p, String positions, int rank, int axis, int count) {
        String index = p.axes("Unsqueeze", p.cast(positions, NumberType.FLOAT32), axis).value();
        return p.add("Or", p.add("Equal", index, counted(p, rank + 1 - axis, count, 0)).value(),
                p.add("Equal", index, counted(p, rank + 1 - axis, count, -count)).value()).value();
    }

    /** So many whole numbers from a first one on along the first of so many axes. */
    private static String counted(Pieces p, int rank, int count, int first) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> first + i);
        int[] line = new int[rank];
        Arrays.fill(line, 1);
        line[0] = count;
        return p.numbers(Tensor.of(numbers, line));
    }

    /** One value at the position that is meant along a new axis, another elsewhere. */
    private static void hot(Pieces p) throws LrpFileException {
        int[] s = p.shape(0);
        int depth = (int) p.node().numbers(1).data()[0];
        double[] values = p.node().numbers(2).data();
        if (depth < 1 || values.length != 2 || (long) depth * Shapes.size(s) > MOST) {
            throw p.node().malformed("makes " + depth + " positions with " + values.length + " values");
        }
        int axis = (int) Math.floorMod(p.node().attributes().integer("axis", -1), s.length + 1L);
        String meant = isEach(p, p.input(0), s.length, axis, depth);
        String scaled = p.times(p.cast(meant, NumberType.FLOAT32), values[1] - values[0]);
        p.add("Add", scaled, p.number(values[0])).as(0);
    }
}
