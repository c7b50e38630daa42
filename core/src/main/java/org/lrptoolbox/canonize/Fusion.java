package org.lrptoolbox.canonize;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.layer.Layer;
import org.lrptoolbox.layer.nchw.Conv;
import org.lrptoolbox.layer.nchw.ConvTranspose;
import org.lrptoolbox.layer.nchw.Dense;
import org.lrptoolbox.layer.nchw.Frame;
import org.lrptoolbox.layer.nchw.Scale;
import org.lrptoolbox.tensor.Tensor;
import org.lrptoolbox.tensor.Weights;

/** An affine layer and a scale beside it as one affine layer; null where there is none that computes the same. */
final class Fusion {
    private Fusion() {}

    /** a (W x + b) + s = (a W) x + (a b + s). */
    static @Nullable Layer behind(@Nullable Layer layer, Scale scale) {
        return switch (layer) {
            case Dense d -> {
                double[] a = perChannel(scale.factor(), 1, d.outputs());
                double[] s = perChannel(scale.shift(), 1, d.outputs());
                yield a == null || s == null
                        ? null
                        : new Dense(d.weights().scaled(d.outputsFirst() ? 0 : 1, a), d.outputsFirst(),
                                shifted(d.bias(), a, s));
            }
            case Conv c -> {
                double[] a = perChannel(scale.factor(), 3, c.count());
                double[] s = perChannel(scale.shift(), 3, c.count());
                yield a == null || s == null
                        ? null
                        : new Conv(c.filters().scaled(0, a), shifted(c.bias(), a, s), c.frame(), c.groups());
            }
            case ConvTranspose t -> {
                double[] a = perChannel(scale.factor(), 3, t.adjoint().channels());
                double[] s = perChannel(scale.shift(), 3, t.adjoint().channels());
                yield a == null || s == null
                        ? null
                        : spread(t, a, shifted(t.bias(), a, s));
            }
            case null, default -> null;
        };
    }

    /** The channels of a transposed convolution lie along the second axis of its filters, within a group. */
    private static @Nullable Layer spread(ConvTranspose t, double[] a, double... bias) {
        Weights filters = columns(t.adjoint(), a);
        Conv adjoint = t.adjoint();
        return filters == null
                ? null
                : new ConvTranspose(new Conv(filters, adjoint.bias(), adjoint.frame(), adjoint.groups()), bias,
                        t.extraDown(), t.extraAcross());
    }

    /** W (a x + s) + b = (W a) x + (W s + b), where no padding comes between. */
    static @Nullable Layer before(Scale scale, Layer layer) {
        return switch (layer) {
            case Dense d -> {
                double[] a = perChannel(scale.factor(), 1, d.inputs());
                double[] s = perChannel(scale.shift(), 1, d.inputs());
                yield a == null || s == null
                        ? null
                        : new Dense(d.weights().scaled(d.outputsFirst() ? 1 : 0, a), d.outputsFirst(),
                                isZero(s) ? d.bias() : d.forward(Tensor.of(s, 1, s.length)).data());
            }
            case Conv c -> {
                double[] a = perChannel(scale.factor(), 3, c.channels());
                double[] s = perChannel(scale.shift(), 3, c.channels());
                Weights filters = a == null || s == null || !isZero(s) && isPadded(c.frame()) ? null : columns(c, a);
                yield filters == null || s == null
                        ? null
                        : new Conv(filters, isZero(s) ? c.bias() : answer(c, s), c.frame(), c.groups());
            }
            default -> null;
        };
    }

    /** What the convolution makes of an image with one number in each channel. */
    private static double[] answer(Conv c, double... perChannel) {
        Frame f = c.frame();
        Tensor image = Tensor.zeros(1, perChannel.length, f.spanDown(), f.spanAcross());
        int area = f.spanDown() * f.spanAcross();
        for (int i = 0; i < image.size(); i++) {
            image.data()[i] = perChannel[i / area];
        }
        return c.forward(image).data();
    }

    /** Filters with a factor for each channel they read; null where channels of several groups share a position. */
    private static @Nullable Weights columns(Conv c, double... a) {
        int each = c.filters().shape()[1];
        for (int i = each; i < a.length; i++) {
            if (a[i] != a[i % each]) {
                return null;
            }
        }
        return c.filters().scaled(1, Arrays.copyOf(a, each));
    }

    private static boolean isPadded(Frame f) {
        return f.top() + f.left() + f.bottom() + f.right() > 0 || f.ceil();
    }

    private static boolean isZero(double... numbers) {
        return Arrays.stream(numbers).allMatch(v -> v == 0);
    }

    private static double[] shifted(double[] bias, double[] a, double... s) {
        if (bias.length == 0 && isZero(s)) {
            return bias;
        }
        double[] sum = s.clone();
        for (int i = 0; i < bias.length; i++) {
            sum[i] += a[i] * bias[i];
        }
        return sum;
    }

    /** One number for each channel of samples with so many axes; null if the numbers differ within a channel. */
    private static double @Nullable [] perChannel(Tensor t, int rank, int channels) {
        if (t.size() == 1) {
            double[] all = new double[channels];
            Arrays.fill(all, t.data()[0]);
            return all;
        }
        return t.rank() == rank && t.dim(0) == channels && t.size() == channels ? t.data() : null;
    }
}
