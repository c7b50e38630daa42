package org.lrptoolbox.onnx.operator;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.io.LrpFileException;
import org.lrptoolbox.layer.Gather;
import org.lrptoolbox.layer.Interpolation;
import org.lrptoolbox.onnx.node.Value.Computed;
import org.lrptoolbox.onnx.operator.ResizedLine.Region;
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
        boolean smooth = !upsample && node.attributes().flag("antialias");
        Computed x = node.raw(0);
        Plan plan = plan(node, x, upsample);
        double[] regions = coordinates.equals("tf_crop_and_resize") ? regions(node, plan.axes.length) : null;
        Beyond beyond = new Beyond(upsample ? 0 : node.attributes().real("extrapolation_value"));
        for (int i = 0; i < plan.axes.length; i++) {
            double scale = plan.scales[i];
            Region region = regions == null ? Region.ALL : new Region(regions[i], regions[i + plan.axes.length]);
            if (scale == 1 && plan.sizes[i] < 0 && region.isAll()) {
                continue;
            }
            Computed y = node.without(x, plan.axes[i]);
            int axis = node.axis(plan.axes[i], y);
            int in = node.known(y)[axis];
            int out = plan.sizes[i] >= 0 ? plan.sizes[i] : (int) Math.floor(in * scale);
            if (out < 1 || in < 1 || (long) out * in > 1 << 26) {
                throw node.unsupported("makes " + out + " positions of " + in);
            }
            double by = plan.sizes[i] >= 0 && scale == 1 ? (double) out / in : scale;
            ResizedLine line = new ResizedLine(in, out, by, coordinates, region);
            x = in == out && by == 1 && region.isAll()
                    ? y
                    : resized(node, y, axis, line, mode, nearest, cubic, outside, smooth);
            beyond.note(node, axis, line);
        }
        return beyond.filled(node, x);
    }

    /** Where the regions begin and end along the axes, in parts of their length. */
    private static double[] regions(Reading node, int axes) throws LrpFileException {
        Tensor given = node.numbers(1);
        if (given.size() != 2 * axes) {
            throw node.malformed("has a region of " + given.size() + " numbers; expected two for each of " + axes
                    + " axes");
        }
        return given.data();
    }

    /** What is resized, and to what; a size with a scale of its own is less than it was asked for, or more. */
    private record Plan(int[] axes, double[] scales, int[] sizes) {
        /** The same with one scale for all axes whose sizes are given. */
        Plan inProportion(Reading node, Computed x, boolean larger) throws LrpFileException {
            int[] in = new int[axes.length];
            double scale = larger ? 0 : Double.POSITIVE_INFINITY;
            for (int i = 0; i < axes.length; i++) {
                if (sizes[i] >= 0) {
                    Computed y = node.without(x, axes[i]);
                    in[i] = node.known(y)[node.axis(axes[i], y)];
                    double own = (double) sizes[i] / in[i];
                    scale = larger ? Math.max(scale, own) : Math.min(scale, own);
                }
            }
            double[] all = scales.clone();
            int[] out = sizes.clone();
            for (int i = 0; i < axes.length; i++) {
                if (sizes[i] >= 0) {
                    all[i] = scale;
                    out[i] = (int) Math.floor(scale * in[i] + 0.5);
                }
            }
            return new Plan(axes, all, out);
        }
    }

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
        Plan plan = new Plan(axes, factors, whole);
        String policy = upsample ? "stretch" : node.attributes().text("keep_aspect_ratio_policy");
        return switch (policy) {
            case "stretch" -> plan;
            case "not_larger", "not_smaller" -> plan.inProportion(node, x, policy.equals("not_smaller"));
            default -> throw node.malformed("keep_aspect_ratio_policy=" + Problems.quoted(policy)
                    + "; stretch, not_larger or not_smaller is expected");
        };
    }

    private static Computed resized(Reading node, Computed x, int axis, ResizedLine line, String mode, String nearest,
            double cubic, boolean outside, boolean smooth) throws LrpFileException {
        if (mode.equals("nearest") && line.isWithin(node)) {
            int[] indices = new int[line.out()];
            for (int i = 0; i < indices.length; i++) {
                indices[i] = nearest(node, nearest, line, i);
            }
            return node.addAt(x.batch(), new Gather(axis, indices), x);
        }
        node.constants().charge((long) line.in() * line.out());
        Tensor matrix = Tensor.zeros(line.out(), line.in());
        for (int i = 0; i < line.out(); i++) {
            double at = line.at(node, i);
            if (line.isBeyond(at)) {
                continue;
            }
            if (smooth) {
                smooth(node, matrix, i, Math.min(1, line.scale()), at, mode, cubic, outside);
                continue;
            }
            switch (mode) {
                case "nearest" -> matrix.data()[i * line.in() + nearest(node, nearest, line, i)] = 1;
                case "linear", "bilinear", "trilinear" -> linear(matrix, i, line.in(), at);
                case "cubic" -> cubic(matrix, i, line.in(), at, cubic, outside);
                default -> throw node.unsupported("mode=" + Problems.quoted(mode));
            }
        }
        return node.addAt(x.batch(), new Interpolation(axis, matrix), x);
    }

    private static int nearest(Reading node, String how, ResizedLine line, int i) throws LrpFileException {
        return (int) Math.clamp(rounded(node, how, line.at(node, i)), 0, line.in() - 1);
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

    /** With antialias the filter is as much wider as the result is smaller. */
    private static void smooth(Reading node, Tensor matrix, int row, double scale, double at, String mode, double a,
            boolean outside) throws LrpFileException {
        int in = matrix.dim(1);
        int reach = (int) Math.ceil((mode.equals("cubic") ? 2 : 1) / scale);
        double[] weights = new double[in];
        double sum = 0;
        for (int j = (int) Math.floor(at) - reach; j <= Math.ceil(at) + reach; j++) {
            double weight = outside && (j < 0 || j >= in) ? 0 : filter(node, mode, Math.abs((j - at) * scale), a);
            weights[Math.clamp(j, 0, in - 1)] += weight;
            sum += weight;
        }
        for (int j = 0; j < in; j++) {
            matrix.data()[row * in + j] = weights[j] / sum;
        }
    }

    private static double filter(Reading node, String mode, double d, double a) throws LrpFileException {
        return switch (mode) {
            case "linear", "bilinear", "trilinear" -> Math.max(0, 1 - d);
            case "cubic" -> cubicFilter(d, a);
            default -> throw node.unsupported("mode=" + Problems.quoted(mode));
        };
    }

    private static double cubicFilter(double d, double a) {
        return d <= 1
                ? ((a + 2) * d - (a + 3)) * d * d + 1
                : d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
    }

    private static void cubic(Tensor matrix, int row, int in, double at, double a, boolean outside) {
        int low = (int) Math.floor(at);
        double[] w = new double[4];
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            int index = low - 1 + k;
            w[k] = outside && (index < 0 || index >= in) ? 0 : cubicFilter(Math.abs(index - at), a);
            sum += w[k];
        }
        for (int k = 0; k < 4; k++) {
            matrix.data()[row * in + Math.clamp(low - 1 + k, 0, in - 1)] += outside ? w[k] / sum : w[k];
        }
    }
}
