package org.lrptoolbox.render;

import org.lrptoolbox.legacy.Compatibility;
import org.lrptoolbox.tensor.Tensor;

/**
 * The five colour maps of the LRP Toolbox, which colour a whole map of relevance R without normalising it first.
 *
 * <p>M is the largest relevance, not the largest magnitude, where a formula does not say otherwise: negative relevance
 * beyond -M leaves the range 0 to 1, which {@link ByteImage} clamps. Without positive relevance M is the largest
 * magnitude, and 1 if there is none at all. {@link Compatibility#ORIGINAL} keeps M as it is (zero or negative), so
 * that such maps are full of negative colours and NaN. Below, c(u, w) = clip(u, 0, w) / w.
 */
public enum ToolboxMap implements ColorMap {
    /**
     * Gray 0.8 for none, red for positive, blue for negative relevance: with t = clip(R/M, -1, 1) the colour
     * (.8+.2t, .8-.8t, .8-.8t) where R &ge; 0 and (.8+.8t, .8+.8t, .8-.2t) where R &lt; 0.
     */
    GRAY_RED("gray-red") {
        @Override
        Tensor paint(Tensor relevance, Compatibility compatibility) {
            double m = Range.peak(relevance, compatibility);
            return draw(relevance, (r, rgb) -> {
                double t = Math.clamp(r / m, -1.0, 1.0);
                double rest = 1 - GRAY;
                if (r < 0) {
                    rgb.set(GRAY + t * GRAY, GRAY + t * GRAY, GRAY - t * rest);
                } else if (r >= 0) {
                    rgb.set(GRAY + t * rest, GRAY - t * GRAY, GRAY - t * GRAY);
                } else {
                    rgb.set(GRAY, GRAY, GRAY);
                }
            });
        }
    },
    /**
     * Light gray for none, red and then dark red for positive relevance: R above ten times the variance of R and below
     * zero counts as zero, x = R/M, and the colour is (.9 - .5 c(x-.3, .7), g, g), g = .9 - .5 c(x, .3) - .4 c(x-.3, .7).
     */
    GRAY_RED2("gray-red2") {
        @Override
        Tensor paint(Tensor relevance, Compatibility compatibility) {
            double limit = 10 * Range.variance(relevance);
            Tensor kept = relevance.map(r -> r > limit || r < 0 ? 0 : r);
            double m = Range.peak(kept, compatibility);
            return draw(kept, (r, rgb) -> {
                double x = r / m;
                double strong = ramp(x - 0.3, 0.7);
                double g = 0.9 - ramp(x, 0.3) * 0.5 - strong * 0.4;
                rgb.set(0.9 - strong * 0.5, g, g);
            });
        }
    },
    /** Black for none, green for positive, blue for negative relevance: (0, R/M, 0) and (0, 0, -R/M). */
    BLACK_GREEN("black-green") {
        @Override
        Tensor paint(Tensor relevance, Compatibility compatibility) {
            double m = Range.peak(relevance, compatibility);
            return draw(relevance, (r, rgb) -> rgb.set(0, r >= 0 ? r / m : 0, r < 0 ? -r / m : 0));
        }
    },
    /**
     * Black for none; red, yellow, white for positive; blue, cyan, white for negative relevance: with x = R/max|R|,
     * r = c(x, .25) + c(-x-.5, .5), g = c(x-.25, .25) + c(-x-.25, .25), b = c(x-.5, .5) + c(-x, .25).
     */
    BLACK_FIRERED("black-firered") {
        @Override
        Tensor paint(Tensor relevance, Compatibility compatibility) {
            double m = Range.magnitude(relevance, compatibility);
            return draw(relevance, (r, rgb) -> {
                double x = r / m;
                rgb.set(ramp(x, 0.25) + ramp(-x - 0.5, 0.5), ramp(x - 0.25, 0.25) + ramp(-x - 0.25, 0.25),
                        ramp(x - 0.5, 0.5) + ramp(-x, 0.25));
            });
        }
    },
    /** Black for none, yellow for positive, blue for negative relevance: (R/M, R/M, 0) and (0, 0, -R/M). */
    BLUE_BLACK_YELLOW("blue-black-yellow") {
        @Override
        Tensor paint(Tensor relevance, Compatibility compatibility) {
            double m = Range.peak(relevance, compatibility);
            return draw(relevance, (r, rgb) -> {
                double yellow = r >= 0 ? r / m : 0;
                rgb.set(yellow, yellow, r < 0 ? -r / m : 0);
            });
        }
    };

    private static final double GRAY = 0.8;

    private final String label;

    ToolboxMap(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The colours of a map of relevance: shape (..., 3) for relevance of shape (...). */
    public Tensor rgb(Tensor relevance) {
        return rgb(relevance, Compatibility.DEFAULT);
    }

    /** As {@link #rgb(Tensor)}; the choice is about maps without positive relevance, or with NaN and infinities. */
    public Tensor rgb(Tensor relevance, Compatibility compatibility) {
        return paint(relevance, compatibility);
    }

    abstract Tensor paint(Tensor relevance, Compatibility compatibility);

    private interface Pixel {
        void set(double red, double green, double blue);
    }

    private interface Brush {
        void paint(double relevance, Pixel rgb);
    }

    private static Tensor draw(Tensor relevance, Brush brush) {
        Tensor out = Images.withChannels(3, relevance.shape());
        double[] rgb = out.data();
        for (int i = 0; i < relevance.size(); i++) {
            int at = 3 * i;
            brush.paint(relevance.data()[i], (red, green, blue) -> {
                rgb[at] = red;
                rgb[at + 1] = green;
                rgb[at + 2] = blue;
            });
        }
        return out;
    }

    /** c(u, width): rises from 0 at 0 to 1 at {@code width}. */
    private static double ramp(double u, double width) {
        return Math.clamp(u, 0.0, width) / width;
    }
}
