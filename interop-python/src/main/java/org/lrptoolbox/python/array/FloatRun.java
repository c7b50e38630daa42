package org.lrptoolbox.python.array;

/** Sums of float32 in float32. */
final class FloatRun {
    private FloatRun() {}

    /** As {@link DoubleRun#pairwise}, in single precision. */
    static float pairwise(float[] a, int at, int step, int n) {
        if (n < 8) {
            float sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a[at + i * step];
            }
            return sum;
        }
        if (n > 128) {
            int half = n / 2;
            half -= half % 8;
            return pairwise(a, at, step, half) + pairwise(a, at + half * step, step, n - half);
        }
        float[] r = new float[8];
        for (int k = 0; k < 8; k++) {
            r[k] = a[at + k * step];
        }
        int i = 8;
        for (; i < n - n % 8; i += 8) {
            for (int k = 0; k < 8; k++) {
                r[k] += a[at + (i + k) * step];
            }
        }
        float sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        for (; i < n; i++) {
            sum += a[at + i * step];
        }
        return sum;
    }
}
