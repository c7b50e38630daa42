package org.lrptoolbox.render;

import java.util.Arrays;

import org.lrptoolbox.tensor.Tensor;

/**
 * How strongly relevance is coloured: what counts as full strength, and how fast colours rise to it. With m the given
 * magnitude, or that of the map itself,
 *
 * <pre>r' = sign(r) min(|r| / m, 1)^gamma</pre>
 *
 * so that r' is from -1 to 1 and zero stays zero.
 *
 * @param clip the percentile of |R| that gets full strength, over 0 up to 100; everything beyond is clipped. 100 is the
 *            largest, 99.5 keeps a few extreme pixels from fading all others
 * @param gamma 1 for colours in proportion, less to show weak relevance, more to hide it
 */
public record Contrast(double clip, double gamma) {
    /** In proportion, up to the largest magnitude. */
    public static final Contrast LINEAR = new Contrast(100, 1);

    private static final int ALL = 100;

    /** Checks the ranges. */
    public Contrast {
        if (!(clip > 0 && clip <= ALL)) {
            throw new IllegalArgumentException("clip is " + clip + ", expected a percentile over 0 up to 100");
        }
        if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma is " + gamma + ", expected a positive number");
        }
    }

    /** The percentile of the magnitudes of a map, over its finite numbers; 1 if they are all zero. */
    public double magnitude(Tensor relevance) {
        if (clip == ALL) {
            double m = Arrays.stream(relevance.data()).filter(Double::isFinite).map(Math::abs).max().orElse(0);
            return m > 0 ? m : 1;
        }
        double[] sorted = Arrays.stream(relevance.data()).filter(Double::isFinite).map(Math::abs).sorted().toArray();
        if (sorted.length == 0) {
            return 1;
        }
        int at = (int) Math.ceil(clip / ALL * sorted.length) - 1;
        double m = sorted[Math.max(0, at)];
        // A map with few relevant pixels has a percentile of zero; its largest one is at full strength, then.
        return m > 0 ? m : sorted[sorted.length - 1] > 0 ? sorted[sorted.length - 1] : 1;
    }

    /** A map with values from -1 to 1. */
    public Tensor apply(Tensor relevance, double magnitude) {
        return relevance.map(r -> Math.signum(r) * strength(Math.min(Math.abs(r) / magnitude, 1)));
    }

    private double strength(double t) {
        return gamma == 1 ? t : Math.pow(t, gamma);
    }
}
