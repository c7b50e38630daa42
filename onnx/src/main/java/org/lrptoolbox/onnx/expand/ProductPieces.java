package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;

/**
 * Products over axes, of which halves are multiplied with each other until one position is left, and products of
 * matrices with vectors.
 */
final class ProductPieces {
    private ProductPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "ReduceProd", ProductPieces::reduced);
        Expansions.addWhere(n -> n.inputs() > 1 && (Pieces.shape(n, 0).length == 1 || Pieces.shape(n, 1).length == 1),
                "MatMul", ProductPieces::ofVectors);
    }

    /** A vector in front is a row, one behind a column, whose axis the result has not. */
    private static void ofVectors(Pieces p) throws LrpFileException {
        boolean row = p.shape(0).length == 1;
        boolean column = p.shape(1).length == 1;
        String rows = row ? p.axes("Unsqueeze", p.input(0), 0).value() : p.input(0);
        String columns = column ? p.axes("Unsqueeze", p.input(1), 1).value() : p.input(1);
        String product = p.add("MatMul", rows, columns).value();
        int rank = Math.max(2, Math.max(p.shape(0).length, p.shape(1).length));
        p.axes("Squeeze", product, row && column ? new long[]{0, 1} : new long[]{rank - (row ? 2 : 1)}).as(0);
    }

    private static void reduced(Pieces p) throws LrpFileException {
        int[] x = p.shape(0);
        long[] axes = p.node().has(1)
                ? Arrays.stream(p.node().numbers(1).data()).mapToLong(v -> (long) v).toArray()
                : p.node().attributes().integers("axes");
        boolean keeps = p.node().attributes().integer("keepdims", 1) != 0;
        if (axes.length == 0 && p.node().attributes().integer("noop_with_empty_axes", 0) != 0) {
            p.add("Identity", p.input(0)).as(0);
            return;
        }
        long[] own = axes.length == 0
                ? LongStream.range(0, x.length).toArray()
                : Arrays.stream(axes).map(axis -> axis < 0 ? axis + x.length : axis).sorted().toArray();
        String value = p.input(0);
        for (long axis : own) {
            if (axis < 0 || axis >= x.length) {
                throw p.node().malformed("multiplies along axis " + axis + " of " + x.length);
            }
            if (x[(int) axis] < 1) {
                throw p.unknown(x);
            }
            value = along(p, value, axis, x[(int) axis]);
        }
        if (keeps) {
            p.add("Identity", value).as(0);
        } else {
            p.axes("Squeeze", value, own).as(0);
        }
    }

    /** The product along an axis of so many positions, which stays with size 1. */
    static String along(Pieces p, String x, long axis, int size) {
        String value = x;
        for (int left = size; left > 1; left = (left + 1) / 2) {
            int half = left / 2;
            String product = p.add("Mul", p.slice(value, axis, 0, half, 1),
                    p.slice(value, axis, half, 2L * half, 1)).value();
            value = left % 2 == 0
                    ? product
                    : p.add("Concat", product, p.slice(value, axis, left - 1L, left, 1)).integer("axis", axis).value();
        }
        return value;
    }
}
