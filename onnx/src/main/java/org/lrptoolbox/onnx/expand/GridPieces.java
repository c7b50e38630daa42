package org.lrptoolbox.onnx.expand;

import java.util.Arrays;
import java.util.stream.LongStream;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * GridSample, an image or a volume seen at points between its pixels. Of stored points it is a weighted sum of a few
 * pixels each; of computed points, as in spatial transformers, every pixel is weighted by how near it is along each axis,
 * so that relevance also flows to what the points were computed from. AffineGrid makes such points.
 */
final class GridPieces {
    private static final long MOST = 1L << 26;

    private GridPieces() {}

    static void register() {
        Expansions.add(Expansions.STANDARD, "GridSample", GridPieces::write);
        Expansions.add(Expansions.STANDARD, "AffineGrid", GridPieces::affine);
    }

    private static void write(Pieces p) throws LrpFileException {
        int rank = p.shape(0).length;
        if (rank < 4 || rank > 5) {
            throw p.node()
                    .unsupported("samples values of " + rank + " axes; images of 4 and volumes of 5 are supported");
        }
        int[] x = p.known(0, rank);
        int[] grid = p.known(1, rank);
        int axes = rank - 2;
        if (grid[rank - 1] != axes) {
            throw p.node().malformed("looks at points of " + grid[rank - 1] + " coordinates in an image of " + axes
                    + " axes");
        }
        GridAxis.Mode mode = mode(p);
        String padding = p.node().attributes().text("padding_mode", "zeros");
        boolean aligned = p.node().attributes().integer("align_corners", 0) != 0;
        GridAxis[] all = new GridAxis[axes];
        Arrays.setAll(all, i -> new GridAxis(p, x[i + 2], aligned, padding, mode));
        int points = Shapes.size(Arrays.copyOfRange(grid, 1, rank - 1));
        String found = p.node().isConstant(1) ? stored(p, all, x, grid[0], points) : computed(p, all, x, points);
        p.add("Reshape", found, p.integers(LongStream.concat(LongStream.of(0, x[1]),
                Arrays.stream(grid, 1, rank - 1).asLongStream()).toArray())).as(0);
    }

    private static GridAxis.Mode mode(Pieces p) throws LrpFileException {
        String mode = p.node().attributes().text("mode", "linear");
        return switch (mode) {
            case "nearest" -> GridAxis.Mode.NEAREST;
            case "linear", "bilinear" -> GridAxis.Mode.LINEAR;
            case "cubic", "bicubic" -> GridAxis.Mode.CUBIC;
            default -> throw p.node().unsupported("mode=" + Problems.quoted(mode)
                    + "; linear, cubic and nearest are supported");
        };
    }

    /** One axis after the other is summed up, the last one by a product of matrices. */
    private static String computed(Pieces p, GridAxis[] all, int[] x, int points) throws LrpFileException {
        int last = all.length - 1;
        int rest = Shapes.size(Arrays.copyOfRange(x, 2, x.length - 1));
        if ((long) points * rest * Math.max(x[1], all[last].size()) > MOST) {
            throw p.node().unsupported("looks at " + points + " computed points of an image of " + Shapes.text(x)
                    + "; so many are not supported");
        }
        String found = p.add("MatMul", p.reshaped(p.input(0), 0, x[1], rest, all[last].size()),
                weights(p, all, last, 0, 1, points, 1)).value();
        int outer = rest;
        for (int axis = last - 1; axis >= 0; axis--) {
            outer /= all[axis].size();
            String apart = p.reshaped(found, 0, x[1], outer, all[axis].size(), points);
            String mixed = p.add("Mul", apart, weights(p, all, axis, 0, 1, 1, points, 1)).value();
            found = p.reshaped(p.reduced("ReduceSum", mixed, 3), 0, x[1], outer, points);
        }
        return found;
    }

    /** How much each pixel of an axis counts, along the axis before the last, at each of the points, along the last. */
    private static String weights(Pieces p, GridAxis[] all, int axis, long... shape) {
        // The first coordinate is that of the last axis.
        int coordinate = all.length - 1 - axis;
        String coordinates = p.slice(p.input(1), all.length + 1, coordinate, coordinate + 1L, 1);
        return p.turned(all[axis].weights(p.reshaped(coordinates, shape)), shape.length);
    }

    /** The sum over the pixels around each point; those beyond the image count nothing. */
    private static String stored(Pieces p, GridAxis[] all, int[] x, int samples, int points) throws LrpFileException {
        if (samples != 1) {
            throw p.node().unsupported("has points for a batch of " + samples + "; export it for a batch of one");
        }
        double[] at = p.node().numbers(1).data();
        String pixels = p.reshaped(p.input(0), 0, x[1], Shapes.size(Arrays.copyOfRange(x, 2, x.length)));
        int each = all[0].mode().count();
        int taps = (int) Math.round(Math.pow(each, all.length));
        String sum = "";
        for (int tap = 0; tap < taps; tap++) {
            long[] places = new long[points];
            double[] weights = new double[points];
            for (int i = 0; i < points; i++) {
                int number = tap;
                weights[i] = 1;
                for (int axis = 0; axis < all.length; axis++) {
                    double[] one = all[axis].tap(at[(i + 1) * all.length - 1 - axis], number % each);
                    number /= each;
                    places[i] = places[i] * all[axis].size() + (long) one[0];
                    weights[i] *= one[1];
                }
            }
            String found = p.add("Gather", pixels, p.integers(places)).integer("axis", 2).value();
            String weighted = p.add("Mul", found, p.numbers(Tensor.of(weights, points))).value();
            sum = sum.isEmpty() ? weighted : p.add("Add", sum, weighted).value();
        }
        return sum;
    }

    /** Points of an image between -1 and 1, moved by a matrix. */
    private static void affine(Pieces p) throws LrpFileException {
        double[] size = p.node().numbers(1).data();
        boolean aligned = p.node().attributes().integer("align_corners", 0) != 0;
        int axes = size.length - 2;
        if (axes < 2 || axes > 3) {
            throw p.node().unsupported("makes points of " + axes + " axes; 2 and 3 are supported");
        }
        int[] space = Arrays.stream(size, 2, size.length).mapToInt(d -> (int) d).toArray();
        int points = Shapes.size(space);
        Tensor all = Tensor.full(1, points, axes + 1);
        for (int i = 0; i < points; i++) {
            int rest = i;
            for (int axis = axes - 1; axis >= 0; axis--) {
                int at = rest % space[axis];
                rest /= space[axis];
                double place = aligned
                        ? space[axis] == 1 ? 0 : 2.0 * at / (space[axis] - 1) - 1
                        : (2.0 * at + 1) / space[axis] - 1;
                all.data()[i * (axes + 1) + axes - 1 - axis] = place;
            }
        }
        String found = p.add("MatMul", p.numbers(all), p.transposed(p.input(0), 0, 2, 1)).value();
        p.add("Reshape", found, p.integers(LongStream.concat(LongStream.of(0),
                LongStream.concat(Arrays.stream(space).asLongStream(), LongStream.of(axes))).toArray())).as(0);
    }
}
