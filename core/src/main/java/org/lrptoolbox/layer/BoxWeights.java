package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * How much each pixel of one axis of an image counts in each part of boxes that lie on it, as detectors cut out what they
 * look at closer (RoIAlign): a part is the mean of equally distant points, a point lies between two pixels. It reads
 * boxes (k, 4), each x1, y1, x2, y2, and makes (k, parts, size); boxes are held, and carry no relevance.
 *
 * <pre>p_j = s b_1 - o + (j + 1/2) l / (parts points),  l = s (b_2 - b_1),   w_i = max(0, 1 - |min(max(p, 0), size - 1) - i|)</pre>
 *
 * averaged over the points of a part; those more than a pixel beyond the image count nothing. Source: He et al., Mask
 * R-CNN (2017), as ONNX has it.
 *
 * @param column where boxes begin along the axis: 0 for the width, 1 for the height
 * @param size how many pixels the axis has
 * @param parts how many parts a box has along it
 * @param points how many points a part has along it; 0 for as many as it has pixels, rounded up
 * @param scale s, pixels for each unit of the boxes
 * @param offset o, where pixels lie in their units: 0.5 in the middle; 0 as older versions have it, which also let boxes
 *            be no smaller than a pixel
 * @param apart whether points are not averaged, and the pixels on both sides of each are apart: (k, 2 parts points, size)
 */
public record BoxWeights(int column, int size, int parts, int points, double scale, double offset, boolean apart)
        implements
            SideLayer {
    private static final int CORNERS = 4;
    /** The most points that lie next to one pixel, where there are as many as pixels: they are more than half a pixel apart. */
    private static final int NEAR = 6;

    /** Points of a box that is as large as it is must be counted to be kept apart. */
    public BoxWeights {
        if (apart && points < 1) {
            throw new IllegalArgumentException("points that are apart have a number; " + points + " was given");
        }
    }

    @Override
    public String describe() {
        return parts + " of " + size + ", " + (points > 0 ? points + " points each" : "a point for each pixel");
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] boxes = inputs.getFirst();
        if (boxes.length != 2 || boxes[1] != CORNERS) {
            throw ShapeException.of(this, "boxes of 4 numbers", boxes);
        }
        return new int[]{boxes[0], apart ? 2 * parts * points : parts, size};
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        int[] shape = outputShape(inputs.stream().map(a::shape).toList());
        T low = a.scale(corner(a, inputs.getFirst(), column), scale);
        T whole = a.minus(a.scale(corner(a, inputs.getFirst(), column + 2), scale), low);
        T start = a.plusConstant(low, -offset);
        T length = offset == 0 ? a.atLeast(whole, 1) : whole;
        return points > 0 ? counted(a, start, length, shape) : near(a, start, length, shape);
    }

    /** Weights of so many points. */
    private <T> T counted(Algebra<T> a, T start, T length, int... shape) {
        T at = a.plus(start, a.times(length, line(a, 0.5, 1.0 / (parts * points), 1, parts * points)));
        T places = a.reshape(at, shape[0], parts * points, 1);
        if (apart) {
            return sides(a, places, shape);
        }
        T sum = a.fold(Fold.SUM,
                a.reshape(touched(a, places, line(a, 0, 1, 1, 1, size)), shape[0], parts, points, size),
                2);
        return a.scale(a.reshape(sum, shape), 1.0 / points);
    }

    /** The pixel before each point, and the one behind it. */
    private <T> T sides(Algebra<T> a, T places, int... shape) {
        T pixels = line(a, 0, 1, 1, 1, size);
        T each = touched(a, places, pixels);
        T before = a.compare(Comparison.LESS_OR_EQUAL, pixels, places);
        return a.reshape(a.concat(List.of(
                a.reshape(a.times(each, before), shape[0], parts * points, 1, size),
                a.reshape(a.times(each, a.oneMinus(before)), shape[0], parts * points, 1, size)), 2), shape);
    }

    /** Weights of as many points as a part has pixels: of each pixel those that may lie next to it are looked at. */
    private <T> T near(Algebra<T> a, T start, T length, int... shape) {
        int k = shape[0];
        T count = a.atLeast(a.unary(Unary.CEIL, a.scale(length, 1.0 / parts)), 0);
        T each = a.divide(a.scale(length, 1.0 / parts), a.atLeast(count, 1));
        T begin = a.reshape(a.plus(start, a.times(length, line(a, 0, 1.0 / parts, 1, parts))), k, parts, 1, 1);
        T distance = a.reshape(each, k, 1, 1, 1);
        T counts = a.reshape(count, k, 1, 1, 1);
        T pixels = line(a, 0, 1, 1, 1, size, 1);
        T first = a.atLeast(a.unary(Unary.FLOOR, a.plusConstant(a.divide(a.minus(a.plusConstant(pixels, -1), begin),
                a.atLeast(distance, 0.5)), -0.5)), 0);
        T index = a.plus(first, line(a, 0, 1, 1, 1, 1, NEAR));
        T places = a.plus(begin, a.times(a.plusConstant(index, 0.5), distance));
        T own = a.times(touched(a, places, pixels), a.compare(Comparison.LESS, index, counts));
        return a.reshape(a.divide(a.fold(Fold.SUM, own, 3), a.atLeast(counts, 1)), shape);
    }

    /** How much points are those of pixels: nothing where they lie beyond the image. */
    private <T> T touched(Algebra<T> a, T places, T pixels) {
        T seen = a.compare(Comparison.AND, a.compare(Comparison.GREATER_OR_EQUAL, places, a.sampleOf(-1, places)),
                a.compare(Comparison.LESS_OR_EQUAL, places, a.sampleOf(size, places)));
        T within = a.atMost(a.atLeast(places, 0), size - 1);
        T far = a.unary(Unary.ABS, a.minus(within, pixels));
        return a.times(a.positivePart(a.oneMinus(far)), seen);
    }

    /** Equally distant numbers in a shape, of which one size is not 1. */
    private static <T> T line(Algebra<T> a, double first, double step, int... shape) {
        double[] all = new double[Shapes.size(shape)];
        Arrays.setAll(all, i -> (i + first) * step);
        return a.constant(Tensor.of(all, all.length), shape);
    }

    private static <T> T corner(Algebra<T> a, T boxes, int column) {
        return a.slice(boxes, new int[]{0, column}, new int[]{1, 1}, a.shape(boxes)[0], 1);
    }
}
