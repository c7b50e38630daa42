package org.lrptoolbox.python.random;

import java.math.BigDecimal;

import org.lrptoolbox.random.RandomBits;

/**
 * Normal and exponential numbers by the ziggurat of Marsaglia and Tsang (2000): 256 layers of equal area under the
 * density, chosen by eight random bits. Layer 0 is the lowest, with the tail beyond {@code r}.
 *
 * <p>NumPy's table of the normal layers was computed in doubles, from an area of 16 digits, with one logarithm two last
 * places off; here it is computed likewise, so that all numbers are the same to the last bit. Its exponential table is
 * exact.
 */
final class Ziggurat {
    private static final int LAYERS = 256;
    static final double NORMAL_TAIL = 3.654152885361009;
    private static final double NORMAL_AREA = 0.004928673233974652;
    private static final int ODD_LAYER = 37;
    private static final BigDecimal EXPONENTIAL_TAIL = new BigDecimal("7.6971174701310497140446280481");
    static final double TAIL = EXPONENTIAL_TAIL.doubleValue();
    private static final int NORMAL_BITS = 52;
    private static final int EXPONENTIAL_BITS = 53;
    private static final double NORMAL_UNIT = 0x1p52;
    private static final double EXPONENTIAL_UNIT = 0x1p53;

    private static final Ziggurat NORMAL = normalLayers();
    private static final Ziggurat EXPONENTIAL = exponentialLayers();

    /** Below this the number is inside its layer for certain. */
    private final long[] inside = new long[LAYERS];
    /** The width of a layer for a unit of the random number. */
    private final double[] width = new double[LAYERS];
    /** The density at the right end of a layer. */
    private final double[] density = new double[LAYERS];

    private Ziggurat() {}

    /** The three tables of the layers: see the fields of the same names. */
    record Layers(long[] inside, double[] width, double[] density) {}

    /** The layers of the normal distribution for random numbers of so many bits. */
    static Layers normalLayersOf(int bits) {
        return NORMAL.scaled(NORMAL_BITS - bits);
    }

    /** The layers of the exponential distribution for random numbers of so many bits. */
    static Layers exponentialLayersOf(int bits) {
        return EXPONENTIAL.scaled(EXPONENTIAL_BITS - bits);
    }

    private Layers scaled(int fewer) {
        long[] limits = new long[LAYERS];
        double[] widths = new double[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            limits[i] = inside[i] >>> fewer;
            widths[i] = Math.scalb(width[i], fewer);
        }
        return new Layers(limits, widths, density);
    }

    private static Ziggurat normalLayers() {
        Ziggurat z = new Ziggurat();
        double x = NORMAL_TAIL;
        z.density[LAYERS - 1] = Precise.exp(-0.5 * x * x);
        z.width[LAYERS - 1] = x / NORMAL_UNIT;
        double lowest = NORMAL_AREA / z.density[LAYERS - 1];
        z.width[0] = lowest / NORMAL_UNIT;
        z.inside[0] = (long) (x / lowest * NORMAL_UNIT);
        z.density[0] = 1;
        for (int i = LAYERS - 2; i > 0; i--) {
            double next = Math.sqrt(-2 * Precise.log(NORMAL_AREA / x + z.density[i + 1]));
            next -= i == ODD_LAYER ? 2 * Math.ulp(next) : 0;
            z.inside[i + 1] = (long) (next / x * NORMAL_UNIT);
            z.width[i] = next / NORMAL_UNIT;
            z.density[i] = Precise.exp(-0.5 * next * next);
            x = next;
        }
        return z;
    }

    private static Ziggurat exponentialLayers() {
        Ziggurat z = new Ziggurat();
        BigDecimal unit = new BigDecimal(EXPONENTIAL_UNIT);
        BigDecimal x = EXPONENTIAL_TAIL;
        BigDecimal y = Precise.exp(x.negate());
        BigDecimal area = x.add(BigDecimal.ONE).multiply(y);
        BigDecimal lowest = x.add(BigDecimal.ONE);
        z.density[LAYERS - 1] = y.doubleValue();
        z.width[LAYERS - 1] = Precise.quotient(x, unit).doubleValue();
        z.width[0] = Precise.quotient(lowest, unit).doubleValue();
        z.inside[0] = Precise.quotient(x, lowest).multiply(unit).longValue();
        z.density[0] = 1;
        for (int i = LAYERS - 2; i > 0; i--) {
            y = Precise.quotient(area, x).add(y);
            BigDecimal next = Precise.log(y).negate();
            z.inside[i + 1] = Precise.quotient(next, x).multiply(unit).longValue();
            z.width[i] = Precise.quotient(next, unit).doubleValue();
            z.density[i] = y.doubleValue();
            x = next;
        }
        return z;
    }

    static double normal(RandomBits bits) {
        while (true) {
            long word = bits.nextLong();
            int layer = (int) word & 0xff;
            boolean negative = (word >>> 8 & 1) != 0;
            long units = word >>> 9 & 0xfffffffffffffL;
            double x = units * NORMAL.width[layer];
            x = negative ? -x : x;
            if (units < NORMAL.inside[layer]) {
                return x;
            } else if (layer == 0) {
                return normalTail(bits, (units >>> 8 & 1) != 0);
            } else if (NORMAL.isUnder(layer, bits.nextDouble(), Math.exp(-0.5 * x * x))) {
                return x;
            }
        }
    }

    private static double normalTail(RandomBits bits, boolean negative) {
        while (true) {
            double beyond = -0.2736612373297583 * Math.log1p(-bits.nextDouble());
            double height = -Math.log1p(-bits.nextDouble());
            if (height + height > beyond * beyond) {
                return negative ? -(NORMAL_TAIL + beyond) : NORMAL_TAIL + beyond;
            }
        }
    }

    static double exponential(RandomBits bits) {
        while (true) {
            long word = bits.nextLong() >>> 3;
            int layer = (int) word & 0xff;
            long units = word >>> 8;
            double x = units * EXPONENTIAL.width[layer];
            if (units < EXPONENTIAL.inside[layer]) {
                return x;
            } else if (layer == 0) {
                return TAIL - Math.log1p(-bits.nextDouble());
            } else if (EXPONENTIAL.isUnder(layer, bits.nextDouble(), Math.exp(-x))) {
                return x;
            }
        }
    }

    /** Whether a number at the right of a layer, at a random height, lies under the density. */
    private boolean isUnder(int layer, double random, double there) {
        return (density[layer - 1] - density[layer]) * random + density[layer] < there;
    }
}
