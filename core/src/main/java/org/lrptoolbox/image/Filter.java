package org.lrptoolbox.image;

import java.util.Locale;

/**
 * How pixels are weighted when a picture is resized: the kernel w(t) of the distance t to the pixel's centre, in units
 * of the coarser of the two grids.
 */
public enum Filter {
    /** The mean of all covered pixels; w = 1 within 1/2. */
    BOX(0.5) {
        @Override
        double weight(double t) {
            return t > -0.5 && t <= 0.5 ? 1 : 0;
        }
    },
    /** Linear interpolation; w = 1 - |t|. */
    BILINEAR(1) {
        @Override
        double weight(double t) {
            return Math.max(0, 1 - Math.abs(t));
        }
    },
    /** A windowed sinc of one lobe; w = sinc(t) (0.54 + 0.46 cos(pi t)). */
    HAMMING(1) {
        @Override
        double weight(double t) {
            return Math.abs(t) >= 1 ? 0 : sinc(t) * (0.54 + 0.46 * Math.cos(Math.PI * t));
        }
    },
    /** Cubic convolution with a = -1/2 (Keys 1981). */
    BICUBIC(2) {
        @Override
        double weight(double t) {
            double x = Math.abs(t);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
        }
    },
    /** A windowed sinc of three lobes; w = sinc(t) sinc(t/3). */
    LANCZOS(3) {
        @Override
        double weight(double t) {
            return t >= -3 && t < 3 ? sinc(t) * sinc(t / 3) : 0;
        }
    };

    private final double support;

    Filter(double support) {
        this.support = support;
    }

    /** Beyond this distance the weight is 0. */
    double support() {
        return support;
    }

    abstract double weight(double t);

    private static double sinc(double t) {
        double x = Math.PI * t;
        return t == 0 ? 1 : Math.sin(x) / x;
    }

    /** The name in lower case, as settings spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
