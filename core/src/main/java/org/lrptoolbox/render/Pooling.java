package org.lrptoolbox.render;

import java.util.Locale;

import org.lrptoolbox.tensor.Tensor;

/** How the relevance of a pixel's channels becomes one number. */
public enum Pooling {
    /** The sum: what the pixel contributed; keeps signs and conservation. */
    SUM,
    /** The root of the sum of squares: how much the pixel matters, whatever the direction. */
    NORM,
    /** The largest magnitude. */
    MAX_ABS;

    /**
     * A number per pixel.
     *
     * @param relevance shape (H, W, channels)
     * @return shape (H, W)
     */
    public Tensor apply(Tensor relevance) {
        Images.requireImage(relevance, false);
        int channels = relevance.dim(2);
        Tensor pooled = Tensor.zeros(relevance.dim(0), relevance.dim(1));
        for (int i = 0; i < pooled.size(); i++) {
            double pool = 0;
            for (int c = 0; c < channels; c++) {
                double r = relevance.data()[i * channels + c];
                pool = switch (this) {
                    case SUM -> pool + r;
                    case NORM -> Math.hypot(pool, r);
                    case MAX_ABS -> Math.max(pool, Math.abs(r));
                };
            }
            pooled.data()[i] = pool;
        }
        return pooled;
    }

    /** The name in lower case with hyphens, as options spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
