package org.lrptoolbox.onnx.operator;

import java.util.List;

import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.BoxWeights;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Picked;
import org.lrptoolbox.layer.ReduceExtreme;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;

/**
 * Boxes cut out of images, as detectors do: a product with how much each row counts, and one with how much each column
 * does; or the largest of all such products in each part, which ONNX has as {@code mode=max}. Relevance goes to the
 * images; boxes are held.
 */
final class Regions {
    static final Family FAMILY = new Family()
            .reads("RoiAlign 3 coordinate_transformation_mode=half_pixel mode=avg output_height=1 output_width=1 "
                    + "sampling_ratio=0 spatial_scale=1", Regions::aligned);

    /** The first version whose pixels may have their middle at a half. */
    private static final int HALF_PIXELS = 16;

    private Regions() {}

    private static Value aligned(Reading node) throws LrpFileException {
        boolean half = node.attributes().text("coordinate_transformation_mode").equals("half_pixel")
                && node.opset() >= HALF_PIXELS;
        Computed images = node.pinned(node.operand(0));
        int[] x = node.known(images);
        int[] boxes = node.known(node.pinned(node.operand(1)));
        if (x.length != 4 || boxes.length != 2 || boxes[1] != 4) {
            throw node.malformed("looks at boxes of shape " + Shapes.text(boxes) + " in images of shape "
                    + Shapes.text(x));
        }
        int height = Math.toIntExact(node.attributes().integer("output_height"));
        int width = Math.toIntExact(node.attributes().integer("output_width"));
        double scale = node.attributes().real("spatial_scale");
        int points = Math.toIntExact(node.attributes().integer("sampling_ratio"));
        double offset = half ? 0.5 : 0;
        String mode = node.attributes().text("mode");
        return switch (mode) {
            case "avg" -> product(node, chosen(node, images, boxes[0], x),
                    weights(node, boxes[0], new BoxWeights(1, x[2], height, points, scale, offset, false)),
                    weights(node, boxes[0], new BoxWeights(0, x[3], width, points, scale, offset, false)));
            case "max" -> {
                Computed rows = BoxPoints.of(node, boxes[0], 1, x[2], height, points, scale, offset);
                Computed columns = BoxPoints.of(node, boxes[0], 0, x[3], width, points, scale, offset);
                Computed all = product(node, chosen(node, images, boxes[0], x), rows, columns);
                Computed parts = node.viewed(all, Computed.PINNED, boxes[0], x[1], height, rows.shape()[2] / height,
                        width, columns.shape()[2] / width);
                yield node.addAt(Computed.PINNED, new ReduceExtreme(true, false, 3, 5), parts);
            }
            default -> throw node.malformed("mode=" + Problems.quoted(mode) + "; avg or max is expected");
        };
    }

    /** Rows and columns of images, weighed. */
    private static Computed product(Reading node, Computed images, Computed rows, Computed columns) {
        Computed turned = node.addAt(Computed.PINNED, new Permute(0, 1, 3, 2), columns);
        return node.addAt(Computed.PINNED, new MatMul(), rows,
                node.addAt(Computed.PINNED, new MatMul(), images, turned));
    }

    /** The image of each box; of a single image there is no choice. */
    private static Computed chosen(Reading node, Computed images, int count, int... x) throws LrpFileException {
        if (x[0] == 1) {
            node.any(2);
            return images;
        }
        Computed which = node.viewed(node.pinned(node.operand(2)), Computed.PINNED, count);
        Computed flat = node.viewed(images, Computed.PINNED, x[0], x[1] * x[2] * x[3]);
        return node.viewed(node.addAt(Computed.PINNED, new Picked(), flat, which), Computed.PINNED, count, x[1], x[2],
                x[3]);
    }

    /** What pixels count in the parts of each box: (boxes, 1, rows, pixels). */
    static Computed weights(Reading node, int count, BoxWeights layer) throws LrpFileException {
        int[] shape = layer.outputShape(List.of(new int[]{count, 4}));
        Computed found = node.isConstant(1)
                ? node.constantLayer(layer.forward(new TensorAlgebra(), List.of(node.numbers(1).reshape(1, count, 4)))
                        .reshape(shape), Computed.PINNED)
                : node.addAt(Computed.PINNED, layer, node.pinned(node.operand(1)));
        return node.viewed(found, Computed.PINNED, count, 1, shape[1], shape[2]);
    }
}
