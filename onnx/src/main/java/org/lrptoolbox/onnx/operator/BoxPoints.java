package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.BoxWeights;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;

/**
 * What the pixels on both sides of each point of boxes count, for the largest of them: (boxes, 1, parts points 2, pixels).
 * Stored boxes may have different numbers of points; the last of a part is repeated until there are as many as in the
 * largest, which changes no maximum.
 */
final class BoxPoints {
    private BoxPoints() {}

    static Computed of(Reading node, int count, int column, int size, int parts, int points, double scale,
            double offset) throws LrpFileException {
        if (points > 0) {
            return Regions.weights(node, count, new BoxWeights(column, size, parts, points, scale, offset, true));
        }
        if (!node.isConstant(1)) {
            throw node.unsupported("takes the largest of as many points of a box as that is large, and boxes are "
                    + "computed; export it with a sampling_ratio, such as 2");
        }
        double[] boxes = node.numbers(1).data();
        int[] each = new int[count];
        Arrays.setAll(each, k -> {
            double length = (boxes[4 * k + column + 2] - boxes[4 * k + column]) * scale;
            return (int) Math.max(0, Math.ceil((offset == 0 ? Math.max(1, length) : length) / parts));
        });
        int rows = 2 * Math.max(1, Arrays.stream(each).max().orElse(1));
        node.constants().charge((long) count * parts * rows * size);
        Tensor all = Tensor.zeros(count, 1, parts * rows, size);
        for (int k = 0; k < count; k++) {
            // A box of no size has no points, and nothing is cut out.
            if (each[k] > 0) {
                Tensor box = Tensor.of(Arrays.copyOfRange(boxes, 4 * k, 4 * k + 4), 1, 1, 4);
                double[] own = new BoxWeights(column, size, parts, each[k], scale, offset, true)
                        .forward(new TensorAlgebra(), List.of(box)).data();
                for (int row = 0; row < parts * rows; row++) {
                    int from = row / rows * 2 * each[k] + Math.min(row % rows, 2 * each[k] - 1);
                    System.arraycopy(own, from * size, all.data(), (k * parts * rows + row) * size, size);
                }
            }
        }
        return node.constantLayer(all, Computed.PINNED);
    }
}
