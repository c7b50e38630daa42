package org.lrptoolbox.onnx.expand;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.tensor.Tensor;

/**
 * The largest of each part of boxes that lie on images, as the first detectors cut out what they look at closer: the
 * largest of the columns of a part, then of its rows; what lies beside a part is as small as a number can be. Parts are
 * computed from the boxes, which are held; relevance goes to the pixels that win.
 */
final class RegionPieces {
    private static final int NUMBERS = 5;
    private static final long MOST = 1L << 26;

    private RegionPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "MaxRoiPool", RegionPieces::pooled);
    }

    private static void pooled(Pieces p) throws LrpFileException {
        int[] x = p.known(0, 4);
        int[] boxes = p.shape(1);
        long[] parts = p.node().attributes().integers("pooled_shape");
        double scale = p.node().attributes().real("spatial_scale");
        if (boxes.length != 2 || boxes[0] < 1 || boxes[1] != NUMBERS || parts.length != 2
                || Arrays.stream(parts).anyMatch(d -> d < 1)) {
            throw p.node().malformed("cuts boxes of shape " + Arrays.toString(boxes) + " into parts of pooled_shape "
                    + Arrays.toString(parts) + "; boxes of 5 numbers and two sizes are expected");
        }
        long size = (long) boxes[0] * x[1] * x[2] * x[3] * parts[1];
        if (size > MOST || parts[0] > x[2] * (long) x[3]) {
            throw p.node()
                    .unsupported("looks for the largest of " + boxes[0] + " boxes in " + size + " numbers; so many "
                            + "are not supported");
        }
        String ids = p.axes("Squeeze", p.slice(p.input(1), 1, 0, 1, 1), 1).value();
        String images = x[0] == 1
                ? p.input(0)
                : p.add("Gather", p.input(0), p.cast(ids, NumberType.INT64)).integer("axis", 0).value();
        String least = p.number(-Float.MAX_VALUE);
        int k = boxes[0];
        String across = within(p, 1, x[3], parts[1], scale);
        String wide = p.add("Where", p.reshaped(across, k, 1, 1, parts[1], x[3]),
                p.axes("Unsqueeze", images, 3).value(), least).value();
        String columns = p.axes("Squeeze", p.reduced("ReduceMax", wide, 4), 4).value();
        String down = p.axes("Unsqueeze", p.transposed(columns, 0, 1, 3, 2), 2).value();
        String rows = within(p, 2, x[2], parts[0], scale);
        String high = p.add("Where", p.reshaped(rows, k, 1, parts[0], 1, x[2]), down, least).value();
        String best = p.axes("Squeeze", p.reduced("ReduceMax", high, 4), 4).value();
        // A part that lies beside the image has no pixels, and is zero.
        String any = p.add("And", p.reshaped(any(p, rows), k, 1, parts[0], 1),
                p.reshaped(any(p, across), k, 1, 1, parts[1])).value();
        p.add("Where", any, best, p.number(0)).as(0);
    }

    /** Whether there is a pixel in a part. */
    private static String any(Pieces p, String within) {
        return p.add("Greater", p.reduced("ReduceMax", p.cast(within, NumberType.FLOAT32), 2), p.number(0)).value();
    }

    /** Whether each pixel of an axis lies in each part of the boxes, which begin at a number of theirs. */
    private static String within(Pieces p, int first, int size, long parts, double scale) {
        String low = rounded(p, p.times(p.slice(p.input(1), 1, first, first + 1L, 1), scale));
        String high = rounded(p, p.times(p.slice(p.input(1), 1, first + 2L, first + 3L, 1), scale));
        String length = p.add("Max", p.add("Add", p.add("Sub", high, low).value(), p.number(1)).value(), p.number(1))
                .value();
        String each = p.add("Div", length, p.number((double) parts)).value();
        String from = p.add("Add", p.add("Floor", p.add("Mul", each, counted(p, parts, 0)).value()).value(), low)
                .value();
        String to = p.add("Add", p.add("Ceil", p.add("Mul", each, counted(p, parts, 1)).value()).value(), low).value();
        String pixels = p.reshaped(counted(p, size, 0), 1, 1, size);
        return p.add("And", p.add("GreaterOrEqual", pixels, p.axes("Unsqueeze", from, 2).value()).value(),
                p.add("Less", pixels, p.axes("Unsqueeze", to, 2).value()).value()).value();
    }

    /** The nearest whole number, of two the one that is farther from 0. */
    private static String rounded(Pieces p, String value) {
        String size = p.add("Floor", p.add("Add", p.add("Abs", value).value(), p.number(1.0 / 2)).value()).value();
        return p.add("Mul", p.add("Sign", value).value(), size).value();
    }

    /** So many whole numbers from a first one on. */
    private static String counted(Pieces p, long count, int first) {
        double[] numbers = new double[(int) count];
        Arrays.setAll(numbers, i -> i + first);
        return p.numbers(Tensor.of(numbers, 1, numbers.length));
    }
}
