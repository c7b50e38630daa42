package org.lrptoolbox.layer;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.lrptoolbox.tensor.Tensor;

/**
 * A scale as one factor and one shift for each channel: what can move through layers that treat channels alike.
 *
 * @param a the factors
 * @param s the shifts
 */
public record ChannelScale(double[] a, double[] s) {
    /** The scale of samples with so many axes and channels; null if its numbers differ within a channel. */
    public static @Nullable ChannelScale of(Scale scale, int rank, int channels) {
        double[] a = perChannel(scale.factor(), rank, channels);
        double[] s = perChannel(scale.shift(), rank, channels);
        return a == null || s == null ? null : new ChannelScale(a, s);
    }

    private static double @Nullable [] perChannel(Tensor t, int rank, int channels) {
        if (t.size() == 1) {
            double[] all = new double[channels];
            Arrays.fill(all, t.data()[0]);
            return all;
        }
        return t.rank() == rank && t.dim(0) == channels && t.size() == channels ? t.data() : null;
    }

    /** Whether nothing is added. */
    public boolean isFactor() {
        return Arrays.stream(s).allMatch(v -> v == 0);
    }

    /** Whether the largest of several numbers stays the largest. */
    boolean keepsOrder() {
        return Arrays.stream(a).allMatch(v -> v > 0);
    }

    /** The scale of some of the channels. */
    ChannelScale part(int from, int count) {
        return new ChannelScale(Arrays.copyOfRange(a, from, from + count), Arrays.copyOfRange(s, from, from + count));
    }

    /** The factors alone. */
    ChannelScale withoutShift() {
        return new ChannelScale(a, new double[s.length]);
    }

    /** The scale of the vector that images of these channels are flattened to. */
    public ChannelScale repeated(int times) {
        double[] factors = new double[a.length * times];
        double[] shifts = new double[factors.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = a[i / times];
            shifts[i] = s[i / times];
        }
        return new ChannelScale(factors, shifts);
    }

    /** What a bias becomes: a b + s. */
    double[] applied(double... bias) {
        if (bias.length == 0 && isFactor()) {
            return bias;
        }
        double[] sum = s.clone();
        for (int i = 0; i < bias.length; i++) {
            sum[i] += a[i] * bias[i];
        }
        return sum;
    }
}
