package org.lrptoolbox.onnx.caffe.model;

import java.util.Arrays;

import org.lrptoolbox.layer.Scale;
import org.lrptoolbox.onnx.caffe.definition.Fields;
import org.lrptoolbox.onnx.caffe.model.Blobs.Value;

/** Batch normalisation with trained statistics, which is a number to multiply each channel by and one to add. */
final class StatisticTypes {
    private StatisticTypes() {}

    /** (x - mean / n) / sqrt(variance / n + eps), n the number that its third parameter holds. */
    static void batchNorm(Step step) {
        Fields p = step.settings("batch_norm_param");
        if (p.has("use_global_stats") && !p.flag("use_global_stats")) {
            throw new Unreadable("has use_global_stats: false, with which a prediction depends on what else is in the "
                    + "batch; with true, or without it, the trained statistics are read");
        }
        Value in = step.in();
        int channels = in.shape()[0];
        Fields zero = ScaleTypes.constant(0);
        double[] mean = step.numbers(0, zero, channels);
        double[] variance = step.numbers(1, zero, channels);
        double n = step.numbers(2, zero, 1)[0];
        double scale = n == 0 ? 0 : 1 / n;
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        // Where nothing was ever added up Caffe divides by the root of eps; a network that is only drawn, by 1.
        normalise(step, new Statistics(scaled(scale, mean), step.parameters().drawsAll()
                ? ones
                : scaled(scale, variance)), p.real("eps"), ones, new double[channels]);
    }

    /**
     * Batch normalisation of versions that others made. SegNet's for predictions, {@code bn_mode: INFERENCE}: scale x +
     * shift, the statistics being part of both. Those with four parameters, as in PSPNet: slope (x - mean) /
     * sqrt(variance + eps) + bias.
     */
    static void bn(Step step) {
        Fields p = step.settings("bn_param");
        Value in = step.in();
        int channels = in.shape()[0];
        boolean four = p.has("slope_filler") || p.has("bias_filler") || p.has("eps") || p.has("frozen")
                || step.parameters().count(step.definition()) > 2;
        if (four) {
            normalise(step, new Statistics(step.numbers(2, ScaleTypes.constant(0), channels),
                    step.numbers(3, ScaleTypes.constant(1), channels)), p.real("eps"),
                    step.numbers(0, filler(p, "slope_filler", 1), channels),
                    step.numbers(1, filler(p, "bias_filler", 0), channels));
            return;
        }
        if (!p.constant("bn_mode").equals("INFERENCE")) {
            throw new Unreadable("normalises by the statistics of the batch, so that a prediction depends on what else "
                    + "is in it; with bn_mode: INFERENCE, and parameters made for it, it can be read");
        }
        step.out(Scale.perChannel(in.shape().length, step.numbers(0, filler(p, "scale_filler", 1), channels),
                step.numbers(1, filler(p, "shift_filler", 0), channels)));
    }

    private record Statistics(double[] mean, double[] variance) {}

    /** y = factor (x - mean) / sqrt(variance + eps) + shift. */
    private static void normalise(Step step, Statistics of, double eps, double[] factor, double... shift) {
        double[] a = factor.clone();
        double[] s = shift.clone();
        for (int c = 0; c < a.length; c++) {
            a[c] /= Math.sqrt(of.variance[c] + eps);
            s[c] -= of.mean[c] * a[c];
        }
        step.out(Scale.perChannel(step.in().shape().length, a, s));
    }

    private static double[] scaled(double factor, double... numbers) {
        return Arrays.stream(numbers).map(v -> v * factor).toArray();
    }

    private static Fields filler(Fields p, String name, float otherwise) {
        return p.has(name) ? p.inside(name) : ScaleTypes.constant(otherwise);
    }
}
