package org.lrptoolbox.layer;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.Algebra;
import org.lrptoolbox.algebra.Comparison;
import org.lrptoolbox.algebra.Fold;
import org.lrptoolbox.algebra.Unary;
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
 * @param points how many points a part has along it
 * @param scale s, pixels for each unit of the boxes
 * @param offset o, where pixels lie in their units: 0.5 in the middle; 0 as older versions have it, which also let boxes
 *            be no smaller than a pixel
 */
public record BoxWeights(int column, int size, int parts, int points, double scale, double offset)
        implements
            SideLayer {
    private static final int CORNERS = 4;

    @Override
    public String describe() {
        return parts + " of " + size + ", " + points + " points each";
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] boxes = inputs.getFirst();
        if (boxes.length != 2 || boxes[1] != CORNERS) {
            throw ShapeException.of(this, "boxes of 4 numbers", boxes);
        }
        return new int[]{boxes[0], parts, size};
    }

    @Override
    public <T> T forward(Algebra<T> a, List<T> inputs) {
        int[] shape = outputShape(inputs.stream().map(a::shape).toList());
        T low = a.scale(corner(a, inputs.getFirst(), column), scale);
        T length = a.minus(a.scale(corner(a, inputs.getFirst(), column + 2), scale), low);
        double[] steps = new double[parts * points];
        Arrays.setAll(steps, i -> (i + 0.5) / steps.length);
        T at = a.plus(a.plusConstant(low, -offset), a.times(offset == 0 ? a.atLeast(length, 1) : length,
                a.constant(Tensor.of(steps, steps.length), 1, steps.length)));
        T seen = a.compare(Comparison.AND, a.compare(Comparison.GREATER_OR_EQUAL, at, a.sampleOf(-1, at)),
                a.compare(Comparison.LESS_OR_EQUAL, at, a.sampleOf(size, at)));
        T within = a.atMost(a.atLeast(at, 0), size - 1);
        double[] pixels = new double[size];
        Arrays.setAll(pixels, i -> i);
        T apart = a.minus(a.reshape(within, shape[0], steps.length, 1),
                a.constant(Tensor.of(pixels, size), 1, 1, size));
        T each = a.times(a.positivePart(a.oneMinus(a.unary(Unary.ABS, apart))),
                a.reshape(seen, shape[0], steps.length, 1));
        T sum = a.fold(Fold.SUM, a.reshape(each, shape[0], parts, points, size), 2);
        return a.scale(a.reshape(sum, shape), 1.0 / points);
    }

    private static <T> T corner(Algebra<T> a, T boxes, int column) {
        return a.slice(boxes, new int[]{0, column}, new int[]{1, 1}, a.shape(boxes)[0], 1);
    }
}
