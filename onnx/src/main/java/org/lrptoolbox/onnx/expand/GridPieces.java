package org.lrptoolbox.onnx.expand;

import java.util.Arrays;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.NumberType;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * GridSample, an image seen at points between its pixels. Of stored points it is a weighted sum of at most four pixels
 * each; of computed points, as in spatial transformers, every pixel is weighted by how near it is in either direction, so
 * that relevance also flows to what the points were computed from.
 */
final class GridPieces {
    private static final long MOST = 1L << 26;

    /**
     * One axis of the image.
     *
     * @param p the node
     * @param size how many pixels it has
     * @param aligned whether -1 and 1 are the middles of the outermost pixels, not their outer edges
     * @param padding what is beyond the image
     * @param nearest whether only the nearest pixel counts
     */
    private record Axis(Pieces p, int size, boolean aligned, String padding, boolean nearest) {
        double scale() {
            return (aligned ? size - 1 : size) / 2.0;
        }

        double shift() {
            return (size - 1) / 2.0;
        }

        /** Half the way after which reflections repeat, and where they begin. */
        double period() {
            return aligned ? size - 1 : size;
        }

        double start() {
            return aligned ? 0 : -0.5;
        }

        /** Where a stored coordinate lies among the pixels. */
        double at(double coordinate) {
            double x = coordinate * scale() + shift();
            if (padding.equals("reflection")) {
                double folded = period() == 0 ? 0 : Math.abs(x - start()) % (2 * period());
                x = period() - Math.abs(folded - period()) + start();
            }
            return padding.equals("zeros") ? x : Math.clamp(x, 0, size - 1);
        }

        /** The same of computed coordinates. */
        String computed(String coordinates) {
            String x = p.add("Add", p.times(coordinates, scale()), p.number(shift())).value();
            if (padding.equals("reflection")) {
                String away = p.add("Abs", p.add("Sub", x, p.number(start())).value()).value();
                String turns = p.add("Floor", p.times(away, 0.5 / Math.max(period(), 1e-9))).value();
                String folded = p.add("Sub", away, p.times(turns, 2 * period())).value();
                String back = p.add("Abs", p.add("Sub", folded, p.number(period())).value()).value();
                x = p.add("Sub", p.number(period() + start()), back).value();
            }
            return padding.equals("zeros")
                    ? x
                    : p.add("Min", p.add("Max", x, p.number(0)).value(), p.number(size - 1)).value();
        }

        /** How much each pixel counts at each of the coordinates, which have a last axis of one. */
        String weights(String coordinates) {
            double[] pixels = new double[size];
            Arrays.setAll(pixels, i -> i);
            String all = p.numbers(Tensor.of(pixels, size));
            String x = computed(coordinates);
            if (nearest) {
                String meant = p.add("Equal", p.add("Round", x).value(), all).value();
                return p.cast(meant, NumberType.FLOAT32);
            }
            String distance = p.add("Abs", p.add("Sub", x, all).value()).value();
            return p.add("Relu", p.add("Sub", p.number(1), distance).value()).value();
        }
    }

    private GridPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "GridSample", GridPieces::write);
    }

    private static void write(Pieces p) throws LrpFileException {
        int[] x = p.known(0, 4);
        int[] grid = p.known(1, 4);
        String mode = p.node().attributes().text("mode", "linear");
        String padding = p.node().attributes().text("padding_mode", "zeros");
        boolean aligned = p.node().attributes().integer("align_corners", 0) != 0;
        boolean nearest = mode.equals("nearest");
        if (!nearest && !mode.equals("linear") && !mode.equals("bilinear")) {
            throw p.node().unsupported("mode=" + Problems.quoted(mode) + "; linear and nearest are supported");
        }
        if (grid[3] != 2) {
            throw p.node().malformed("looks at points of " + grid[3] + " coordinates in an image");
        }
        Axis across = new Axis(p, x[3], aligned, padding, nearest);
        Axis down = new Axis(p, x[2], aligned, padding, nearest);
        int points = Math.multiplyExact(grid[1], grid[2]);
        String found;
        if (p.node().isConstant(1)) {
            found = stored(p, across, down, x, grid[0], points);
        } else {
            if ((long) points * x[2] * Math.max(x[1], x[3]) > MOST) {
                throw p.node().unsupported("looks at " + points + " computed points of an image of " + Shapes.text(x)
                        + "; so many are not supported");
            }
            found = computed(p, across, down, points);
        }
        p.add("Reshape", found, p.integers(0, x[1], grid[1], grid[2])).as(0);
    }

    private static String computed(Pieces p, Axis across, Axis down, int points) {
        String columns = across.weights(p.reshaped(p.slice(p.input(1), 3, 0, 1, 1), 0, 1, points, 1));
        String rows = down.weights(p.reshaped(p.slice(p.input(1), 3, 1, 2, 1), 0, 1, points, 1));
        String mixed = p.add("MatMul", p.input(0), p.turned(columns, 4)).value();
        return p.reduced("ReduceSum", p.add("Mul", mixed, p.turned(rows, 4)).value(), 2);
    }

    /** The sum over the pixels around each point; those beyond the image count nothing. */
    private static String stored(Pieces p, Axis across, Axis down, int[] x, int samples, int points)
            throws LrpFileException {
        if (samples != 1) {
            throw p.node().unsupported("has points for a batch of " + samples + "; export it for a batch of one");
        }
        double[] at = p.node().numbers(1).data();
        String pixels = p.reshaped(p.input(0), 0, x[1], (long) x[2] * x[3]);
        String sum = "";
        for (int corner = 0; corner < (across.nearest ? 1 : 4); corner++) {
            long[] places = new long[points];
            double[] weights = new double[points];
            for (int i = 0; i < points; i++) {
                double[] column = side(across, across.at(at[2 * i]), corner % 2);
                double[] row = side(down, down.at(at[2 * i + 1]), corner / 2);
                places[i] = ((long) row[0]) * x[3] + (long) column[0];
                weights[i] = row[1] * column[1];
            }
            String found = p.add("Gather", pixels, p.integers(places)).integer("axis", 2).value();
            String weighted = p.add("Mul", found, p.numbers(Tensor.of(weights, points))).value();
            sum = sum.isEmpty() ? weighted : p.add("Add", sum, weighted).value();
        }
        return sum;
    }

    /** The pixel on one side of a place, and how much it counts. */
    private static double[] side(Axis axis, double at, int upper) {
        double pixel = axis.nearest ? Math.rint(at) : Math.floor(at) + upper;
        double weight = axis.nearest ? 1 : upper == 1 ? at - Math.floor(at) : 1 - (at - Math.floor(at));
        boolean inside = pixel >= 0 && pixel < axis.size;
        return new double[]{inside ? pixel : 0, inside ? weight : 0};
    }
}
