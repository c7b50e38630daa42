package org.lrptoolbox.python.random;

import org.lrptoolbox.random.RandomBits;

/**
 * Numbers of 24 bits from words of 32, as NumPy's {@code Generator} draws them for {@code dtype=float32}: the layers of
 * {@link Ziggurat} with units of 23 bits, and all formulas in single precision.
 */
final class FloatDraws {
    private static final Ziggurat.Layers NORMAL = Ziggurat.normalLayersOf(23);
    private static final Ziggurat.Layers EXPONENTIAL = exponentialLayers();
    /** The width of this layer lies half way between two floats, and NumPy's table has the upper one. */
    private static final int ODD_LAYER = 226;
    private static final float NORMAL_TAIL = (float) Ziggurat.NORMAL_TAIL;
    private static final float INVERSE_TAIL = 0.27366123f;
    private static final float EXPONENTIAL_TAIL = (float) Ziggurat.TAIL;

    private FloatDraws() {}

    private static Ziggurat.Layers exponentialLayers() {
        Ziggurat.Layers layers = Ziggurat.exponentialLayersOf(23);
        layers.width()[ODD_LAYER] = Math.nextUp((float) layers.width()[ODD_LAYER]);
        return layers;
    }

    /** A number of [0, 1). */
    static float uniform(RandomBits bits) {
        return (bits.nextInt() >>> 8) * 0x1p-24f;
    }

    static float normal(RandomBits bits) {
        while (true) {
            int word = bits.nextInt();
            int layer = word & 0xff;
            int units = word >>> 9;
            float x = units * (float) NORMAL.width()[layer];
            x = (word >>> 8 & 1) != 0 ? -x : x;
            if (units < NORMAL.inside()[layer]) {
                return x;
            } else if (layer == 0) {
                return normalTail(bits, (units >>> 8 & 1) != 0);
            } else if (isUnder(NORMAL, layer, uniform(bits), Math.exp(-0.5 * x * x))) {
                return x;
            }
        }
    }

    private static float normalTail(RandomBits bits, boolean negative) {
        while (true) {
            float beyond = -INVERSE_TAIL * logOfRest(bits);
            float height = -logOfRest(bits);
            if (height + height > beyond * beyond) {
                return negative ? -(NORMAL_TAIL + beyond) : NORMAL_TAIL + beyond;
            }
        }
    }

    static float exponential(RandomBits bits) {
        while (true) {
            int word = bits.nextInt() >>> 1;
            int layer = word & 0xff;
            int units = word >>> 8;
            float x = units * (float) EXPONENTIAL.width()[layer];
            if (units < EXPONENTIAL.inside()[layer]) {
                return x;
            } else if (layer == 0) {
                return EXPONENTIAL_TAIL - logOfRest(bits);
            } else if (isUnder(EXPONENTIAL, layer, uniform(bits), (float) Math.exp(-x))) {
                return x;
            }
        }
    }

    /** An exponential number by the inverse of its distribution. */
    static float inverseExponential(RandomBits bits) {
        return -logOfRest(bits);
    }

    /** The logarithm of one minus a uniform number, which is never zero. */
    private static float logOfRest(RandomBits bits) {
        return (float) Math.log1p(-uniform(bits));
    }

    private static boolean isUnder(Ziggurat.Layers layers, int layer, float random, double there) {
        float above = (float) layers.density()[layer - 1];
        float below = (float) layers.density()[layer];
        return (above - below) * random + below < there;
    }

    /** A gamma distributed number: Marsaglia and Tsang (2000) from shape 1 on, by rejection below. */
    static float gamma(RandomBits bits, float shape) {
        if (shape == 1) {
            return exponential(bits);
        } else if (shape == 0) {
            return 0;
        }
        return shape < 1 ? smallGamma(bits, shape) : largeGamma(bits, shape);
    }

    private static float smallGamma(RandomBits bits, float shape) {
        while (true) {
            float u = uniform(bits);
            float v = exponential(bits);
            boolean low = u <= 1 - shape;
            float y = low ? 0 : -(float) Math.log((1 - u) / shape);
            float x = (float) Math.pow(low ? u : 1 - shape + shape * y, 1 / shape);
            if (x <= v + y) {
                return x;
            }
        }
    }

    private static float largeGamma(RandomBits bits, float shape) {
        float b = shape - 1 / 3f;
        float c = 1 / (float) Math.sqrt(9 * b);
        while (true) {
            float x;
            float root;
            do {
                x = normal(bits);
                root = 1 + c * x;
            } while (root <= 0);
            float v = root * root * root;
            float u = uniform(bits);
            if (u < 1 - 0.0331f * (x * x) * (x * x)
                    || (float) Math.log(u) < 0.5f * x * x + b * (1 - v + (float) Math.log(v))) {
                return b * v;
            }
        }
    }
}
