package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Interpolation;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.onnx.file.Problems;
import org.lrptoolbox.onnx.node.Value;
import org.lrptoolbox.onnx.node.Reading;

/** Resize and Upsample: axis by axis, nearest positions are gathered, others mixed by fixed weights. */
final class Resizing {
    static final Family FAMILY = new Family()
            .reads("Resize 1 antialias=0 axes= coordinate_transformation_mode=half_pixel cubic_coeff_a=-0.75 "
                    + "exclude_outside=0 extrapolation_value=0 keep_aspect_ratio_policy=stretch mode=nearest "
                    + "nearest_mode=round_prefer_floor", node -> translate(node, false))
            .reads("Upsample 1 mode=nearest scales@9:1=", node -> translate(node, true));

    private Resizing() {}

    private static Value translate(Reading node, boolean upsample) throws LrpFileException {
        String mode = node.attributes().text("mode");
        boolean old = upsample || node.opset() < 11;
        String coordinates = old
                ? "asymmetric"
                : node.attributes().text("coordinate_transformation_mode");
        String nearest = old ? "floor" : node.attributes().text("nearest_mode");
        double cubic = upsample ? 0 : node.attributes().real("cubic_coeff_a");
        boolean outside = !upsample && node.attributes().flag("exclude_outside");
        if (!upsample && node.attributes().flag("antialias") || coordinates.equals("tf_crop_and_resize")) {
            throw node.unsupported("resizes with antialias or a region; export it without");
        }
        Computed x = node.raw(0);
        Plan plan = plan(node, x, upsample);
        for (int i = 0; i < plan.axes.length; i++) {
            double scale = plan.scales[i];
            if (scale == 1 && plan.sizes[i] < 0) {
                continue;
            }
            Computed y = node.without(x, plan.axes[i]);
            int axis = node.axis(plan.axes[i], y);
            int in = node.known(y)[axis];
            int out = plan.sizes[i] >= 0 ? plan.sizes[i] : (int) Math.floor(in * scale);
            if (out < 1 || (long) out * in > 1 << 26) {
                throw node.unsupported("makes " + out + " positions of " + in);
            }
            double by = plan.sizes[i] >= 0 ? (double) out / in : scale;
            x = in == out && by == 1
                    ? y
                    : resized(node, y, axis, new Line(in, out, by, coordinates), mode, nearest, cubic, outside);
        }
        return x;
    }

    private record Plan(int[] axes, double[] scales, int[] sizes) {}

    private static Plan plan(Reading node, Computed x, boolean upsample) throws LrpFileException {
        long[] named = node.attributes().integers("axes");
        int[] axes = new int[named.length == 0 ? x.fileRank() : named.length];
        Arrays.setAll(axes, i -> named.length == 0 ? i : (int) (named[i] < 0 ? named[i] + x.fileRank() : named[i]));
        Tensor factor = upsample ? node.argument("scales") : node.optional(node.opset() < 11 ? 1 : 2);
        Tensor scales = factor == null || factor.size() == 0 ? null : factor;
        @Nullable
        Tensor sizes = !upsample && node.has(3) ? node.numbers(3) : null;
        Tensor given = scales != null ? scales : sizes;
        if (given == null || given.size() != axes.length) {
            throw node.malformed("has neither a scale nor a size for each of " + axes.length + " axes");
        }
        if (!upsample && !node.attributes().text("keep_aspect_ratio_policy").equals("stretch")) {
            throw node.unsupported("keeps the aspect ratio; export it with sizes or scales of its own");
        }
        double[] factors = new double[axes.length];
        int[] whole = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            double v = given.data()[i];
            boolean isBatch = axes[i] == x.batch();
            factors[i] = scales != null ? v : 1;
            whole[i] = scales != null || isBatch && (v == ShapeMath.BATCH || v == 1) ? -1 : (int) v;
            if (!(v > 0 || isBatch)) {
                throw node.unsupported("resizes to " + ShapeMath.text(given) + ", which depends on the input");
            }
        }
        return new Plan(axes, factors, whole);
    }

    /** An axis and where its new positions lie in the old ones. */
    private record Line(int in, int out, double scale, String coordinates) {
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
                default -> throw node.unsupported("coordinate_transformation_mode="
                        + Problems.quoted(coordinates));
            };
        }
    }

    private static Computed resized(Reading node, Computed x, int axis, Line line, String mode, String nearest,
            double cubic, boolean outside) throws LrpFileException {
        if (mode.equals("nearest")) {
            int[] indices = new int[line.out];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = (int) Math.clamp(rounded(node, nearest, line.at(node, i)), 0, line.in - 1);
            }
            return node.addAt(x.batch(), new Gather(axis, indices), x);
        }
        node.constants().charge((long) line.in * line.out);
        Tensor matrix = Tensor.zeros(line.out, line.in);
        for (int i = 0; i < line.out; i++) {
            double at = line.at(node, i);
            switch (mode) {
                case "linear", "bilinear", "trilinear" -> linear(matrix, i, line.in, at);
                case "cubic" -> cubic(matrix, i, line.in, at, cubic, outside);
                default -> throw node.unsupported("mode=" + Problems.quoted(mode));
            }
        }
        return node.addAt(x.batch(), new Interpolation(axis, matrix), x);
    }

    private static double rounded(Reading node, String how, double at) throws LrpFileException {
        return switch (how) {
            case "round_prefer_floor" -> Math.ceil(at - 0.5);
            case "round_prefer_ceil" -> Math.floor(at + 0.5);
            case "floor" -> Math.floor(at);
            case "ceil" -> Math.ceil(at);
            default -> throw node.unsupported("nearest_mode=" + Problems.quoted(how));
        };
    }

    private static void linear(Tensor matrix, int row, int in, double position) {
        double at = Math.clamp(position, 0, in - 1);
        int low = (int) Math.floor(at);
        int high = Math.min(low + 1, in - 1);
        matrix.data()[row * in + low] += 1 - (at - low);
        matrix.data()[row * in + high] += at - low;
    }

    private static void cubic(Tensor matrix, int row, int in, double at, double a, boolean outside) {
        int low = (int) Math.floor(at);
        double t = at - low;
        double[] w = {((a * (t + 1) - 5 * a) * (t + 1) + 8 * a) * (t + 1) - 4 * a,
            ((a + 2) * t - (a + 3)) * t * t + 1,
            ((a + 2) * (1 - t) - (a + 3)) * (1 - t) * (1 - t) + 1,
            ((a * (2 - t) - 5 * a) * (2 - t) + 8 * a) * (2 - t) - 4 * a};
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            int index = low - 1 + k;
            w[k] = outside && (index < 0 || index >= in) ? 0 : w[k];
            sum += w[k];
        }
        for (int k = 0; k < 4; k++) {
            matrix.data()[row * in + Math.clamp(low - 1 + k, 0, in - 1)] += outside ? w[k] / sum : w[k];
        }
    }
}
