package org.lrptoolbox.onnx.operator;

import java.util.Arrays;
import java.util.List;

import org.lrptoolbox.algebra.TensorAlgebra;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.BoxWeights;
import org.lrptoolbox.layer.MatMul;
import org.lrptoolbox.layer.Permute;
import org.lrptoolbox.layer.Picked;
import org.lrptoolbox.onnx.node.Reading;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Shapes;
import org.lrptoolbox.tensor.Tensor;

/**
 * Boxes cut out of images, as detectors do: a product with how much each row counts, and one with how much each column
 * does. Relevance goes to the images; boxes are held.
 */
final class Regions {
    static final Family FAMILY = new Family()
            .reads("RoiAlign 3 coordinate_transformation_mode=half_pixel mode=avg output_height=1 output_width=1 "
                    + "sampling_ratio=0 spatial_scale=1", Regions::aligned);

    /** The first version whose pixels may have their middle at a half. */
    private static final int HALF_PIXELS = 16;

    private Regions() {}

    private static Value aligned(Reading node) throws LrpFileException {
        String mode = node.attributes().text("mode");
        if (!mode.equals("avg")) {
            throw node.unsupported("mode=" + mode + ", which ONNX Runtime itself calls incorrect; avg is supported");
        }
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
        Computed rows = weights(node, boxes[0], new BoxWeights(1, x[2], height, points, scale, half ? 0.5 : 0));
        Computed columns = weights(node, boxes[0], new BoxWeights(0, x[3], width, points, scale, half ? 0.5 : 0));
        Computed turned = node.addAt(Computed.PINNED, new Permute(0, 1, 3, 2), columns);
        Computed wide = node.addAt(Computed.PINNED, new MatMul(), chosen(node, images, boxes[0], x), turned);
        return node.addAt(Computed.PINNED, new MatMul(), rows, wide);
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

    /** What pixels count in the parts of each box: (boxes, 1, parts, pixels). */
    private static Computed weights(Reading node, int count, BoxWeights layer) throws LrpFileException {
        Computed found;
        if (node.isConstant(1)) {
            Tensor boxes = node.numbers(1).reshape(1, count, 4);
            Tensor all = Tensor.zeros(count, layer.parts(), layer.size());
            int each = layer.parts() * layer.size();
            for (int k = 0; k < count; k++) {
                Tensor box = Tensor.of(Arrays.copyOfRange(boxes.data(), 4 * k, 4 * k + 4), 1, 1, 4);
                int points = layer.points() > 0 ? layer.points() : points(layer, box);
                BoxWeights own = new BoxWeights(layer.column(), layer.size(), layer.parts(), Math.max(1, points),
                        layer.scale(), layer.offset());
                if (points > 0) {
                    System.arraycopy(own.forward(new TensorAlgebra(), List.of(box)).data(), 0, all.data(), k * each,
                            each);
                }
            }
            found = node.constantLayer(all, Computed.PINNED);
        } else if (layer.points() < 1) {
            throw node.unsupported("takes as many points of a box as it is large, and boxes are computed; export it "
                    + "with a sampling_ratio, such as 2");
        } else {
            found = node.addAt(Computed.PINNED, layer, node.pinned(node.operand(1)));
        }
        return node.viewed(found, Computed.PINNED, count, 1, layer.parts(), layer.size());
    }

    /** As many points as a part has pixels. */
    private static int points(BoxWeights layer, Tensor box) {
        double length = (box.data()[layer.column() + 2] - box.data()[layer.column()]) * layer.scale();
        return (int) Math.ceil((layer.offset() == 0 ? Math.max(1, length) : length) / layer.parts());
    }
}
