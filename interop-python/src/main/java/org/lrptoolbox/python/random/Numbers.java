package org.lrptoolbox.python.random;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import org.lrptoolbox.random.RandomBits;

/** What NumPy's generators, old and new, draw alike. */
final class Numbers {
    private Numbers() {}

    static double[] fill(int n, DoubleSupplier next) {
        double[] out = new double[n];
        Arrays.setAll(out, i -> next.getAsDouble());
        return out;
    }

    static long[] count(int n, LongSupplier next) {
        long[] out = new long[n];
        Arrays.setAll(out, i -> next.getAsLong());
        return out;
    }

    static double[] laplace(RandomBits bits, double loc, double scale, int n) {
        return fill(n, () -> loc + scale * laplace(bits));
    }

    /** The next number of the Laplace distribution around 0 of scale 1. */
    private static double laplace(RandomBits bits) {
        double u = bits.nextDouble();
        while (u == 0) {
            u = bits.nextDouble();
        }
        return u >= 0.5 ? -Math.log(2.0 - u - u) : Math.log(u + u);
    }
}
