package org.lrptoolbox.onnx.operator;

import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Reading;

/**
 * An axis that is resized, and where its new positions lie in the old ones.
 *
 * @param in how many positions it has
 * @param out how many it will have
 * @param scale new positions for each old one
 * @param coordinates how they lie, by its name in ONNX
 * @param region the part of the axis that is kept
 */
record ResizedLine(int in, int out, double scale, String coordinates, Region region) {
    /**
     * A part of an axis, from its first position, 0, to its last, 1; it may reach beyond.
     *
     * @param start where it begins
     * @param end where it ends
     */
    record Region(double start, double end) {
        static final Region ALL = new Region(0, 1);

        boolean isAll() {
            return equals(ALL);
        }
    }

    /** Where a new position lies. */
    double at(Reading node, int i) throws LrpFileException {
        return switch (coordinates) {
            case "half_pixel" -> (i + 0.5) / scale - 0.5;
            case "pytorch_half_pixel" -> out > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case "half_pixel_symmetric" -> {
                double adjustment = out / (scale * in);
                yield in / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
            }
            case "align_corners" -> out == 1 ? 0 : i * (double) (in - 1) / (out - 1);
            case "asymmetric" -> i / scale;
            case "tf_half_pixel_for_nn" -> (i + 0.5) / scale;
            case "tf_crop_and_resize" -> out == 1
                    ? (region.start + region.end) / 2 * (in - 1)
                    : region.start * (in - 1) + i * (region.end - region.start) * (in - 1) / (out - 1);
            default -> throw node.unsupported("coordinate_transformation_mode=" + Problems.quoted(coordinates));
        };
    }

    /** Whether a place is none of the axis, which only regions reach. */
    boolean isBeyond(double at) {
        return coordinates.equals("tf_crop_and_resize") && !(at >= 0 && at <= in - 1);
    }

    /** Whether no new position lies beyond the axis. */
    boolean isWithin(Reading node) throws LrpFileException {
        for (int i = 0; i < out; i++) {
            if (isBeyond(at(node, i))) {
                return false;
            }
        }
        return true;
    }
}
